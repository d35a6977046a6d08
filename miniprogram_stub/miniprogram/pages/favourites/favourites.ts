/** 收藏的驿站: with their state now. */

import type { StationListed, Vocabulary } from '../../core/api';
import { updated } from '../../core/format';
import { toApiError, type ApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { currentPlace } from '../../core/place';
import { stationView, type StationView } from '../../core/present';
import { isLoggedIn } from '../../services/accounts';
import {
  byDistance,
  copySavedAt,
  listFavourites,
  listFavouritesOfCopy,
} from '../../services/stations';
import { getVocabulary } from '../../services/vocabulary';

carePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    notice: '',
    rows: [] as StationView[],
  },

  /** Each time: a star may have been taken away on the station's page. */
  onShow() {
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
      this.show(await getVocabulary(), await listFavourites(), '');
    } catch (error) {
      await this.showCopy(toApiError(error));
    }
  },

  show(words: Vocabulary, list: StationListed[], notice: string) {
    const place = currentPlace();
    const stations = place ? byDistance(list, place) : list;
    const rows = stations.map((one) => stationView(one, words, Date.now()));
    this.setData({ phase: 'ready', notice, rows });
  },

  /** Who has no signal still sees the kept ones, as old as the copy is. */
  async showCopy(error: ApiError) {
    const now = Date.now();
    const list = error.code === 'offline' ? listFavouritesOfCopy(now) : [];
    if (!list.length) {
      this.setData({ phase: 'error', error: error.message });
      return;
    }
    const notice = `没有网络，${updated(copySavedAt() ?? now, now)}`;
    this.show(await getVocabulary(), list, notice);
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.load();
  },

  toStations() {
    wx.switchTab({ url: '/pages/index/index' });
  },
});
