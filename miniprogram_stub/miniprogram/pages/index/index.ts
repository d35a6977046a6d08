/** 驿站: where can I go now? The nearest open station first, everything else below it. */

import type { Region, StationListed, Vocabulary } from '../../core/api';
import { choose, navigate, toast } from '../../core/dialogs';
import type { Feed } from '../../core/feed';
import { toApiError } from '../../core/http';
import { carePage, during } from '../../core/page';
import { choosePlace, currentPlace, isLocationAllowed, locate, setPlace } from '../../core/place';
import { stationView, type StationView } from '../../core/present';
import { syncCopy } from '../../services/copy';
import { NO_FILTER, type Filter } from '../../services/stations';
import { getRegion, getVocabulary } from '../../services/vocabulary';
import { find, findMore, type Found, type Station } from './finder';
import {
  answerOf,
  copyNotice,
  groupsOf,
  hiddenConditions,
  markersOf,
  pointsOf,
  quickChips,
  spotOf,
  type Answer,
  type Chip,
  type Circle,
  type Group,
  type Marker,
} from './view';

/** States such as "还有 42 分钟关门" grow old; coming back after this long asks again. */
const STALE_MS = 60_000;

carePage({
  data: {
    phase: 'loading' as 'loading' | 'ready' | 'error',
    error: '',
    notice: '',
    isBusy: false,
    placeName: '',
    mayLocate: false,
    isDenied: false,
    answer: null as Answer | null,
    q: '',
    openNow: false,
    chips: [] as Chip[],
    hidden: 0,
    hasFilter: false,
    filter: NO_FILTER,
    isFiltering: false,
    words: null as Vocabulary | null,
    towns: [] as { id: string; name: string }[],
    townId: '',
    rows: [] as StationView[],
    groups: [] as Group[],
    hasMap: false,
    markers: [] as Marker[],
    points: [] as { latitude: number; longitude: number }[],
    spot: [] as Circle[],
    center: { latitude: 0, longitude: 0 },
    isDemo: false,
    hasMore: false,
  },

  words: null as Vocabulary | null,
  region: null as Region | null,
  stations: [] as Station[],
  feed: null as Feed<StationListed> | null,
  isFullTold: false,
  loadedAt: 0,
  asked: 0,

  async onLoad() {
    // Allowed before: no dialog comes up, and the answer is there at once.
    if (!currentPlace() && (await isLocationAllowed())) await this.locateQuietly();
    await this.start();
  },

  onShow() {
    if (this.loadedAt && Date.now() - this.loadedAt > STALE_MS) void this.load();
  },

  async onPullDownRefresh() {
    if (currentPlace()?.isMine) await this.locateQuietly();
    await (this.words ? this.load() : this.start());
    wx.stopPullDownRefresh();
  },

  onShareAppMessage() {
    return { title: '找离您最近、现在开着的驿站', path: '/pages/index/index' };
  },

  async start() {
    this.setData({ phase: 'loading', error: '' });
    try {
      const [words, region] = await Promise.all([getVocabulary(), getRegion()]);
      this.words = words;
      this.region = region;
      this.setData({
        mayLocate: words.get_location,
        towns: region.towns.map(({ id, name }) => ({ id, name })),
      });
      await this.load();
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message });
    }
  },

  // ---- finding

  async load() {
    if (!this.words) return;
    this.asked += 1;
    const mine = this.asked;
    this.setData({ isBusy: true });
    try {
      const found = await find(this.search());
      if (mine === this.asked) this.show(found);
      if (found.copyAt === null) void this.keepCopy();
    } catch (error) {
      if (mine === this.asked) this.setData({ phase: 'error', error: toApiError(error).message });
    }
    if (mine === this.asked) this.setData({ isBusy: false });
  },

  /** What to look at where there is no signal; said once when the phone has no room for it. */
  async keepCopy() {
    try {
      if ((await syncCopy()) || this.isFullTold) return;
      this.isFullTold = true;
      toast('手机存储不够，没有网络时只能看到近处的驿站');
    } catch (error) {
      console.warn('copy', error);
    }
  },

  search() {
    const { filter, q, townId } = this.data;
    return { place: currentPlace(), filter, q: q.trim(), townId };
  },

  show(found: Found) {
    this.stations = found.stations;
    this.feed = found.feed;
    this.loadedAt = Date.now();
    this.setData({
      phase: 'ready',
      notice: copyNotice(found, Date.now()),
      hasMap: !found.isOffline,
    });
    this.draw();
  },

  draw() {
    const { words, region, stations } = this;
    if (!words || !region) return;
    const now = Date.now();
    const { filter, q } = this.data;
    const place = currentPlace();
    const isFlat = Boolean(place || q);
    const markers = markersOf(stations);
    const points = pointsOf(markers, place);
    this.setData({
      placeName: place?.name ?? '',
      answer: place && !q ? answerOf(stations, words, now) : null,
      rows: isFlat ? stations.map((one) => stationView(one, words, now)) : [],
      groups: isFlat ? [] : groupsOf(stations, region, words, now),
      chips: quickChips(words, filter),
      hidden: hiddenConditions(filter),
      hasFilter: filter.openNow || filter.kinds.length + filter.facilities.length > 0,
      markers,
      points,
      spot: spotOf(place, points),
      center: { latitude: (place ?? region).latitude, longitude: (place ?? region).longitude },
      isDemo: stations.some((one) => one.demo),
      hasMore: this.feed?.hasMore ?? false,
    });
  },

  async onReachBottom() {
    const { feed, stations } = this;
    if (!feed?.hasMore) return;
    await during(this, async () => {
      const more = await findMore(stations, feed, currentPlace());
      // Another search was begun meanwhile.
      if (feed === this.feed) this.stations = more;
      this.draw();
    });
  },

  retry() {
    void (this.words ? this.load() : this.start());
  },

  // ---- where

  async locateQuietly() {
    try {
      setPlace(await locate());
    } catch {
      // Without a position the list by town is there.
    }
  },

  async useMyLocation() {
    try {
      setPlace(await locate());
      this.setData({ isDenied: false });
      await this.load();
    } catch (reason) {
      this.setData({ isDenied: reason === 'denied' });
      if (reason !== 'denied') toast('没有拿到位置，可以选一个地方');
    }
  },

  async choosePlace() {
    try {
      const place = await choosePlace(currentPlace() ?? this.region);
      if (!place) return;
      setPlace(place);
      await this.load();
    } catch {
      toast('没有打开地图，可以按乡镇看');
    }
  },

  async changePlace() {
    const ways = [
      { name: '用我的位置', go: () => this.useMyLocation() },
      { name: '选一个地方', go: () => this.choosePlace() },
      { name: '按乡镇看', go: () => this.forgetPlace() },
    ].slice(this.data.mayLocate ? 0 : 1);
    const index = await choose(ways.map((one) => one.name));
    if (index >= 0) await ways[index].go();
  },

  forgetPlace() {
    setPlace(null);
    return this.load();
  },

  pickTown(e: WechatMiniprogram.TouchEvent) {
    this.setData({ townId: e.currentTarget.dataset.id as string });
    void this.load();
  },

  // ---- what

  onInput(e: WechatMiniprogram.Input) {
    this.data.q = e.detail.value;
  },

  onSearch(e: WechatMiniprogram.InputConfirm) {
    this.setData({ q: e.detail.value.trim() });
    void this.load();
  },

  clearSearch() {
    this.setData({ q: '' });
    void this.load();
  },

  setFilter(filter: Filter) {
    this.setData({ filter, openNow: filter.openNow, isFiltering: false });
    this.draw();
    void this.load();
  },

  toggleOpenNow() {
    this.setFilter({ ...this.data.filter, openNow: !this.data.filter.openNow });
  },

  toggleFacility(e: WechatMiniprogram.TouchEvent) {
    const code = e.currentTarget.dataset.code as string;
    const { filter } = this.data;
    const others = filter.facilities.filter((one) => one !== code);
    const isOn = others.length < filter.facilities.length;
    this.setFilter({ ...filter, facilities: isOn ? others : [...others, code] });
  },

  openFilter() {
    this.setData({ words: this.words, isFiltering: true });
  },

  closeFilter() {
    this.setData({ isFiltering: false });
  },

  onFilter(e: WechatMiniprogram.CustomEvent<Filter>) {
    this.setFilter(e.detail);
  },

  clearAll() {
    this.setData({ q: '', townId: '' });
    this.setFilter(NO_FILTER);
  },

  // ---- going there

  go() {
    const best = this.stations.find((one) => one.id === this.data.answer?.id);
    if (!best) return;
    const { latitude, longitude, name, address } = best;
    navigate({ latitude, longitude, name, address });
  },

  openAnswer() {
    if (this.data.answer) this.open(this.data.answer.id);
  },

  onMarker(e: WechatMiniprogram.MarkerTap) {
    const one = this.stations[e.detail.markerId];
    if (one) this.open(one.id);
  },

  open(id: string) {
    wx.navigateTo({ url: `/pages/station/station?id=${id}` });
  },
});
