/**
 * What the one button of a shift says and does. What somebody holds, and why they get no place, the
 * service says; what holds for everybody the phone sees by its clock.
 */

import type { ActivityDetail, Mine, Shift, ShiftRole, VolunteeringWords } from '../../core/api';
import { moment } from '../../core/format';

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
  /** The service has judged each role for this person. */
  isVolunteer: boolean;
  /** What the service said no to at a tap, by the id of the shift. */
  refused: Record<string, string>;
  now: number;
}

const off = (text: string): Button => ({ text, act: '', isMain: false });
const main = (text: string, act: Act): Button => ({ text, act, isMain: true });
const plain = (text: string, act: Act): Button => ({ text, act, isMain: false });

export const rolesOf = (shift: Shift): ShiftRole[] =>
  shift.roles.filter((one) => one.audience === 'volunteers');

/** The tap leads on to becoming a volunteer; the clock says when the sign-up begins. */
const NO_HINDRANCE = ['not_a_volunteer', 'signup_not_open'];

/** Why this person gets no place in this role; '' when nothing is known against it. */
export function reasonOf(role: ShiftRole, { activity, isVolunteer }: Scene): string {
  if (role.refusal && !NO_HINDRANCE.includes(role.refusal)) return role.sentence ?? '不能报名';
  if (isVolunteer) return '';
  const mayQueue = activity.waitlist || activity.approval === 'manual';
  return role.free <= 0 && !mayQueue ? '名额已满' : '';
}

/** Until when a place can be given back by a tap. */
export function cancelUntil(shift: Shift, activity: ActivityDetail): number {
  return Math.min(Date.parse(activity.cancel_until), Date.parse(shift.starts_at));
}

function buttonOfHeld(shift: Shift, held: Mine, { activity, now }: Scene): Button {
  const isLate = now >= cancelUntil(shift, activity);
  if (held.state === 'offered') return main('有名额了，确认参加', 'accept');
  if (held.state === 'pending') return plain('等组织者确认 · 取消', 'cancel');
  if (held.state === 'waiting') {
    return plain(held.rank ? `候补第 ${held.rank} 位` : '候补中', 'wait');
  }
  return isLate ? off('已报名') : plain('已报名 · 取消', 'cancel');
}

/** What holds for everybody, and for the whole shift. */
function closedOf({ activity, now }: Scene): string {
  if (Date.parse(activity.signup_closes_at) <= now) return '报名已截止';
  const opens = Date.parse(activity.signup_opens_at);
  return opens > now ? `${moment(opens, now)} 开始报名` : '';
}

export function isOver(shift: Shift, { activity, now }: Scene): boolean {
  const isEnded = shift.state === 'over' || activity.state === 'finished';
  return isEnded || Date.parse(shift.ends_at) <= now;
}

export function buttonOf(shift: Shift, scene: Scene): Button {
  const { activity, refused } = scene;
  if (activity.state === 'cancelled' || shift.state === 'cancelled') return off('已取消');
  if (isOver(shift, scene)) return off('已结束');
  if (shift.mine) return buttonOfHeld(shift, shift.mine, scene);
  const roles = rolesOf(shift);
  const open = roles.filter((role) => !reasonOf(role, scene));
  const reason =
    refused[shift.id] ||
    closedOf(scene) ||
    (open.length || !roles.length ? '' : reasonOf(roles[0], scene));
  if (reason) return off(reason);
  const isQueue = activity.waitlist && activity.approval !== 'manual';
  return isQueue && open.every((role) => role.free <= 0)
    ? main('候补', 'sign_up')
    : main('报名', 'sign_up');
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
