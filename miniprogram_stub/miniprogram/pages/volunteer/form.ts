/** What the form holds, and what of it is sent. */

import type {
  Contact,
  NewVolunteer,
  Region,
  Volunteer,
  VolunteerChange,
  VolunteeringWords,
} from '../../core/api';
import { isoOf, localDay } from '../../core/hours';

export interface Form {
  name: string;
  /** '' until it is chosen. */
  birthYear: string;
  gender: '' | 'female' | 'male';
  skills: string[];
  languages: string[];
  freeTimes: string[];
  communityId: string;
  guardianName: string;
  guardianPhone: string;
  emergencyName: string;
  emergencyPhone: string;
}

/** The lists of which one may pick several. */
export type Several = 'skills' | 'languages' | 'freeTimes';

export interface Choice {
  code: string;
  name: string;
  isOn: boolean;
}

export const EMPTY: Form = {
  name: '',
  birthYear: '',
  gender: '',
  skills: [],
  languages: [],
  freeTimes: [],
  communityId: '',
  guardianName: '',
  guardianPhone: '',
  emergencyName: '',
  emergencyPhone: '',
};

const OLDEST = 100;
const PHONE = /^\+?[0-9][0-9-]{3,18}[0-9]$/;

export const yearOf = (now: number) => Number(isoOf(localDay(now)).slice(0, 4));

/** From the youngest who may register on; nobody scrolls to their grandchildren's years. */
export function birthYears(words: VolunteeringWords, now: number): string[] {
  const newest = yearOf(now) - words.least_age;
  return Array.from({ length: OLDEST - words.least_age }, (_, index) => String(newest - index));
}

export function formOf(one: Volunteer): Form {
  return {
    name: one.real_name,
    birthYear: String(one.birth_year),
    gender: (one.gender ?? '') as Form['gender'],
    skills: one.skills,
    languages: one.languages,
    freeTimes: one.free_times,
    communityId: one.community_id ?? '',
    guardianName: one.guardian?.name ?? '',
    guardianPhone: one.guardian?.phone ?? '',
    emergencyName: one.emergency?.name ?? '',
    emergencyPhone: one.emergency?.phone ?? '',
  };
}

export function needsGuardian(form: Form, words: VolunteeringWords, now: number): boolean {
  return form.birthYear !== '' && yearOf(now) - Number(form.birthYear) < words.adult_age;
}

/** What still stands in the way; '' when it can be sent. */
export function wrongOf(form: Form, words: VolunteeringWords, hasPhone: boolean): string {
  if (!hasPhone) return '请先绑定手机号';
  if (!form.name.trim()) return '请填写真实姓名';
  if (!form.birthYear) return '请选择出生年份';
  if (needsGuardian(form, words, Date.now()) && !(form.guardianName.trim() && form.guardianPhone)) {
    return `未满 ${words.adult_age} 周岁，请填写监护人的姓名和电话`;
  }
  if (form.guardianPhone && !PHONE.test(form.guardianPhone)) return '监护人的电话不对，请核对';
  if (!form.emergencyName.trim() !== !form.emergencyPhone) return '紧急联系人的姓名和电话请一起填';
  if (form.emergencyPhone && !PHONE.test(form.emergencyPhone))
    return '紧急联系人的电话不对，请核对';
  return '';
}

function contactOf(name: string, phone: string): Contact | null {
  return name.trim() && phone ? { name: name.trim(), phone } : null;
}

export function changeOf(form: Form, words: VolunteeringWords, now: number): VolunteerChange {
  const guardian = contactOf(form.guardianName, form.guardianPhone);
  return {
    gender: form.gender || null,
    skills: form.skills,
    languages: form.languages as VolunteerChange['languages'],
    free_times: form.freeTimes as VolunteerChange['free_times'],
    community_id: form.communityId || null,
    guardian: needsGuardian(form, words, now) ? guardian : null,
    emergency: contactOf(form.emergencyName, form.emergencyPhone),
  };
}

export function newOf(
  form: Form,
  words: VolunteeringWords,
  region: string,
  now: number,
): NewVolunteer {
  const who = { real_name: form.name.trim(), birth_year: Number(form.birthYear) };
  return { ...changeOf(form, words, now), ...who, region_code: region } as NewVolunteer;
}

export const marked = (list: { code: string; name: string }[], chosen: string[]): Choice[] =>
  list.map((one) => ({ ...one, isOn: chosen.includes(one.code) }));

export const toggled = (chosen: string[], code: string): string[] =>
  chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];

/** "圪洞镇 武当社区", all of the region, the first for who says nothing. */
export function communitiesOf(region: Region): { id: string; name: string }[] {
  const all = region.towns.flatMap((town) =>
    town.communities.map(({ id, name }) => ({ id, name: `${town.name} ${name}` })),
  );
  return [{ id: '', name: '不填写' }, ...all];
}
