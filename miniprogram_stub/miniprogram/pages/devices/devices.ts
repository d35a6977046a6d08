/** 我的设备: where one is logged in, and how to end that. */

import type { Device } from '../../core/api';
import { confirm, done } from '../../core/dialogs';
import { moment } from '../../core/format';
import { during, minePage } from '../../core/page';
import { listDevices, revokeDevice } from '../../services/accounts';

interface Row {
  id: string;
  name: string;
  seen: string;
  isCurrent: boolean;
}

function rowOf(one: Device, now: number): Row {
  const at = Date.parse(one.last_seen_at);
  return {
    id: one.id,
    name: one.device || '一部手机',
    seen: `${moment(at, now)} 用过`,
    isCurrent: one.current,
  };
}

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    rows: [] as Row[],
    isBusy: false,
  },

  onLoad() {
    void this.load();
  },

  async fill() {
    const list = await listDevices();
    this.setData({ phase: 'ready', rows: list.map((one) => rowOf(one, Date.now())) });
  },

  async revoke(e: WechatMiniprogram.TouchEvent) {
    const { id, name } = e.currentTarget.dataset as { id: string; name: string };
    if (!(await confirm('让它退出登录？', `${name} 再用时要重新登录。`, '让它退出'))) return;
    await during(this, async () => {
      await revokeDevice(id);
      done('已退出');
      await this.load();
    });
  },
});
