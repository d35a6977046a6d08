/** What one gains by logging in, the privacy text, and the one button that does it. */
import { toast } from '../../core/dialogs';
import { toApiError } from '../../core/http';
import { logInWithConsent } from '../../services/accounts';

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
    async logIn() {
      if (this.data.isBusy) return;
      this.setData({ isBusy: true });
      try {
        await logInWithConsent();
        this.triggerEvent('login');
      } catch (error) {
        toast(toApiError(error).message);
      }
      this.setData({ isBusy: false });
    },
    openPrivacy() {
      wx.navigateTo({ url: '/pages/privacy/privacy' });
    },
  },
});
