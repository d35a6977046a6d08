/** 注销账号: seven days to change one's mind, then what is personal is erased. */

import type { Me } from '../../core/api';
import { confirm, done } from '../../core/dialogs';
import { clock, date, daysUntil } from '../../core/format';
import { during, minePage } from '../../core/page';
import { closeAccount, getMe, reopenAccount } from '../../services/accounts';

minePage({
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

  async fill() {
    this.show(await getMe());
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
    await during(this, async () => this.show(await closeAccount()));
  },

  async reopen() {
    await during(this, async () => {
      this.show(await reopenAccount());
      done('账号留下了');
    });
  },
});
