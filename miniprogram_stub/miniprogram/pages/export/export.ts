/** 导出我的数据: everything the service holds about this account, to look at and to take away. */

import { done, toast } from '../../core/dialogs';
import { toApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { exportData, isLoggedIn } from '../../services/accounts';

/** Shown on the page; the clipboard gets all of it. */
const SHOWN_LETTERS = 4000;

const NAMES: Record<string, string> = {
  account: '账号资料',
  account_region: '用过服务的地区',
  login_session: '登录过的设备',
  consent: '同意记录',
  favourite: '收藏的驿站',
  station_tap: '说过的情况',
  station_fault: '报修',
  feedback: '投诉建议',
  photo: '照片',
  role_grant: '担任的角色',
  audit_entry: '操作记录',
};
const ELSE = '其他记录';

interface Row {
  name: string;
  count: number;
}

/** What there is, by name; parts without a name of their own are counted together. */
function summaryOf(data: WechatMiniprogram.IAnyObject): Row[] {
  const counts = new Map<string, number>();
  for (const [key, value] of Object.entries(data)) {
    const name = NAMES[key] ?? ELSE;
    counts.set(name, (counts.get(name) ?? 0) + (Array.isArray(value) ? value.length : 1));
  }
  const rows = [...counts].map(([name, count]) => ({ name, count })).filter((one) => one.count > 0);
  return rows.sort((a, b) => Number(a.name === ELSE) - Number(b.name === ELSE));
}

carePage({
  data: {
    phase: 'ready' as 'ready' | 'out' | 'loading' | 'done' | 'error',
    error: '',
    rows: [] as Row[],
    isTextOpen: false,
    text: '',
    isCut: false,
  },

  whole: '',

  onLoad() {
    if (!isLoggedIn()) this.setData({ phase: 'out' });
  },

  onLogin() {
    this.setData({ phase: 'ready' });
  },

  async ask() {
    this.setData({ phase: 'loading' });
    try {
      const data = await exportData();
      this.whole = JSON.stringify(data, null, 2);
      this.setData({ phase: 'done', rows: summaryOf(data) });
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message });
    }
  },

  toggleText() {
    const isTextOpen = !this.data.isTextOpen;
    const text = isTextOpen ? this.whole.slice(0, SHOWN_LETTERS) : '';
    this.setData({ isTextOpen, text, isCut: this.whole.length > SHOWN_LETTERS });
  },

  copy() {
    wx.setClipboardData({
      data: this.whole,
      success: () => done('已复制'),
      fail: () => toast('没有复制成功，请再试一次'),
    });
  },
});
