/** One station: is it open, what is in it, how to get in and there, and what people found. */

import type { Finding, StationDetail, Vocabulary } from '../../core/api';
import { navigate, toast } from '../../core/dialogs';
import { updated } from '../../core/format';
import { toApiError, type ApiError } from '../../core/http';
import { carePage, during } from '../../core/page';
import { breakable, type FacilityView } from '../../core/present';
import { stationOfScene } from '../../core/scene';
import { getMe, isLoggedIn, knownMe } from '../../services/accounts';
import { copySavedAt, findInCopy } from '../../services/copy';
import {
  countVisit,
  getStation,
  isFavourite,
  listFavourites,
  setFavourite,
  tellFinding,
  verifyStation,
} from '../../services/stations';
import { looksAfter } from '../../services/tasks';
import { getVocabulary } from '../../services/vocabulary';
import { detailOfCopy, shownOf, type Shown } from './view';

const FINDINGS: { code: Finding; name: string }[] = [
  { code: 'open', name: '开着' },
  { code: 'locked', name: '锁着门' },
  { code: 'no_water', name: '没有水' },
  { code: 'out_of_order', name: '设施坏了' },
];

/** How long the quiet tick stays under the presets. */
const TICK_MS = 6000;

carePage({
  data: {
    phase: 'loading' as 'loading' | 'ready' | 'error' | 'missing',
    error: '',
    notice: '',
    one: null as Shown | null,
    breakable: [] as FacilityView[],
    isWeekOpen: false,
    isFavourite: false,
    findings: FINDINGS,
    /** May say that everything shown is true. */
    isKeeper: false,
    isVerified: false,
    isBusy: false,
    telling: '',
    tick: '',
    isChoosingFacility: false,
    isLoggingIn: false,
  },

  id: '',
  isScanned: false,
  words: null as Vocabulary | null,
  station: null as StationDetail | null,
  ticking: 0,
  /** What the person wanted to do when the login came between. */
  wanted: null as (() => unknown) | null,

  onLoad(query: { id?: string; scene?: string }) {
    this.id = query.id ?? stationOfScene(query.scene ?? '');
    this.isScanned = query.scene !== undefined;
    if (!this.id) {
      this.setData({ phase: 'missing' });
      return;
    }
    countVisit(this.id).catch((error: unknown) => console.warn('visit', error));
    void this.load();
  },

  onUnload() {
    clearTimeout(this.ticking);
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  onShareAppMessage() {
    const { one } = this.data;
    const isOpen = one?.state.state === 'open';
    const title = one ? `${one.name}：${isOpen ? '开着，' : ''}${one.state.words}` : '驿站';
    return { title, path: `/pages/station/station?id=${this.id}` };
  },

  async load() {
    try {
      this.words = await getVocabulary();
      this.show(await getStation(this.id), '');
      void this.loadMine();
    } catch (error) {
      this.showCopy(toApiError(error));
    }
  },

  show(station: StationDetail, notice: string) {
    if (!this.words) return;
    this.station = station;
    const one = shownOf(station, this.words, Date.now(), this.isScanned);
    this.setData({ phase: 'ready', one, notice, isFavourite: isFavourite(this.id) });
  },

  showCopy(error: ApiError) {
    // Not there, or an id that can be none of ours: a link that was cut short.
    if (error.status === 404 || error.status === 422) {
      this.setData({ phase: 'missing' });
      return;
    }
    const now = Date.now();
    const copy = findInCopy(this.id, now);
    if (!copy || !this.words) {
      this.setData({ phase: 'error', error: error.message });
      return;
    }
    const why = error.code === 'offline' ? '没有网络' : '服务暂时连不上';
    this.show(detailOfCopy(copy), `${why}，${updated(copySavedAt() ?? now, now)}`);
  },

  retry() {
    this.setData({ phase: this.data.one ? 'ready' : 'loading' });
    void this.load();
  },

  toStations() {
    wx.switchTab({ url: '/pages/index/index' });
  },

  // ---- looking

  openPhoto(e: WechatMiniprogram.TouchEvent) {
    const urls = this.data.one?.photos.map((one) => one.url) ?? [];
    wx.previewImage({ urls, current: e.currentTarget.dataset.url as string });
  },

  toggleWeek() {
    this.setData({ isWeekOpen: !this.data.isWeekOpen });
  },

  go() {
    if (!this.station) return;
    const { latitude, longitude, name, address } = this.station;
    navigate({ latitude, longitude, name, address });
  },

  call() {
    const phoneNumber = this.data.one?.phone;
    if (phoneNumber) wx.makePhoneCall({ phoneNumber, fail: () => undefined });
  },

  // ---- what needs a login: asked for only now, and done right after it

  withLogin(act: () => unknown) {
    if (isLoggedIn()) {
      act();
      return;
    }
    this.wanted = act;
    this.setData({ isLoggingIn: true });
  },

  // First what was wanted: a list asked for meanwhile would not know of it yet.
  async onLogin() {
    const { wanted } = this;
    this.wanted = null;
    this.setData({ isLoggingIn: false });
    await wanted?.();
    await this.loadMine();
  },

  closeLogin() {
    this.wanted = null;
    this.setData({ isLoggingIn: false });
  },

  /** What this person has to do with the station; it stands without that as well. */
  async loadMine() {
    if (!isLoggedIn()) return;
    try {
      const [me] = await Promise.all([knownMe() ?? getMe(), listFavourites()]);
      const { station } = this;
      const isKeeper = station !== null && looksAfter(me, station);
      this.setData({ isKeeper, isFavourite: isFavourite(this.id) });
    } catch (error) {
      console.warn('mine', error);
    }
  },

  async verify() {
    const { station } = this;
    if (!station) return;
    await during(this, async () => {
      this.show(await verifyStation(station.region_code, station.id), '');
      this.setData({ isVerified: true });
    });
  },

  toggleFavourite() {
    this.withLogin(() => this.changeFavourite());
  },

  async changeFavourite() {
    const isWanted = !this.data.isFavourite;
    this.setData({ isFavourite: isWanted });
    try {
      await setFavourite(this.id, isWanted);
    } catch (error) {
      this.setData({ isFavourite: !isWanted });
      toast(toApiError(error).message);
    }
  },

  tapFinding(e: WechatMiniprogram.TouchEvent) {
    const code = e.currentTarget.dataset.code as Finding;
    this.withLogin(() => {
      if (code === 'out_of_order') this.chooseFacility();
      else void this.tell(code);
    });
  },

  chooseFacility() {
    if (!this.station || !this.words) return;
    this.setData({
      breakable: breakable(this.station, this.words),
      isChoosingFacility: true,
    });
  },

  tapFacility(e: WechatMiniprogram.TouchEvent) {
    this.setData({ isChoosingFacility: false });
    void this.tell('out_of_order', e.currentTarget.dataset.code as string);
  },

  closeFacilities() {
    this.setData({ isChoosingFacility: false });
  },

  async tell(finding: Finding, facility?: string) {
    if (this.data.telling) return;
    this.setData({ telling: finding, tick: '' });
    try {
      const { sentence } = await tellFinding(this.id, finding, facility);
      this.show(await getStation(this.id), '');
      this.setData({ tick: sentence });
      clearTimeout(this.ticking);
      this.ticking = setTimeout(() => this.setData({ tick: '' }), TICK_MS);
    } catch (error) {
      toast(toApiError(error).message);
    }
    this.setData({ telling: '' });
  },

  reportFault() {
    this.withLogin(() => wx.navigateTo({ url: `/pages/fault/fault?id=${this.id}` }));
  },
});
