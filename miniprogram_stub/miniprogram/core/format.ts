/** Figures and times as people say them. Times are Asia/Shanghai. */

import type { Finding, Report, State } from './api';
import { DAY, MINUTE, isoOf, localDay, startOfDay, weekdayOf } from './hours';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** Said as "还有 N 分钟关门" when so near; further off the hour says more. */
const SOON_MINUTES = 90;

const FINDINGS: Record<Finding, string> = {
  open: '有人说开着',
  locked: '有人反映关门',
  no_water: '有人反映没有水',
  out_of_order: '有人反映设施坏了',
};

/** Number and unit apart, so that the number can be set large. */
export function distanceParts(metres: number): [string, string] {
  if (metres < 995) return [String(Math.max(10, Math.round(metres / 10) * 10)), '米'];
  const km = metres / 1000;
  return [km < 9.95 ? km.toFixed(1) : String(Math.round(km)), '公里'];
}

/** "350 米", "1.2 公里" */
export function distance(metres: number): string {
  return distanceParts(metres).join(' ');
}

/** "走路 5 分钟"; empty when nobody would walk it. */
export function walking(minutes: number): string {
  return minutes <= 60 ? `走路 ${Math.max(1, minutes)} 分钟` : '';
}

/** "08:05" */
export function clock(at: number): string {
  const minutes = Math.floor((at - startOfDay(localDay(at))) / MINUTE);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "11月22日", with the year when it is not this one. */
export function date(at: number, now: number): string {
  const [year, month, day] = isoOf(localDay(at)).split('-').map(Number);
  const text = `${month}月${day}日`;
  return isoOf(localDay(now)).startsWith(`${year}-`) ? text : `${year}年${text}`;
}

/** 今天, 明天, 昨天, 周三 within the coming week, else the date. */
export function dayName(at: number, now: number): string {
  const day = localDay(at);
  const ahead = day - localDay(now);
  if (ahead === 0) return '今天';
  if (ahead === 1) return '明天';
  if (ahead === -1) return '昨天';
  if (ahead > 1 && ahead < 7) return WEEKDAYS[weekdayOf(day)];
  return date(at, now);
}

/** "今天", "明天", "周六 11月28日" */
function slotDay(at: number, now: number): string {
  const day = localDay(at);
  const ahead = day - localDay(now);
  return ahead === 0 || ahead === 1
    ? dayName(at, now)
    : `${WEEKDAYS[weekdayOf(day)]} ${date(at, now)}`;
}

/** "周六 11月28日 09:00–12:00"; over midnight "22:00–次日 02:00". */
export function slot(startsAt: number, endsAt: number, now: number): string {
  const days = localDay(endsAt) - localDay(startsAt);
  const last = days === 0 ? '' : days === 1 ? '次日 ' : `${date(endsAt, now)} `;
  return `${slotDay(startsAt, now)} ${clock(startsAt)}–${last}${clock(endsAt)}`;
}

/** "12:40" today, "昨天 12:40", "11月3日 12:40" */
export function moment(at: number, now: number): string {
  return localDay(at) === localDay(now) ? clock(at) : `${dayName(at, now)} ${clock(at)}`;
}

/** "还有 42 分钟关门", "20:00 关门", "开到明天 02:00", "全天开放" */
export function closing(closesAt: number | null, now: number): string {
  if (closesAt === null) return '全天开放';
  const minutes = Math.ceil((closesAt - now) / MINUTE);
  if (minutes <= SOON_MINUTES) return `还有 ${Math.max(1, minutes)} 分钟关门`;
  const midnight = startOfDay(localDay(now) + 1);
  if (closesAt === midnight) return '24:00 关门';
  if (closesAt < midnight) return `${clock(closesAt)} 关门`;
  return `开到${dayName(closesAt, now)} ${clock(closesAt)}`;
}

/** "明天 08:00 开门", "今天 18:30 开门", "现在不开门" */
export function opening(opensAt: number | null, now: number): string {
  return opensAt === null ? '现在不开门' : `${dayName(opensAt, now)} ${clock(opensAt)} 开门`;
}

/** "12:40 有人反映关门" */
export function reported(report: Report, now: number): string {
  return `${moment(Date.parse(report.told_at), now)} ${FINDINGS[report.finding]}`;
}

/** The state in one short phrase. */
export function stateWords(
  one: { state: State; opensAt: number | null; closesAt: number | null; report: Report | null },
  now: number,
): string {
  if (one.state === 'open') return closing(one.closesAt, now);
  if (one.state === 'closed') return opening(one.opensAt, now);
  if (one.state === 'reported_closed') {
    return one.report ? reported(one.report, now) : '有人反映关门';
  }
  return '开门时间不清楚';
}

/** "更新于 08:12" */
export function updated(at: number, now: number): string {
  return `更新于 ${moment(at, now)}`;
}

/** How sure it is, from when somebody last confirmed it. */
export function confirmed(verifiedAt: string | null, now: number): string {
  if (!verifiedAt) return '还没有人确认过';
  const days = localDay(now) - localDay(Date.parse(verifiedAt));
  if (days <= 0) return '今天确认过';
  if (days === 1) return '昨天确认过';
  if (days <= 30) return `${days} 天前确认过`;
  return '很久没有人确认了';
}

/** "3 天后", for a deadline; "今天 18:00 前" when near. */
export function before(at: number, now: number): string {
  return `${dayName(at, now)} ${clock(at)} 前`;
}

/** Whole days from now until the instant, at least 0. */
export function daysUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / DAY));
}
