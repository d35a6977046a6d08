/** 投诉建议: always reachable; the department reads it and answers here. */

import type { Feedback, FeedbackKind } from '../../core/api';
import { done } from '../../core/dialogs';
import { moment } from '../../core/format';
import { newKey, toApiError } from '../../core/http';
import { carePage } from '../../core/page';
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

  key: '',
  photoId: '',
  photoKey: '',

  onLoad() {
    this.key = newKey();
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
      const page = await listFeedback(null);
      this.setData({ rows: page.items.map((one) => rowOf(one, Date.now())), error: '' });
    } catch (error) {
      this.setData({ error: toApiError(error).message });
    }
  },

  pickKind(e: WechatMiniprogram.TouchEvent) {
    this.setData({ kind: e.currentTarget.dataset.kind as FeedbackKind });
  },

  onText(e: WechatMiniprogram.Input) {
    this.data.text = e.detail.value;
  },

  onPhoto(e: WechatMiniprogram.CustomEvent<{ path: string }>) {
    this.photoId = '';
    this.photoKey = newKey();
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
      this.key = newKey();
      this.photoId = '';
      this.setData({ text: '', photo: '' });
      done('已收到，谢谢');
      await this.load();
    } catch (error) {
      const { message, status } = toApiError(error);
      if (status >= 400 && status < 500) this.key = newKey();
      this.setData({ wrong: message });
    }
    this.setData({ isBusy: false });
  },

  async post(text: string) {
    const { kind, photo, wantsAnswer } = this.data;
    if (photo && !this.photoId) this.photoId = (await addPhoto(photo, this.photoKey)).id;
    const { default_region: region } = await getVocabulary();
    await sendFeedback(
      {
        kind,
        text,
        region_code: region,
        wants_answer: wantsAnswer,
        ...(this.photoId ? { photo_id: this.photoId } : {}),
      },
      this.key,
    );
  },
});
