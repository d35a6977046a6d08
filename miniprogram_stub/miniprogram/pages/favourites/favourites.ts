/** 收藏的驿站: with their state now. */

import type { StationListed, Vocabulary } from '../../core/api';
import { updated } from '../../core/format';
import type { ApiError } from '../../core/http';
import { minePage } from '../../core/page';
import { currentPlace } from '../../core/place';
import { stationView, type StationView } from '../../core/present';
import { byDistance, copySavedAt, listFavouritesOfCopy } from '../../services/copy';
import { listFavourites } from '../../services/stations';
import { getVocabulary } from '../../services/vocabulary';

minePage({
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

  async fill() {
    this.show(await getVocabulary(), await listFavourites(), '');
  },

  show(words: Vocabulary, list: StationListed[], notice: string) {
    const place = currentPlace();
    const stations = place ? byDistance(list, place) : list;
    const rows = stations.map((one) => stationView(one, words, Date.now()));
    this.setData({ phase: 'ready', notice, rows });
  },

  /** Who has no signal still sees the kept ones, as old as the copy is. */
  async onFailure(error: ApiError) {
    const now = Date.now();
    const list = error.code === 'offline' ? listFavouritesOfCopy(now) : [];
    if (!list.length) {
      this.setData({ phase: 'error', error: error.message });
      return;
    }
    const notice = `没有网络，${updated(copySavedAt() ?? now, now)}`;
    this.show(await getVocabulary(), list, notice);
  },

  toStations() {
    wx.switchTab({ url: '/pages/index/index' });
  },
});
