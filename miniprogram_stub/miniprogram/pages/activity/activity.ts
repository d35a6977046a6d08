/** One activity: what it is, when and where, and a place in one of its shifts. */

import type { ActivityDetail, Shift, Signup, VolunteeringWords } from '../../core/api';
import { choose, confirm, navigate, toast } from '../../core/dialogs';
import { slot } from '../../core/format';
import { toApiError, type ApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { isLoggedIn } from '../../services/accounts';
import { copyOfActivity, getActivity } from '../../services/activities';
import { askToTell, templatesOf } from '../../services/messages';
import { acceptOffer, cancelSignup, signUp } from '../../services/signups';
import { getVocabulary } from '../../services/vocabulary';
import { getVolunteer, getVolunteering, knownVolunteer } from '../../services/volunteers';
import { rolesOf, type Act, type Scene } from './reasons';
import {
  roleRows,
  shiftRows,
  shownOf,
  tickOf,
  type RoleRow,
  type ShiftRow,
  type Shown,
} from './view';

const GAINS = ['报名参加志愿活动', '有名额、有变动马上知道', '服务时长记在您名下'];

interface Wanted {
  shiftId: string;
  roleId: string | null;
}

carePage({
  data: {
    phase: 'loading' as 'loading' | 'ready' | 'error' | 'missing',
    error: '',
    notice: '',
    one: null as Shown | null,
    rows: [] as ShiftRow[],
    hidden: 0,
    isAllShown: false,
    gains: GAINS,
    /** The shift whose button is at work. */
    busyId: '',
    /** What became of the last tap, under its shift. */
    tickId: '',
    tick: '',
    /** May still be asked whether WeChat may tell of changes. */
    mayAsk: false,
    hasTemplates: false,
    roles: [] as RoleRow[],
    isChoosingRole: false,
    isLoggingIn: false,
  },

  region: '',
  id: '',
  activity: null as ActivityDetail | null,
  words: null as VolunteeringWords | null,
  refused: {} as Record<string, string>,
  templates: [] as string[],
  isMineKnown: false,
  choosing: '',
  /** The place that the person wanted when a login, or becoming a volunteer, came between. */
  wanted: null as Wanted | null,
  isAway: false,

  onLoad(query: { region?: string; id?: string }) {
    this.region = query.region ?? '';
    this.id = query.id ?? '';
    this.refused = {};
    // Without an id the address is that of a list: a link that was cut short.
    if (this.id) void this.load();
    else this.setData({ phase: 'missing' });
  },

  /** Back after a while: an offer may have come, or gone. */
  async onShow() {
    const { wanted, isAway } = this;
    this.isAway = false;
    if (isAway) this.wanted = null;
    if (!this.activity || this.data.busyId) return;
    this.refused = {};
    await this.refresh();
    // Back from becoming a volunteer: what was wanted goes on by itself.
    if (isAway && wanted && knownVolunteer()) await this.signUp(wanted);
  },

  async onPullDownRefresh() {
    this.refused = {};
    await this.load();
    wx.stopPullDownRefresh();
  },

  onShareAppMessage() {
    const { one, rows } = this.data;
    const when = rows.length ? `，${rows[0].when}` : '';
    const title = one ? `${one.title}${when}` : '志愿活动';
    return { title, path: `/pages/activity/activity?region=${this.region}&id=${this.id}` };
  },

  // ---- showing

  async load() {
    try {
      this.region ||= (await getVocabulary()).default_region;
      this.words = await getVolunteering(this.region);
      this.show(await getActivity(this.region, this.id), '');
      await this.loadMine();
    } catch (error) {
      this.showCopy(toApiError(error));
    }
  },

  /** Who the person is to the activity: for the reasons before the tap, and for what WeChat asks. */
  async loadMine() {
    if (!isLoggedIn()) return;
    try {
      const [, templates] = await Promise.all([getVolunteer(this.region), templatesOf('sign_up')]);
      this.isMineKnown = true;
      this.templates = templates;
      this.setData({ hasTemplates: templates.length > 0 });
      this.draw();
    } catch (error) {
      console.warn('mine', error);
    }
  },

  show(activity: ActivityDetail, notice: string) {
    this.activity = activity;
    this.setData({ phase: 'ready', notice });
    this.draw();
  },

  showCopy(error: ApiError) {
    if (error.status === 404 || error.status === 422) {
      this.setData({ phase: 'missing' });
      return;
    }
    const copy = copyOfActivity(this.id);
    if (!copy || !this.words) {
      this.setData({ phase: 'error', error: error.message });
      return;
    }
    const why = error.code === 'offline' ? '没有网络' : '服务暂时连不上';
    this.show(copy, `${why}，名额可能有变化`);
  },

  scene(): Scene | null {
    const { activity, words, refused } = this;
    if (!activity || !words) return null;
    return { activity, words, isVolunteer: knownVolunteer() !== null, refused, now: Date.now() };
  },

  draw() {
    const scene = this.scene();
    if (!scene) return;
    this.setData({ one: shownOf(scene), ...shiftRows(scene, this.data.isAllShown) });
  },

  showAll() {
    this.setData({ isAllShown: true });
    this.draw();
  },

  retry() {
    this.setData({ phase: this.data.one ? 'ready' : 'loading' });
    void this.load();
  },

  toActivities() {
    wx.switchTab({ url: '/pages/activities/activities' });
  },

  openPhoto(e: WechatMiniprogram.TouchEvent) {
    const urls = this.data.one?.photos.map((one) => one.url) ?? [];
    wx.previewImage({ urls, current: e.currentTarget.dataset.url as string });
  },

  go() {
    if (!this.activity) return;
    const { latitude, longitude, place, meeting_point: address, title } = this.activity;
    navigate({ latitude, longitude, name: place || title, address });
  },

  // ---- a place

  shiftOf(id: string): Shift | undefined {
    return this.activity?.shifts.find((one: Shift) => one.id === id);
  },

  /** The one button of a shift. */
  tap(e: WechatMiniprogram.TouchEvent) {
    const { id, act } = e.currentTarget.dataset as { id: string; act: Act };
    const shift = this.shiftOf(id);
    if (!shift || this.data.busyId) return;
    if (act === 'sign_up') this.begin(shift);
    else if (act === 'accept') this.accept(shift);
    else if (act === 'wait') void this.tapWaiting(shift);
    else if (act === 'cancel') void this.cancel(shift);
  },

  begin(shift: Shift) {
    const roles = rolesOf(shift);
    if (roles.length < 2) {
      this.want({ shiftId: shift.id, roleId: null });
      return;
    }
    const scene = this.scene();
    if (!scene) return;
    this.choosing = shift.id;
    this.setData({ roles: roleRows(shift, scene), isChoosingRole: true });
  },

  tapRole(e: WechatMiniprogram.TouchEvent) {
    const { id, reason } = e.currentTarget.dataset as { id: string; reason: string };
    if (reason) return;
    this.setData({ isChoosingRole: false });
    this.want({ shiftId: this.choosing, roleId: id });
  },

  closeRoles() {
    this.setData({ isChoosingRole: false });
  },

  /** Asks WeChat first, while the tap lasts; the sign-up does not wait for the answer. */
  want(wanted: Wanted) {
    if (!isLoggedIn()) {
      this.wanted = wanted;
      this.setData({ isLoggingIn: true });
      return;
    }
    if (this.isMineKnown && !knownVolunteer()) {
      this.toVolunteer(wanted);
      return;
    }
    this.setData({ mayAsk: !this.ask() });
    void this.signUp(wanted);
  },

  /** True when WeChat was asked, or has nothing to ask. */
  ask(): boolean {
    if (!this.isMineKnown) return false;
    askToTell(this.templates);
    return true;
  },

  askLater() {
    this.setData({ mayAsk: !this.ask() });
  },

  async onLogin() {
    const { wanted } = this;
    this.wanted = null;
    this.setData({ isLoggingIn: false, mayAsk: true });
    await Promise.all([this.loadMine(), this.refresh()]);
    if (!wanted) return;
    if (this.isMineKnown && !knownVolunteer()) this.toVolunteer(wanted);
    else await this.signUp(wanted);
  },

  closeLogin() {
    this.wanted = null;
    this.setData({ isLoggingIn: false });
  },

  toVolunteer(wanted: Wanted) {
    this.wanted = wanted;
    this.isAway = true;
    this.setData({ mayAsk: true });
    wx.navigateTo({ url: '/pages/volunteer/volunteer?next=signup' });
  },

  async signUp(wanted: Wanted) {
    const shift = this.shiftOf(wanted.shiftId);
    // Who turned out to have a place already keeps it.
    if (!shift || shift.mine) return;
    await this.act(shift, (on: ActivityDetail) => signUp(on, shift, wanted.roleId), wanted);
  },

  accept(shift: Shift) {
    this.ask();
    void this.act(shift, (on: ActivityDetail) => acceptOffer(on, shift));
  },

  /** One act on a shift at a time; what became of it stands under its button. */
  async act(
    shift: Shift,
    go: (activity: ActivityDetail) => Promise<Signup>,
    wanted: Wanted | null = null,
  ) {
    const { activity } = this;
    if (!activity || this.data.busyId) return;
    this.setData({ busyId: shift.id, tickId: '', tick: '' });
    try {
      const signup = await go(activity);
      this.setData({ tickId: shift.id, tick: tickOf(signup) });
      this.hold(shift.id, signup, wanted);
    } catch (caught) {
      this.refuse(toApiError(caught), shift, wanted);
    }
    await this.refresh();
    this.setData({ busyId: '' });
  },

  /** The answer to the tap, as long as the activity is not read again. */
  hold(id: string, { state, rank }: Signup, wanted: Wanted | null) {
    const { activity } = this;
    if (!activity) return;
    const shifts = activity.shifts.map((one: Shift) => {
      if (one.id !== id) return one;
      if (state === 'cancelled') return { ...one, mine: null };
      const role = wanted?.roleId ?? one.mine?.role_id ?? rolesOf(one)[0].id;
      return { ...one, mine: { state, rank, role_id: role, offered_until: null } };
    });
    this.activity = { ...activity, shifts };
  },

  /** What the service says by now; without an answer what it said before stays. */
  async refresh() {
    try {
      this.activity = await getActivity(this.region, this.id);
    } catch (error) {
      console.warn('refresh', error);
    }
    this.draw();
  },

  refuse(error: ApiError, shift: Shift, wanted: Wanted | null) {
    if (error.code === 'not_a_volunteer' && wanted) this.toVolunteer(wanted);
    else if (error.status === 409 && wanted) this.refused[shift.id] = error.message;
    else toast(error.message);
  },

  async tapWaiting(shift: Shift) {
    const index = await choose(['看看轮到没有', '不候补了']);
    if (index === 0) await this.look(shift);
    if (index === 1) await this.act(shift, (on: ActivityDetail) => cancelSignup(on, shift));
  },

  /** Only reads: to sign up again might mean the end of the queue. */
  async look(shift: Shift) {
    this.setData({ busyId: shift.id, tickId: '', tick: '' });
    try {
      this.activity = await getActivity(this.region, this.id);
      const mine = this.shiftOf(shift.id)?.mine;
      this.setData({ tickId: shift.id, tick: mine ? tickOf(mine) : '已不在候补名单里' });
    } catch (error) {
      toast(toApiError(error).message);
    }
    this.setData({ busyId: '' });
    this.draw();
  },

  decline(e: WechatMiniprogram.TouchEvent) {
    const shift = this.shiftOf(e.currentTarget.dataset.id as string);
    if (shift) void this.cancel(shift);
  },

  async cancel(shift: Shift) {
    const when = slot(Date.parse(shift.starts_at), Date.parse(shift.ends_at), Date.now());
    const text = `${when} 的名额会让给别人。`;
    if (await confirm('不参加了？', text, '取消报名')) {
      await this.act(shift, (on: ActivityDetail) => cancelSignup(on, shift));
    }
  },
});
