/** 我的设备: where one is logged in, and how to end that. */

import type { Device } from '../../core/api';
import { confirm, done, toast } from '../../core/dialogs';
import { moment } from '../../core/format';
import { toApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { isLoggedIn, listDevices, revokeDevice } from '../../services/accounts';

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

carePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    rows: [] as Row[],
  },

  onLoad() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    if (!isLoggedIn()) {
      this.setData({ phase: 'out' });
      return;
    }
    try {
      const list = await listDevices();
      this.setData({ phase: 'ready', rows: list.map((one) => rowOf(one, Date.now())) });
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message });
    }
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.load();
  },

  async revoke(e: WechatMiniprogram.TouchEvent) {
    const { id, name } = e.currentTarget.dataset as { id: string; name: string };
    if (!(await confirm('让它退出登录？', `${name} 再用时要重新登录。`, '让它退出'))) return;
    try {
      await revokeDevice(id);
      done('已退出');
      await this.load();
    } catch (error) {
      toast(toApiError(error).message);
    }
  },
});
