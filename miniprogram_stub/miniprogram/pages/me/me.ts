/** 我的: who one is here, what one told, and every right over one's own data. */

import type { Me, Vocabulary } from '../../core/api';
import { absoluteUrl } from '../../core/config';
import { confirm, toast } from '../../core/dialogs';
import { date } from '../../core/format';
import type { ApiError } from '../../core/http';
import { isCare, minePage, setCare } from '../../core/page';
import { getMe, knownMe, logOut } from '../../services/accounts';
import { countUnread } from '../../services/messages';
import { countTasks, regionsWithTasks } from '../../services/tasks';
import { getVocabulary, nameOf } from '../../services/vocabulary';
import { getVolunteer } from '../../services/volunteers';

interface Card {
  name: string;
  about: string;
  avatar: string;
  closing: string;
}

function cardOf(me: Me, words: Vocabulary): Card {
  const work = me.occupation ? nameOf(words.occupations, me.occupation) : '';
  const about = [work, me.phone_masked].filter(Boolean).join('，');
  return {
    name: me.nickname || '微信用户',
    about: about || '点这里填写资料',
    avatar: me.avatar_url ? absoluteUrl(me.avatar_url) : '',
    closing: me.closing_at ? `账号将在 ${date(Date.parse(me.closing_at), Date.now())} 注销` : '',
  };
}

minePage({
  data: {
    phase: 'loading' as 'loading' | 'out' | 'in' | 'error',
    error: '',
    card: null as Card | null,
    hasTasks: false,
    taskCount: '',
    unread: '',
    /** '' for who is no volunteer, or as long as nobody knows. */
    number: '',
    isCareOn: isCare(),
  },

  onShow() {
    this.setData({ isCareOn: isCare() });
    void this.load();
  },

  async fill() {
    const before = knownMe();
    const words = await getVocabulary();
    if (before) this.show(before, words);
    const me = await getMe();
    this.show(me, words);
    void this.countTasks(me);
    void this.countUnread();
    void this.findNumber(words);
  },

  show(me: Me, words: Vocabulary) {
    const hasTasks = regionsWithTasks(me).length > 0;
    this.setData({ phase: 'in', card: cardOf(me, words), hasTasks });
  },

  onFailure(error: ApiError) {
    if (this.data.card) toast(error.message);
    else this.setData({ phase: 'error', error: error.message });
  },

  async countTasks(me: Me) {
    try {
      const counts = await Promise.all(regionsWithTasks(me).map(countTasks));
      const count = counts.reduce((sum, one) => sum + one.count, 0);
      const more = counts.some((one) => one.hasMore) ? '+' : '';
      this.setData({ taskCount: count ? `${count}${more}` : '' });
    } catch (error) {
      console.warn('tasks', error);
    }
  },

  async countUnread() {
    try {
      const unread = await countUnread();
      this.setData({ unread: unread ? String(unread) : '' });
    } catch (error) {
      console.warn('inbox', error);
    }
  },

  async findNumber(words: Vocabulary) {
    try {
      const volunteer = await getVolunteer(words.default_region);
      this.setData({ number: volunteer?.number ?? '' });
    } catch (error) {
      console.warn('volunteer', error);
    }
  },

  onLogin() {
    void this.load();
  },

  open(e: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: e.currentTarget.dataset.url as string });
  },

  switchCare(e: WechatMiniprogram.SwitchChange) {
    const isCareOn = e.detail.value;
    setCare(isCareOn);
    this.setData({ isCareOn, care: isCareOn ? 'care' : '' });
  },

  async leave() {
    if (!(await confirm('退出登录？', '收藏和反映过的事都会留着，再登录就能看到。', '退出登录')))
      return;
    await logOut();
    this.setData({
      phase: 'out',
      card: null,
      hasTasks: false,
      taskCount: '',
      unread: '',
      number: '',
    });
  },
});
