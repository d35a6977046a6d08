/** 活动: what is to come, and where there is still a place. */

import type { ActivityListed, VolunteeringWords } from '../../core/api';
import { Feed } from '../../core/feed';
import { updated } from '../../core/format';
import { toApiError, type ApiError } from '../../core/http';
import { carePage, during } from '../../core/page';
import { copyOfActivities, listActivities } from '../../services/activities';
import { getVocabulary } from '../../services/vocabulary';
import { getVolunteering } from '../../services/volunteers';
import {
  cardOf,
  categoryChips,
  datesOf,
  dayChips,
  shiftOn,
  withoutTwins,
  type Card,
  type Chip,
  type Day,
} from './view';

/** How full a shift is grows old; coming back after this long asks again. */
const STALE_MS = 60_000;
/** More than a screen shows, so that there is something to scroll. */
const AT_LEAST = 8;

carePage({
  data: {
    phase: 'loading' as 'loading' | 'ready' | 'error',
    error: '',
    notice: '',
    isBusy: false,
    hasFree: false,
    day: '' as Day,
    category: '',
    dayChips: dayChips(''),
    categoryChips: [] as Chip[],
    cards: [] as Card[],
    hasFilter: false,
    hasMore: false,
    isDemo: false,
  },

  region: '',
  words: null as VolunteeringWords | null,
  feed: null as Feed<ActivityListed> | null,
  found: [] as ActivityListed[],
  loadedAt: 0,
  asked: 0,

  onLoad() {
    void this.load();
  },

  onShow() {
    if (this.loadedAt && Date.now() - this.loadedAt > STALE_MS) void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  onShareAppMessage() {
    return { title: '附近的志愿活动，看看哪里还差人', path: '/pages/activities/activities' };
  },

  async load() {
    this.asked += 1;
    const mine = this.asked;
    this.setData({ isBusy: true });
    try {
      const { default_region: region } = await getVocabulary();
      this.region = region;
      this.words = await getVolunteering(region);
      const feed = this.feedOf(region);
      const found = await feed.next(AT_LEAST);
      if (mine === this.asked) this.show(found, feed, '');
    } catch (error) {
      if (mine === this.asked) this.showCopy(toApiError(error));
    }
    if (mine === this.asked) this.setData({ isBusy: false });
  },

  /** A weekend is two days, and each a list of its own. */
  feedOf(region: string): Feed<ActivityListed> {
    const { category, day, hasFree } = this.data;
    const asks = datesOf(day, Date.now()).map(
      (date) => (cursor: string | null) =>
        listActivities(region, { category, day: date, hasFree }, cursor),
    );
    return new Feed(...asks);
  },

  show(found: ActivityListed[], feed: Feed<ActivityListed> | null, notice: string) {
    this.found = withoutTwins(found);
    this.feed = feed;
    this.loadedAt = Date.now();
    this.setData({ phase: 'ready', notice });
    this.draw();
  },

  /** The last list, with what it does not hold left out; what was chosen holds for it too. */
  showCopy(error: ApiError) {
    const now = Date.now();
    const copy = error.status === 0 || error.status >= 500 ? copyOfActivities(now) : null;
    if (!copy) {
      this.setData({ phase: 'error', error: error.message });
      return;
    }
    const { category } = this.data;
    const dates = datesOf(this.data.day, now);
    const items = copy.items.filter(
      (one) => (!category || one.category === category) && (!dates[0] || shiftOn(one, dates)),
    );
    const why = error.code === 'offline' ? '没有网络' : '服务暂时连不上';
    this.show(items, null, `${why}，${updated(copy.savedAt, now)}`);
  },

  draw() {
    const now = Date.now();
    const { day, category, hasFree } = this.data;
    const dates = datesOf(day, now);
    this.setData({
      dayChips: dayChips(day),
      categoryChips: this.words ? categoryChips(this.words, category) : [],
      cards: this.found.map((one) => cardOf(one, dates, now)),
      hasFilter: hasFree || Boolean(day) || Boolean(category),
      hasMore: this.feed?.hasMore ?? false,
      isDemo: this.found.some((one) => one.demo),
    });
  },

  async onReachBottom() {
    const { feed } = this;
    if (!feed?.hasMore) return;
    await during(this, async () => {
      const more = await feed.next();
      // Another list was begun meanwhile.
      if (feed === this.feed) this.found = withoutTwins([...this.found, ...more]);
      this.draw();
    });
  },

  retry() {
    if (!this.data.cards.length) this.setData({ phase: 'loading' });
    void this.load();
  },

  // ---- what

  toggleFree() {
    this.setData({ hasFree: !this.data.hasFree });
    this.reload();
  },

  pickDay(e: WechatMiniprogram.TouchEvent) {
    const code = e.currentTarget.dataset.code as Day;
    this.setData({ day: code === this.data.day ? '' : code });
    this.reload();
  },

  pickCategory(e: WechatMiniprogram.TouchEvent) {
    const code = e.currentTarget.dataset.code as string;
    this.setData({ category: code === this.data.category ? '' : code });
    this.reload();
  },

  clearAll() {
    this.setData({ hasFree: false, day: '', category: '' });
    this.reload();
  },

  /** The chips answer the tap at once; the list follows. */
  reload() {
    this.draw();
    void this.load();
  },

  open(e: WechatMiniprogram.TouchEvent) {
    const id = e.currentTarget.dataset.id as string;
    wx.navigateTo({ url: `/pages/activity/activity?region=${this.region}&id=${id}` });
  },
});
