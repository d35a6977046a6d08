/** 志愿者: becoming one with a name and a year of birth, and what may be said besides. */

import type { Me, Volunteer, VolunteeringWords } from '../../core/api';
import { done } from '../../core/dialogs';
import { toApiError } from '../../core/http';
import { Once } from '../../core/once';
import { during, minePage } from '../../core/page';
import { tellPrivacyUpdated } from '../../core/update';
import { bindPhone, getMe } from '../../services/accounts';
import { getRegion } from '../../services/vocabulary';
import {
  becomeVolunteer,
  changeVolunteer,
  getVolunteer,
  getVolunteering,
} from '../../services/volunteers';
import {
  birthYears,
  changeOf,
  communitiesOf,
  EMPTY,
  formOf,
  marked,
  needsGuardian,
  newOf,
  toggled,
  wrongOf,
  type Choice,
  type Form,
  type Several,
} from './form';
import { CONSENT_VERSION, USES } from './text';

/** Where the wheel of years stands at first. */
const USUAL_AGE = 35;

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    isBusy: false,
    gains: ['报名参加志愿活动', '服务时长记在您名下', '随时开服务记录证明'],
    uses: USES,
    number: '',
    suspended: '',
    phone: '',
    form: EMPTY,
    years: [] as string[],
    year: 0,
    communities: [] as { id: string; name: string }[],
    community: 0,
    skills: [] as Choice[],
    languages: [] as Choice[],
    freeTimes: [] as Choice[],
    isMinor: false,
    isRestOpen: false,
    wrong: '',
  },

  region: '',
  words: null as VolunteeringWords | null,
  // Made when the page is: WeChat copies what stands here, and a copy has no methods.
  once: null as unknown as Once,
  isForSignup: false,

  onLoad(query: { next?: string }) {
    this.once = new Once();
    this.isForSignup = query.next === 'signup';
    void this.load();
  },

  async fill() {
    const region = await getRegion();
    this.region = region.code;
    const [words, me, volunteer] = await Promise.all([
      getVolunteering(region.code),
      getMe(),
      getVolunteer(region.code),
    ]);
    this.words = words;
    const years = birthYears(words, Date.now());
    this.setData({
      communities: communitiesOf(region),
      years,
      year: Math.min(USUAL_AGE - words.least_age, years.length - 1),
    });
    this.show(me, volunteer);
  },

  show(me: Me, volunteer: Volunteer | null) {
    this.setData({
      phase: 'ready',
      phone: me.phone_masked ?? '',
      number: volunteer?.number ?? '',
      suspended: volunteer && volunteer.state !== 'active' ? volunteer.reason || '已暂停' : '',
      isRestOpen: volunteer !== null,
    });
    this.draw(volunteer ? formOf(volunteer) : this.data.form);
  },

  draw(form: Form) {
    const { words } = this;
    if (!words) return;
    const { communities } = this.data;
    this.setData({
      form,
      skills: marked(words.skills, form.skills),
      languages: marked(words.languages, form.languages),
      freeTimes: marked(words.free_times, form.freeTimes),
      community: Math.max(
        0,
        communities.findIndex((one: { id: string }) => one.id === form.communityId),
      ),
      isMinor: needsGuardian(form, words, Date.now()),
      wrong: '',
    });
  },

  set(part: Partial<Form>) {
    this.draw({ ...this.data.form, ...part });
  },

  // ---- filling in

  async onPhone(e: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = e.detail;
    if (!code) return;
    await during(this, async () => {
      const me = await bindPhone(code);
      this.setData({ phone: me.phone_masked ?? '', wrong: '' });
      done('手机号绑好了');
    });
    // Staff may have entered this person from paper: the number brings the record along.
    if (this.data.phone && !this.data.number) await this.takeOver();
  },

  async takeOver() {
    try {
      const volunteer = await getVolunteer(this.region);
      if (!volunteer) return;
      this.show(await getMe(), volunteer);
      this.goOn();
    } catch (error) {
      console.warn('volunteer', error);
    }
  },

  onText(e: WechatMiniprogram.Input) {
    const { field } = e.currentTarget.dataset as { field: keyof Form };
    this.data.form = { ...this.data.form, [field]: e.detail.value };
    if (this.data.wrong) this.setData({ wrong: '' });
  },

  pickYear(e: WechatMiniprogram.PickerChange) {
    const year = Number(e.detail.value);
    this.setData({ year });
    this.set({ birthYear: this.data.years[year] });
  },

  pickCommunity(e: WechatMiniprogram.PickerChange) {
    this.set({ communityId: this.data.communities[Number(e.detail.value)].id });
  },

  pickGender(e: WechatMiniprogram.TouchEvent) {
    const code = e.currentTarget.dataset.code as Form['gender'];
    this.set({ gender: code === this.data.form.gender ? '' : code });
  },

  toggle(e: WechatMiniprogram.TouchEvent) {
    const { list, code } = e.currentTarget.dataset as { list: Several; code: string };
    this.set({ [list]: toggled(this.data.form[list], code) });
  },

  toggleRest() {
    this.setData({ isRestOpen: !this.data.isRestOpen });
  },

  openPrivacy() {
    wx.navigateTo({ url: '/pages/privacy/privacy' });
  },

  // ---- sending

  async send() {
    const { words } = this;
    const { form, phone, number, isBusy } = this.data;
    if (!words || isBusy) return;
    if (!number && words.consent_version !== CONSENT_VERSION) {
      tellPrivacyUpdated();
      return;
    }
    const wrong = wrongOf(form, words, Boolean(phone || number));
    if (wrong) {
      this.setData({ wrong });
      return;
    }
    this.setData({ isBusy: true, wrong: '' });
    try {
      await (number ? this.change(form, words) : this.become(form, words));
    } catch (error) {
      this.setData({ wrong: toApiError(error).message });
    }
    this.setData({ isBusy: false });
  },

  async become(form: Form, words: VolunteeringWords) {
    const data = newOf(form, words, this.region, Date.now());
    const volunteer = await this.once.send(data, (key) => becomeVolunteer(data, key));
    this.setData({ number: volunteer.number, isRestOpen: false });
    this.draw(formOf(volunteer));
    this.goOn();
  },

  async change(form: Form, words: VolunteeringWords) {
    const data = changeOf(form, words, Date.now());
    this.draw(formOf(await changeVolunteer(this.region, data)));
    done('已保存');
  },

  /** Who came for a place goes back to it; the number is shown to everybody else. */
  goOn() {
    if (this.isForSignup && getCurrentPages().length > 1) wx.navigateBack();
    else done('登记好了');
  },
});
