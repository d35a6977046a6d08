/** 隐私说明: the text, its version, and the consent to it, given and taken back. */

import type { Me, Vocabulary } from '../../core/api';
import { confirm, done, toast } from '../../core/dialogs';
import { date } from '../../core/format';
import { toApiError } from '../../core/http';
import { carePage } from '../../core/page';
import {
  getMe,
  giveConsent,
  isLoggedIn,
  PRIVACY as DOCUMENT,
  withdrawConsent,
} from '../../services/accounts';
import { getVocabulary } from '../../services/vocabulary';
import { PRIVACY } from './text';

carePage({
  data: {
    parts: PRIVACY,
    version: '',
    isIn: false,
    given: '',
    isOutdated: false,
    isBusy: false,
  },

  words: null as Vocabulary | null,

  onLoad() {
    void this.load();
  },

  /** The text stands without the service; version and consent come when it answers. */
  async load() {
    try {
      this.words = await getVocabulary();
      this.setData({ version: this.words.privacy_version });
      if (isLoggedIn()) this.show(await getMe());
    } catch (error) {
      console.warn('privacy', error);
    }
  },

  show(me: Me) {
    const consent = me.consents.find((one) => one.document === DOCUMENT);
    const on = consent ? date(Date.parse(consent.given_at), Date.now()) : '';
    this.setData({
      isIn: true,
      given: consent ? `您在${on}同意了 ${consent.version} 版` : '',
      isOutdated: consent !== undefined && consent.version !== this.data.version,
    });
  },

  async give() {
    await this.during(async () => {
      this.show(await giveConsent(this.data.version));
      done('已同意');
    });
  },

  async withdraw() {
    if (!(await confirm('收回同意？', '收回后会退出登录。不登录也能找驿站。', '收回'))) return;
    await this.during(async () => {
      await withdrawConsent();
      this.setData({ isIn: false, given: '' });
      done('已收回');
    });
  },

  async during(act: () => Promise<void>) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      await act();
    } catch (error) {
      toast(toApiError(error).message);
    }
    this.setData({ isBusy: false });
  },
});
