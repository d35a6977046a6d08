/** 我的活动: the places one has, what is to come first; each leads to its activity. */

import type { CalendarEntry } from '../../core/api';
import { updated } from '../../core/format';
import type { ApiError } from '../../core/http';
import { minePage } from '../../core/page';
import { copyOfCalendar, listCalendar, PAST_DAYS } from '../../services/signups';
import { comingOf, pastOf, type Row } from './view';

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    notice: '',
    coming: [] as Row[],
    past: [] as Row[],
    pastDays: PAST_DAYS,
    gains: ['报名的活动都在这里', '候补有名额了，在这里确认', '时间、地点随时能看'],
  },

  /** Each time: a place may have been given back on the activity's page. */
  onShow() {
    void this.load();
  },

  async fill() {
    const now = Date.now();
    this.show(await listCalendar(now), '', now);
  },

  show(list: CalendarEntry[], notice: string, now: number) {
    this.setData({ phase: 'ready', notice, coming: comingOf(list, now), past: pastOf(list, now) });
  },

  /** Who has no signal still sees when and where, as old as that is. */
  onFailure(error: ApiError) {
    const copy = error.status === 0 || error.status >= 500 ? copyOfCalendar() : undefined;
    if (!copy) {
      this.setData({ phase: 'error', error: error.message });
      return;
    }
    const now = Date.now();
    const why = error.code === 'offline' ? '没有网络' : '服务暂时连不上';
    this.show(copy.items, `${why}，${updated(copy.savedAt, now)}`, now);
  },

  open(e: WechatMiniprogram.TouchEvent) {
    const { id, region } = e.currentTarget.dataset as { id: string; region: string };
    wx.navigateTo({ url: `/pages/activity/activity?region=${region}&id=${id}` });
  },

  toActivities() {
    wx.switchTab({ url: '/pages/activities/activities' });
  },
});
