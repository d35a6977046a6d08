/** 我的资料: everything here is optional; nothing of it is needed to find a station. */

import type { Me, Region, Vocabulary } from '../../core/api';
import { absoluteUrl } from '../../core/config';
import { done, toast } from '../../core/dialogs';
import { during, minePage } from '../../core/page';
import { bindPhone, changeAvatar, changeProfile, getMe } from '../../services/accounts';
import { getRegion, getVocabulary } from '../../services/vocabulary';

const UNSAID = '不填写';

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    isBusy: false,
    id: '',
    nickname: '',
    avatar: '',
    phone: '',
    occupations: [UNSAID],
    occupation: 0,
    firms: [UNSAID],
    firm: 0,
  },

  words: null as Vocabulary | null,
  region: null as Region | null,

  onLoad() {
    void this.load();
  },

  async fill() {
    const [words, region, me] = await Promise.all([getVocabulary(), getRegion(), getMe()]);
    this.words = words;
    this.region = region;
    this.show(me);
  },

  show(me: Me) {
    const occupations = this.words?.occupations ?? [];
    const firms = this.region?.firms ?? [];
    this.setData({
      phase: 'ready',
      id: me.id,
      nickname: me.nickname,
      avatar: me.avatar_url ? absoluteUrl(me.avatar_url) : '',
      phone: me.phone_masked ?? '',
      occupations: [UNSAID, ...occupations.map((one) => one.name)],
      occupation: occupations.findIndex((one) => one.code === me.occupation) + 1,
      firms: [UNSAID, ...firms.map((one) => one.name)],
      firm: firms.findIndex((one) => one.id === me.firm_id) + 1,
    });
  },

  pickOccupation(e: WechatMiniprogram.PickerChange) {
    this.setData({ occupation: Number(e.detail.value) });
  },

  pickFirm(e: WechatMiniprogram.PickerChange) {
    this.setData({ firm: Number(e.detail.value) });
  },

  async onAvatar(e: WechatMiniprogram.CustomEvent<{ avatarUrl: string }>) {
    await during(this, async () => {
      const me = await changeAvatar(e.detail.avatarUrl);
      this.setData({ avatar: me.avatar_url ? absoluteUrl(me.avatar_url) : '' });
      done('头像换好了');
    });
  },

  async onPhone(e: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { code } = e.detail;
    if (!code) return;
    await during(this, async () => {
      const me = await bindPhone(code);
      this.setData({ phone: me.phone_masked ?? '' });
      done('手机号绑好了');
    });
  },

  // The nickname comes from the form: WeChat checks it on blur and may clear it.
  async save(e: WechatMiniprogram.FormSubmit) {
    const { occupation, firm } = this.data;
    await during(this, async () => {
      await changeProfile({
        nickname: (e.detail.value.nickname as string).trim(),
        occupation: this.words?.occupations[occupation - 1]?.code ?? null,
        firm_id: this.region?.firms[firm - 1]?.id ?? null,
      });
      done('已保存');
    });
  },

  copyId() {
    wx.setClipboardData({
      data: this.data.id,
      success: () => done('已复制'),
      fail: () => toast('没有复制成功，请再试一次'),
    });
  },
});
