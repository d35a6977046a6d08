/** 投诉建议: always reachable; the department reads it and answers here. */

import type { Feedback, FeedbackKind } from '../../core/api';
import { done } from '../../core/dialogs';
import { Feed } from '../../core/feed';
import { moment } from '../../core/format';
import { toApiError } from '../../core/http';
import { Once } from '../../core/once';
import { carePage, during } from '../../core/page';
import { addPhoto, isLoggedIn } from '../../services/accounts';
import { listFeedback, sendFeedback } from '../../services/feedback';
import { getVocabulary } from '../../services/vocabulary';

const KINDS: Record<FeedbackKind, string> = { complaint: '投诉', suggestion: '建议' };

interface Row {
  id: string;
  kind: string;
  text: string;
  when: string;
  answer: string;
}

function rowOf(one: Feedback, now: number): Row {
  return {
    id: one.id,
    kind: KINDS[one.kind as FeedbackKind] ?? '',
    text: one.text,
    when: moment(Date.parse(one.created_at), now),
    answer: one.answer,
  };
}

const rowsOf = (list: Feedback[]): Row[] => list.map((one) => rowOf(one, Date.now()));

carePage({
  data: {
    isIn: false,
    kind: 'suggestion' as FeedbackKind,
    text: '',
    photo: '',
    wantsAnswer: true,
    wrong: '',
    isBusy: false,
    rows: [] as Row[],
    error: '',
  },

  // Made when the page is: WeChat copies what stands here, and a copy has no methods.
  once: null as unknown as Once,
  photoOnce: null as unknown as Once,
  photoId: '',
  feed: null as Feed<Feedback> | null,

  onLoad() {
    this.once = new Once();
    this.photoOnce = new Once();
    this.start();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  start() {
    this.setData({ isIn: isLoggedIn() });
    void this.load();
  },

  async load() {
    if (!isLoggedIn()) return;
    try {
      this.feed = new Feed(listFeedback);
      this.setData({ rows: rowsOf(await this.feed.next()), error: '' });
    } catch (error) {
      this.setData({ error: toApiError(error).message });
    }
  },

  async onReachBottom() {
    const { feed } = this;
    if (!feed?.hasMore) return;
    await during(this, async () =>
      this.setData({ rows: [...this.data.rows, ...rowsOf(await feed.next())] }),
    );
  },

  pickKind(e: WechatMiniprogram.TouchEvent) {
    this.setData({ kind: e.currentTarget.dataset.kind as FeedbackKind });
  },

  onText(e: WechatMiniprogram.Input) {
    this.data.text = e.detail.value;
    if (this.data.wrong) this.setData({ wrong: '' });
  },

  onPhoto(e: WechatMiniprogram.CustomEvent<{ path: string }>) {
    this.photoId = '';
    this.setData({ photo: e.detail.path });
  },

  onWantsAnswer(e: WechatMiniprogram.SwitchChange) {
    this.setData({ wantsAnswer: e.detail.value });
  },

  async send() {
    const text = this.data.text.trim();
    if (this.data.isBusy) return;
    if (!text) {
      this.setData({ wrong: '请写几个字' });
      return;
    }
    this.setData({ isBusy: true, wrong: '' });
    try {
      await this.post(text);
      this.photoId = '';
      this.setData({ text: '', photo: '' });
      done('已收到，谢谢');
      await this.load();
    } catch (error) {
      this.setData({ wrong: toApiError(error).message });
    }
    this.setData({ isBusy: false });
  },

  async post(text: string) {
    const { kind, photo, wantsAnswer } = this.data;
    if (photo && !this.photoId) {
      const { id } = await this.photoOnce.send(photo, (key) => addPhoto(photo, key));
      this.photoId = id;
    }
    const { default_region: region } = await getVocabulary();
    const words = {
      kind,
      text,
      region_code: region,
      wants_answer: wantsAnswer,
      ...(this.photoId ? { photo_id: this.photoId } : {}),
    };
    await this.once.send(words, (key) => sendFeedback(words, key));
  },
});
