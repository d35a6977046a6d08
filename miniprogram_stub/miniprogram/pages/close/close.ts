/** 注销账号: seven days to change one's mind, then what is personal is erased. */

import type { Me } from '../../core/api';
import { confirm, done, toast } from '../../core/dialogs';
import { clock, date, daysUntil } from '../../core/format';
import { toApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { closeAccount, getMe, isLoggedIn, reopenAccount } from '../../services/accounts';

carePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'open' | 'closing' | 'error',
    error: '',
    when: '',
    days: 0,
    isBusy: false,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    if (!isLoggedIn()) {
      this.setData({ phase: 'out' });
      return;
    }
    this.setData({ phase: 'loading' });
    try {
      this.show(await getMe());
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message });
    }
  },

  show(me: Me) {
    const now = Date.now();
    const at = me.closing_at ? Date.parse(me.closing_at) : null;
    if (at === null) this.setData({ phase: 'open' });
    else
      this.setData({
        phase: 'closing',
        when: `${date(at, now)} ${clock(at)}`,
        days: daysUntil(at, now),
      });
  },

  async closeIt() {
    if (!(await confirm('注销账号？', '七天内可以反悔，七天后您的资料会删掉，找不回来。', '注销')))
      return;
    await this.during(async () => this.show(await closeAccount()));
  },

  async reopen() {
    await this.during(async () => {
      this.show(await reopenAccount());
      done('账号留下了');
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
