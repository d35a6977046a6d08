/** 消息: what one was told, the newest first; each leads to what it is about. */

import type { Message } from '../../core/api';
import { Feed } from '../../core/feed';
import { moment } from '../../core/format';
import { during, minePage } from '../../core/page';
import { listInbox, readAllMessages, readMessage } from '../../services/messages';

interface Row {
  id: string;
  kind: string;
  title: string;
  text: string;
  when: string;
  isUnread: boolean;
  /** '' when there is no page to open in this version. */
  url: string;
}

/** Pages that a message may lead to; a newer service may know more. */
const LEADS = ['pages/activity/activity', 'pages/station/station'];

function rowOf(one: Message, now: number): Row {
  return {
    id: one.id,
    kind: one.kind,
    title: one.title,
    text: one.text,
    when: moment(Date.parse(one.created_at), now),
    isUnread: one.read_at === null,
    url: LEADS.includes(one.page.split('?')[0]) ? `/${one.page}` : '',
  };
}

const rowsOf = (list: Message[]): Row[] => list.map((one) => rowOf(one, Date.now()));

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    rows: [] as Row[],
    hasUnread: false,
    gains: ['活动取消、改时间马上知道', '候补有名额了告诉您', '活动前一天提醒您'],
    isBusy: false,
  },

  feed: null as Feed<Message> | null,
  unread: 0,

  onLoad() {
    void this.load();
  },

  async fill() {
    const ask = async (cursor: string | null) => {
      const page = await listInbox(cursor);
      this.unread = page.unread;
      return page;
    };
    this.feed = new Feed(ask);
    const rows = rowsOf(await this.feed.next());
    this.setData({ phase: 'ready', rows, hasUnread: this.unread > 0 });
  },

  async onReachBottom() {
    const { feed } = this;
    if (!feed?.hasMore) return;
    await during(this, async () =>
      this.setData({ rows: [...this.data.rows, ...rowsOf(await feed.next())] }),
    );
  },

  /** Opened is read; that it is noted nobody waits for. */
  open(e: WechatMiniprogram.TouchEvent) {
    const { id, url } = e.currentTarget.dataset as { id: string; url: string };
    const row = this.data.rows.find((one: Row) => one.id === id);
    if (row?.isUnread) void this.noteRead(id);
    if (url) wx.navigateTo({ url });
  },

  async noteRead(id: string) {
    try {
      this.unread = (await readMessage(id)).unread;
      this.mark((one) => one.id === id);
    } catch (error) {
      console.warn('read', error);
    }
  },

  readAll() {
    return during(this, async () => {
      this.unread = (await readAllMessages()).unread;
      this.mark(() => true);
    });
  },

  mark(isRead: (one: Row) => boolean) {
    const rows = this.data.rows.map((one: Row) =>
      isRead(one) ? { ...one, isUnread: false } : one,
    );
    this.setData({ rows, hasUnread: this.unread > 0 });
  },

  toActivities() {
    wx.switchTab({ url: '/pages/activities/activities' });
  },
});
