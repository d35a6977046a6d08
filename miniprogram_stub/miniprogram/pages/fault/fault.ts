/** 报修: what is broken, in words and a photo if one likes; the keeper gets it at once. */

import { toApiError } from '../../core/http';
import { Once } from '../../core/once';
import { minePage } from '../../core/page';
import { breakable, type FacilityView } from '../../core/present';
import { addPhoto } from '../../services/accounts';
import { getStation, reportFault } from '../../services/stations';
import { getVocabulary } from '../../services/vocabulary';

minePage({
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
  // Made when the page is: WeChat copies what stands here, and a copy has no methods.
  once: null as unknown as Once,
  photoOnce: null as unknown as Once,
  photoId: '',

  onLoad(query: { id?: string }) {
    this.id = query.id ?? '';
    this.once = new Once();
    this.photoOnce = new Once();
    void this.load();
  },

  async fill() {
    const [vocabulary, station] = await Promise.all([getVocabulary(), getStation(this.id)]);
    this.setData({
      phase: 'ready',
      name: station.name,
      choices: breakable(station, vocabulary),
    });
  },

  pick(e: WechatMiniprogram.TouchEvent) {
    this.setData({ facility: e.currentTarget.dataset.code as string, wrong: '' });
  },

  onWords(e: WechatMiniprogram.Input) {
    this.data.words = e.detail.value;
  },

  onPhoto(e: WechatMiniprogram.CustomEvent<{ path: string }>) {
    this.photoId = '';
    this.setData({ photo: e.detail.path });
  },

  async send() {
    const { facility, isBusy } = this.data;
    if (isBusy) return;
    if (!facility) {
      this.setData({ wrong: '请先选哪样坏了' });
      return;
    }
    this.setData({ isBusy: true, wrong: '' });
    try {
      await this.post();
      this.setData({ phase: 'done' });
    } catch (error) {
      this.setData({ wrong: toApiError(error).message });
    }
    this.setData({ isBusy: false });
  },

  async post() {
    const { facility, words, photo } = this.data;
    if (photo && !this.photoId) {
      const { id } = await this.photoOnce.send(photo, (key) => addPhoto(photo, key));
      this.photoId = id;
    }
    const fault = {
      facility,
      description: words.trim(),
      ...(this.photoId ? { photo_id: this.photoId } : {}),
    };
    await this.once.send(fault, (key) => reportFault(this.id, fault, key));
  },

  toTold() {
    wx.redirectTo({ url: '/pages/told/told' });
  },

  back() {
    if (getCurrentPages().length > 1) wx.navigateBack();
    else wx.switchTab({ url: '/pages/index/index' });
  },
});
