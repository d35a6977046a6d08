/** 待办: what people told of one's own stations, answered with one tap. */

import { done, toast } from '../../core/dialogs';
import { toApiError } from '../../core/http';
import { carePage } from '../../core/page';
import { getMe, isLoggedIn } from '../../services/accounts';
import {
  answerTask,
  listFaults,
  listTasks,
  mendFault,
  regionsWithTasks,
  takeFault,
} from '../../services/tasks';
import { getVocabulary } from '../../services/vocabulary';
import { itemOfFault, itemOfTask, type Act, type Button, type Item } from './view';

async function itemsOf(region: string): Promise<Item[]> {
  const [words, tasks, faults] = await Promise.all([
    getVocabulary(),
    listTasks(region, null),
    listFaults(region, null),
  ]);
  const now = Date.now();
  const unmended = faults.items.filter((one) => one.state !== 'mended');
  return [
    ...tasks.items.map((one) => itemOfTask(one, region, words, now)),
    ...unmended.map((one) => itemOfFault(one, region, words, now)),
  ];
}

/** Mended at once is taken in hand and mended: no state is left out of its history. */
async function mend(item: Item, note: string): Promise<unknown> {
  if (item.isNew) await takeFault(item.region, item.id, '');
  return mendFault(item.region, item.id, note);
}

function answer(item: Item, act: Act, note: string): Promise<unknown> {
  if (act === 'take') return takeFault(item.region, item.id, note);
  if (act === 'mend') return mend(item, note);
  return answerTask(item.region, item.id, act, note);
}

carePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    items: [] as Item[],
    chosen: null as Item | null,
    button: null as Button | null,
    note: '',
    isBusy: false,
  },

  onLoad() {
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
      const lists = await Promise.all(regionsWithTasks(await getMe()).map(itemsOf));
      this.setData({ phase: 'ready', items: lists.flat() });
    } catch (error) {
      this.setData({ phase: 'error', error: toApiError(error).message });
    }
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.load();
  },

  toStation(e: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/pages/station/station?id=${e.currentTarget.dataset.id as string}` });
  },

  toMe() {
    wx.switchTab({ url: '/pages/me/me' });
  },

  openPhoto(e: WechatMiniprogram.TouchEvent) {
    wx.previewImage({ urls: [e.currentTarget.dataset.url as string] });
  },

  choose(e: WechatMiniprogram.TouchEvent) {
    const { id, act } = e.currentTarget.dataset as { id: string; act: Act };
    const chosen = this.data.items.find((one) => one.id === id) ?? null;
    const button = chosen?.buttons.find((one) => one.act === act) ?? null;
    this.setData({ chosen, button, note: '' });
  },

  onNote(e: WechatMiniprogram.Input) {
    this.data.note = e.detail.value;
  },

  cancel() {
    this.setData({ chosen: null, button: null });
  },

  async send() {
    const { chosen, button, note, isBusy } = this.data;
    if (!chosen || !button || isBusy) return;
    this.setData({ isBusy: true });
    try {
      await answer(chosen, button.act, note.trim());
      this.cancel();
      done('已答复');
      await this.load();
    } catch (error) {
      toast(toApiError(error).message);
    }
    this.setData({ isBusy: false });
  },
});
