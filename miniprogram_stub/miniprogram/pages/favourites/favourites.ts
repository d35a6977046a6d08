/** 收藏的驿站: with their state now. */

import { toApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { currentPlace } from '../../core/place';
import { stationView, type StationView } from '../../core/present';
import { isLoggedIn } from '../../services/accounts';
import { byDistance, listFavourites } from '../../services/stations';
import { getVocabulary } from '../../services/vocabulary';

carePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
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
      const [words, list] = await Promise.all([getVocabulary(), listFavourites()]);
      const place = currentPlace();
      const now = Date.now();
      const stations = place ? byDistance(list, place) : list;
      this.setData({ phase: 'ready', rows: stations.map((one) => stationView(one, words, now)) });
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message });
    }
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.load();
  },

  toStations() {
    wx.switchTab({ url: '/pages/index/index' });
  },
});
