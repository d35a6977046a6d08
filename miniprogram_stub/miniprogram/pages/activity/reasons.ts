/**
 * What the one button of a shift says and does. The reasons are those of the service and in its
 * order, as far as the phone knows them; the service decides at the tap.
 */

import type {
  ActivityDetail,
  Shift,
  ShiftRole,
  Volunteer,
  VolunteeringWords,
} from '../../core/api';
import { moment } from '../../core/format';
import { isoOf, localDay } from '../../core/hours';
import type { Standing } from '../../core/storage';
import { nameOf } from '../../services/vocabulary';

export type Act = 'sign_up' | 'cancel' | 'wait' | 'accept' | '';

export interface Button {
  text: string;
  /** '' when it cannot be tapped. */
  act: Act;
  isMain: boolean;
}

/** Everything that decides about a button. */
export interface Scene {
  activity: ActivityDetail;
  words: VolunteeringWords;
  /** Null: none, or not known. */
  volunteer: Volunteer | null;
  standings: Record<string, Standing>;
  /** What the service said no to, by the id of the shift. */
  refused: Record<string, string>;
  now: number;
}

const off = (text: string): Button => ({ text, act: '', isMain: false });
const main = (text: string, act: Act): Button => ({ text, act, isMain: true });
const plain = (text: string, act: Act): Button => ({ text, act, isMain: false });

export const rolesOf = (shift: Shift): ShiftRole[] =>
  shift.roles.filter((one) => one.audience === 'volunteers');

function ageOf(volunteer: Volunteer, now: number): number {
  return Number(isoOf(localDay(now)).slice(0, 4)) - volunteer.birth_year;
}

/** Why this person gets no place in this role; '' when nothing is known against it. */
export function reasonOf(role: ShiftRole, { activity, words, volunteer, now }: Scene): string {
  const least = Math.max(activity.min_age ?? 0, role.min_age ?? 0);
  if (volunteer && ageOf(volunteer, now) < least) return `年龄不到要求，要满 ${least} 岁`;
  if (volunteer && role.skill && !volunteer.skills.includes(role.skill)) {
    return `需要特长：${nameOf(words.skills, role.skill)}`;
  }
  const mayQueue = activity.waitlist || activity.approval === 'manual';
  return role.free <= 0 && !mayQueue ? '名额已满' : '';
}

const HOLDS = ['confirmed', 'pending'];

/** Another place of one's own at that time. */
function collides(shift: Shift, standings: Record<string, Standing>): boolean {
  const [from, to] = [Date.parse(shift.starts_at), Date.parse(shift.ends_at)];
  return Object.entries(standings).some(
    ([id, one]) =>
      id !== shift.id &&
      HOLDS.includes(one.state) &&
      Date.parse(one.startsAt) < to &&
      Date.parse(one.endsAt) > from,
  );
}

/** Until when a place can be given back by a tap. */
export function cancelUntil(shift: Shift, activity: ActivityDetail): number {
  return Math.min(Date.parse(activity.cancel_until), Date.parse(shift.starts_at));
}

function buttonOfHeld(shift: Shift, held: Standing, { activity, now }: Scene): Button {
  const isLate = now >= cancelUntil(shift, activity);
  if (held.state === 'offered') return main('有名额了，确认参加', 'accept');
  if (held.state === 'pending') return plain('等组织者确认 · 取消', 'cancel');
  if (held.state === 'waiting') {
    return plain(held.rank ? `候补第 ${held.rank} 位` : '候补中', 'wait');
  }
  return isLate ? off('已报名') : plain('已报名 · 取消', 'cancel');
}

/** What holds for everybody, and for the whole shift. */
function closedOf(shift: Shift, { activity, volunteer, now }: Scene): string {
  if (Date.parse(activity.signup_closes_at) <= now) return '报名已截止';
  if (volunteer && volunteer.state !== 'active') return '志愿者资格已暂停';
  const opens = Date.parse(activity.signup_opens_at);
  return opens > now ? `${moment(opens, now)} 开始报名` : '';
}

export function isOver(shift: Shift, { activity, now }: Scene): boolean {
  const isEnded = shift.state === 'over' || activity.state === 'finished';
  return isEnded || Date.parse(shift.ends_at) <= now;
}

export function buttonOf(shift: Shift, scene: Scene): Button {
  const { activity, standings, refused } = scene;
  if (activity.state === 'cancelled' || shift.state === 'cancelled') return off('已取消');
  if (isOver(shift, scene)) return off('已结束');
  const held = standings[shift.id];
  if (held) return buttonOfHeld(shift, held, scene);
  const roles = rolesOf(shift);
  const open = roles.filter((role) => !reasonOf(role, scene));
  const reason =
    refused[shift.id] ||
    closedOf(shift, scene) ||
    (open.length || !roles.length ? '' : reasonOf(roles[0], scene)) ||
    (collides(shift, standings) ? '与您已报的活动时间冲突' : '');
  if (reason) return off(reason);
  const isFull = open.every((role) => role.free <= 0) && activity.approval !== 'manual';
  return isFull ? main('候补', 'sign_up') : main('报名', 'sign_up');
}

/** "还差 3 人" and its colour; '' where the button says enough. */
export function roomOf(shift: Shift, scene: Scene): { room: string; tone: 'open' | 'told' | '' } {
  const { activity } = scene;
  const isGone = activity.state === 'cancelled' || shift.state === 'cancelled';
  if (isGone || isOver(shift, scene)) return { room: '', tone: '' };
  if (shift.free > 0) return { room: `还差 ${shift.free} 人`, tone: 'open' };
  if (!activity.waitlist) return { room: '已满', tone: 'told' };
  const queue = shift.waiting ? `，${shift.waiting} 人在候补` : '';
  return { room: `已满，可候补${queue}`, tone: 'told' };
}
