/** 报修: what is broken, in words and a photo if one likes; the keeper gets it at once. */

import { newKey, toApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { breakable, type FacilityView } from '../../core/present';
import { addPhoto, isLoggedIn } from '../../services/accounts';
import { getStation, reportFault } from '../../services/stations';
import { getVocabulary } from '../../services/vocabulary';

carePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error' | 'done',
    error: '',
    name: '',
    choices: [] as FacilityView[],
    facility: '',
    words: '',
    photo: '',
    wrong: '',
    isBusy: false,
  },

  id: '',
  key: '',
  photoId: '',
  photoKey: '',

  onLoad(query: { id?: string }) {
    this.id = query.id ?? '';
    this.key = newKey();
    void this.load();
  },

  async load() {
    if (!isLoggedIn()) {
      this.setData({ phase: 'out' });
      return;
    }
    this.setData({ phase: 'loading' });
    try {
      const [vocabulary, station] = await Promise.all([getVocabulary(), getStation(this.id)]);
      this.setData({
        phase: 'ready',
        name: station.name,
        choices: breakable(station, vocabulary),
      });
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message });
    }
  },

  pick(e: WechatMiniprogram.TouchEvent) {
    this.setData({ facility: e.currentTarget.dataset.code as string, wrong: '' });
  },

  onWords(e: WechatMiniprogram.Input) {
    this.data.words = e.detail.value;
  },

  onPhoto(e: WechatMiniprogram.CustomEvent<{ path: string }>) {
    this.photoId = '';
    this.photoKey = newKey();
    this.setData({ photo: e.detail.path });
  },

  async send() {
    const { facility, words, photo, isBusy } = this.data;
    if (isBusy) return;
    if (!facility) {
      this.setData({ wrong: '请先选哪样坏了' });
      return;
    }
    this.setData({ isBusy: true, wrong: '' });
    try {
      if (photo && !this.photoId) this.photoId = (await addPhoto(photo, this.photoKey)).id;
      const fault = {
        facility,
        description: words.trim(),
        ...(this.photoId ? { photo_id: this.photoId } : {}),
      };
      await reportFault(this.id, fault, this.key);
      this.setData({ phase: 'done' });
    } catch (error) {
      // A refusal was answered: what is changed after it is a new report.
      const { message, status } = toApiError(error);
      if (status >= 400 && status < 500) this.key = newKey();
      this.setData({ wrong: message });
    }
    this.setData({ isBusy: false });
  },

  toTold() {
    wx.redirectTo({ url: '/pages/told/told' });
  },

  back() {
    if (getCurrentPages().length > 1) wx.navigateBack();
    else wx.switchTab({ url: '/pages/index/index' });
  },
});
