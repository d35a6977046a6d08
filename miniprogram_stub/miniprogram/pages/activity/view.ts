/** What the page shows of one activity. */

import type { ActivityDetail, Mine, Shift, Signup } from '../../core/api';
import { absoluteUrl } from '../../core/config';
import { moment, slot } from '../../core/format';
import { nameOf } from '../../services/vocabulary';
import {
  buttonOf,
  cancelUntil,
  isOver,
  reasonOf,
  rolesOf,
  roomOf,
  type Button,
  type Scene,
} from './reasons';

export interface Fact {
  icon: string;
  name: string;
  text: string;
}

export interface ShiftRow {
  id: string;
  when: string;
  room: string;
  tone: 'open' | 'told' | '';
  /** What people do in it, where it has more than one role. */
  roles: string;
  button: Button;
  /** What the person should know besides the button. */
  note: string;
  /** An offer may also be given back. */
  mayDecline: boolean;
}

export interface RoleRow {
  id: string;
  name: string;
  room: string;
  reason: string;
}

export interface Shown {
  id: string;
  title: string;
  category: string;
  categoryName: string;
  description: string;
  facts: Fact[];
  photos: { id: string; url: string }[];
  place: string;
  /** Why it does not take place. */
  cancelled: string;
  isManual: boolean;
  isDemo: boolean;
}

/** The next shifts; a lasting programme may have hundreds. */
const SHIFTS_SHOWN = 6;

export function shownOf({ activity, words, now }: Scene): Shown {
  return {
    id: activity.id,
    title: activity.title,
    category: activity.category,
    categoryName: nameOf(words.categories, activity.category),
    description: activity.description,
    facts: factsOf(activity, now),
    photos: activity.photos.map(({ id, url }) => ({ id, url: absoluteUrl(url) })),
    place: activity.place,
    cancelled: activity.state === 'cancelled' ? activity.reason || '组织者取消了活动' : '',
    isManual: activity.approval === 'manual',
    isDemo: activity.demo,
  };
}

function factsOf(one: ActivityDetail, now: number): Fact[] {
  return [
    { icon: 'pin', name: '地点', text: one.place },
    { icon: 'entry', name: '集合', text: one.meeting_point === one.place ? '' : one.meeting_point },
    { icon: 'bring', name: '要带的', text: one.bring },
    { icon: 'shield', name: '安全保险', text: one.risks },
    { icon: 'mine', name: '年龄', text: one.min_age ? `满 ${one.min_age} 岁` : '' },
    { icon: 'volunteer', name: '组织者', text: one.organisation.name },
    { icon: 'phone', name: '联系', text: one.contact ?? '' },
    { icon: 'clock', name: '报名截止', text: moment(Date.parse(one.signup_closes_at), now) },
  ].filter((fact) => fact.text);
}

function offerOf({ offered_until: until }: Mine, now: number): string {
  return until ? `请在 ${moment(Date.parse(until), now)} 前确认` : '请尽快确认';
}

function noteOf(shift: Shift, scene: Scene): string {
  const { activity, now } = scene;
  const held = shift.mine;
  if (!held || activity.state === 'cancelled' || shift.state === 'cancelled') {
    return '';
  }
  if (isOver(shift, scene)) return '';
  if (held.state === 'pending') return '组织者确认后告诉您';
  if (held.state === 'waiting') return '有名额了就告诉您';
  if (held.state === 'offered') return `${offerOf(held, now)}，过时就让给下一位`;
  const until = cancelUntil(shift, activity);
  if (until <= now) return '已过取消时间，来不了请联系组织者';
  return `来不了请在 ${moment(until, now)} 前取消`;
}

/** What there is to do; for who holds a place, what they do. */
function rolesWords({ mine, ...shift }: Shift): string {
  const roles = rolesOf(shift);
  if (roles.length < 2) return '';
  const own = roles.find((one) => one.id === mine?.role_id);
  return own ? `您的岗位：${own.name}` : roles.map((one) => one.name).join('、');
}

function rowOf(shift: Shift, scene: Scene): ShiftRow {
  return {
    id: shift.id,
    when: slot(Date.parse(shift.starts_at), Date.parse(shift.ends_at), scene.now),
    ...roomOf(shift, scene),
    roles: rolesWords(shift),
    button: buttonOf(shift, scene),
    note: noteOf(shift, scene),
    mayDecline: shift.mine?.state === 'offered',
  };
}

/** Those to come first; what is over only where nothing else is left. */
export function shiftRows(scene: Scene, isAll: boolean): { rows: ShiftRow[]; hidden: number } {
  const own = scene.activity.shifts.filter((one) => rolesOf(one).length);
  const coming = own.filter((one) => !isOver(one, scene));
  const list = coming.length ? coming : own.slice(-SHIFTS_SHOWN);
  const shown = isAll ? list : list.slice(0, SHIFTS_SHOWN);
  return { rows: shown.map((one) => rowOf(one, scene)), hidden: list.length - shown.length };
}

/** The roles to choose from, each with its own reason. */
export function roleRows(shift: Shift, scene: Scene): RoleRow[] {
  return rolesOf(shift).map((role) => ({
    id: role.id,
    name: role.name,
    room: role.free > 0 ? `还差 ${role.free} 人` : '已满，可候补',
    reason: reasonOf(role, scene),
  }));
}

/** The quiet word on what became of a tap. */
export function tickOf({ state, rank }: Signup | Mine): string {
  if (state === 'confirmed') return '报上名了，请准时到';
  if (state === 'pending') return '已报名，等组织者确认';
  if (state === 'waiting') return rank ? `已候补，您是第 ${rank} 位` : '已候补';
  return state === 'offered' ? '有名额了，请确认参加' : '已取消';
}
