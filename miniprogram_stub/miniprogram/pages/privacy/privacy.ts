/** 隐私说明: the text, its version, and the consent to it, given and taken back. */

import type { Me } from '../../core/api';
import { confirm, done } from '../../core/dialogs';
import { date } from '../../core/format';
import { carePage, during } from '../../core/page';
import {
  getMe,
  giveConsent,
  isLoggedIn,
  PRIVACY as DOCUMENT,
  withdrawConsent,
} from '../../services/accounts';
import { getVocabulary } from '../../services/vocabulary';
import { PRIVACY, PRIVACY_VERSION } from './text';

carePage({
  data: {
    parts: PRIVACY,
    version: PRIVACY_VERSION,
    /** The service has a newer text than this version of the mini-program. */
    isTextOld: false,
    isIn: false,
    given: '',
    isOutdated: false,
    isBusy: false,
  },

  onLoad() {
    void this.load();
  },

  /** The text and its version stand without the service; the consent comes when it answers. */
  async load() {
    try {
      const { privacy_version: inForce } = await getVocabulary();
      this.setData({ isTextOld: inForce !== PRIVACY_VERSION });
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
      isOutdated: consent !== undefined && consent.version !== PRIVACY_VERSION,
    });
  },

  async give() {
    await during(this, async () => {
      this.show(await giveConsent(PRIVACY_VERSION));
      done('已同意');
    });
  },

  async withdraw() {
    if (!(await confirm('收回同意？', '收回后会退出登录。不登录也能找驿站。', '收回'))) return;
    await during(this, async () => {
      await withdrawConsent();
      this.setData({ isIn: false, given: '' });
      done('已收回');
    });
  },
});
