/** 待办: what people told of one's own stations, answered with one tap. */

import type { FaultState, Vocabulary } from '../../core/api';
import { done } from '../../core/dialogs';
import { Feed, type Ask } from '../../core/feed';
import { during, minePage } from '../../core/page';
import { getMe } from '../../services/accounts';
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

/** More than a screen shows, so that there is something to scroll. */
const AT_LEAST = 8;

/** What a region asks for: what people told, by deadline, then faults, the untaken first. */
function listsOf(region: string, words: Vocabulary): Ask<Item>[] {
  const faultsIn = (state: FaultState): Ask<Item> => async (cursor) => {
    const page = await listFaults(region, state, cursor);
    const items = page.items.map((one) => itemOfFault(one, region, words, Date.now()));
    return { ...page, items };
  };
  const tasks: Ask<Item> = async (cursor) => {
    const page = await listTasks(region, cursor);
    const items = page.items.map((one) => itemOfTask(one, region, words, Date.now()));
    return { ...page, items };
  };
  return [tasks, faultsIn('new'), faultsIn('in_hand')];
}

function answer(item: Item, act: Act, note: string): Promise<unknown> {
  if (act === 'take') return takeFault(item.region, item.id, note);
  if (act === 'mend') return mendFault(item.region, item.id, note);
  return answerTask(item.region, item.id, act, note);
}

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    items: [] as Item[],
    chosen: null as Item | null,
    button: null as Button | null,
    note: '',
    isBusy: false,
  },

  feed: null as Feed<Item> | null,

  onLoad() {
    void this.load();
  },

  async fill() {
    const [words, me] = await Promise.all([getVocabulary(), getMe()]);
    this.feed = new Feed(...regionsWithTasks(me).flatMap((region) => listsOf(region, words)));
    this.setData({ phase: 'ready', items: await this.feed.next(AT_LEAST) });
  },

  async onReachBottom() {
    const { feed } = this;
    if (!feed?.hasMore) return;
    await during(this, async () =>
      this.setData({ items: [...this.data.items, ...(await feed.next())] }),
    );
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
    const { chosen, button, note } = this.data;
    if (!chosen || !button) return;
    await during(this, async () => {
      await answer(chosen, button.act, note.trim());
      this.cancel();
      done('已答复');
      await this.load();
    });
  },
});
