/** 我反映的事: what became of each word. */

import type { Finding, TaskAnswer, Told, Vocabulary } from '../../core/api';
import { Feed } from '../../core/feed';
import { moment } from '../../core/format';
import { during, minePage } from '../../core/page';
import { listTold } from '../../services/accounts';
import { getVocabulary, nameOf } from '../../services/vocabulary';

interface Row {
  id: string;
  icon: string;
  title: string;
  what: string;
  when: string;
  state: string;
  tone: string;
  answer: string;
  stationId: string;
}

const ICONS: Record<Told['type'], string> = { tap: 'told', fault: 'repair' };
const FINDINGS: Record<Finding, string> = {
  open: '我说开着',
  locked: '我说锁着门',
  no_water: '我说没有水',
  out_of_order: '我说设施坏了',
};
const ANSWERS: Record<TaskAnswer, string> = {
  open_again: '管理员答复：已经开门',
  closed_today: '管理员答复：今天不开',
  mended: '管理员答复：修好了',
  out_of_use: '管理员答复：暂时不能用',
};
const WATER_ANSWERS: Record<string, string> = {
  mended: '管理员答复：有水了',
  out_of_use: '管理员答复：暂时没有水',
};
const STATES: Record<string, [string, string]> = {
  new: ['已收到', ''],
  received: ['已收到', ''],
  in_hand: ['正在处理', 'told'],
  mended: ['修好了', 'open'],
  answered: ['已答复', 'open'],
};

function whatOf(one: Told, words: Vocabulary): string {
  if (one.type === 'tap') return FINDINGS[one.what as Finding] ?? one.what;
  return `报修：${nameOf(words.facilities, one.what)}`;
}

/** The keeper's answer in the words of what was told. */
function answerOf(one: Told): string {
  const ofWater = one.what === 'no_water' ? WATER_ANSWERS[one.answer] : undefined;
  return ofWater ?? ANSWERS[one.answer as TaskAnswer] ?? one.answer;
}

function rowOf(one: Told, words: Vocabulary, now: number): Row {
  const [state, tone] = STATES[one.state] ?? ['已收到', ''];
  return {
    id: one.id,
    icon: ICONS[one.type],
    title: one.station_name,
    what: whatOf(one, words),
    when: moment(Date.parse(one.told_at), now),
    state,
    tone,
    answer: answerOf(one),
    stationId: one.station_id,
  };
}

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'ready' | 'error',
    error: '',
    rows: [] as Row[],
    isBusy: false,
  },

  feed: null as Feed<Told> | null,
  words: null as Vocabulary | null,

  onLoad() {
    void this.load();
  },

  async fill() {
    const words = await getVocabulary();
    this.words = words;
    this.feed = new Feed(listTold);
    this.setData({ phase: 'ready', rows: this.rowsOf(await this.feed.next()) });
  },

  rowsOf(list: Told[]): Row[] {
    const { words } = this;
    return words ? list.map((one) => rowOf(one, words, Date.now())) : [];
  },

  async onReachBottom() {
    const { feed } = this;
    if (!feed?.hasMore) return;
    await during(this, async () =>
      this.setData({ rows: [...this.data.rows, ...this.rowsOf(await feed.next())] }),
    );
  },

  open(e: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/pages/station/station?id=${e.currentTarget.dataset.id as string}` });
  },

  toStations() {
    wx.switchTab({ url: '/pages/index/index' });
  },
});
