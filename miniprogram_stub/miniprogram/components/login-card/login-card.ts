/** What one gains by logging in, the privacy text, and the one button that does it. */
import { during } from '../../core/page';
import { tellPrivacyUpdated } from '../../core/update';
import { PRIVACY_VERSION } from '../../pages/privacy/text';
import { logInWithConsent } from '../../services/accounts';
import { getVocabulary } from '../../services/vocabulary';

Component({
  properties: {
    title: { type: String, value: '登录后可以' },
    gains: {
      type: Array,
      value: ['收藏常去的驿站', '告诉大家门开没开', '报修、提意见，看到答复'],
    },
  },
  data: { isBusy: false },
  methods: {
    logIn() {
      return during(this, async () => {
        const { privacy_version: inForce } = await getVocabulary();
        if (inForce !== PRIVACY_VERSION) {
          tellPrivacyUpdated();
          return;
        }
        await logInWithConsent(PRIVACY_VERSION);
        this.triggerEvent('login');
      });
    },
    openPrivacy() {
      wx.navigateTo({ url: '/pages/privacy/privacy' });
    },
  },
});
