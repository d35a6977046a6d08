/** Tasks and faults as one list of things to see to, each with its answers. */

import type { Fault, FaultState, Task, TaskAnswer, Vocabulary } from '../../core/api';
import { absoluteUrl } from '../../core/config';
import { before, moment } from '../../core/format';
import { nameOf } from '../../services/vocabulary';

export type Act = TaskAnswer | 'take' | 'mend';
export interface Button {
  act: Act;
  name: string;
  isMain: boolean;
}

export interface Item {
  id: string;
  region: string;
  type: 'task' | 'fault';
  stationId: string;
  title: string;
  what: string;
  words: string;
  photo: string;
  when: string;
  due: string;
  isOverdue: boolean;
  buttons: Button[];
}

const DOOR: Button[] = [
  { act: 'open_again', name: '已经开门', isMain: true },
  { act: 'closed_today', name: '今天不开', isMain: false },
];

const WATER: Button[] = [
  { act: 'mended', name: '有水了', isMain: true },
  { act: 'out_of_use', name: '暂时没有', isMain: false },
];

/** For what is broken, and for reasons that a later service may add. */
const THING: Button[] = [
  { act: 'mended', name: '修好了', isMain: true },
  { act: 'out_of_use', name: '暂时不能用', isMain: false },
];

/** The service wants a fault taken in hand before it is mended. */
const FAULT_BUTTONS: Record<FaultState, Button[]> = {
  new: [{ act: 'take', name: '我来处理', isMain: true }],
  in_hand: [{ act: 'mend', name: '修好了', isMain: true }],
  mended: [],
};

function buttonsOf(task: Task): Button[] {
  if (task.reason === 'locked') return DOOR;
  return task.reason === 'no_water' ? WATER : THING;
}

function reasonOf(task: Task, words: Vocabulary): string {
  if (task.reason === 'locked') return '有人反映关门';
  if (task.reason === 'no_water') return '有人反映没有水';
  return `有人反映${task.facility ? nameOf(words.facilities, task.facility) : '设施'}坏了`;
}

export function itemOfTask(task: Task, region: string, words: Vocabulary, now: number): Item {
  return {
    id: task.id,
    region,
    type: 'task',
    stationId: task.station_id,
    title: task.station_name,
    what: reasonOf(task, words),
    words: '',
    photo: '',
    when: moment(Date.parse(task.opened_at), now),
    due: task.overdue ? '已过时限' : `请在${before(Date.parse(task.due_at), now)}答复`,
    isOverdue: task.overdue,
    buttons: buttonsOf(task),
  };
}

export function itemOfFault(fault: Fault, region: string, words: Vocabulary, now: number): Item {
  return {
    id: fault.id,
    region,
    type: 'fault',
    stationId: fault.station_id,
    title: fault.station_name,
    what: `报修：${nameOf(words.facilities, fault.facility)}`,
    words: fault.description,
    photo: fault.photo_url ? absoluteUrl(fault.photo_url) : '',
    when: moment(Date.parse(fault.created_at), now),
    due: fault.state === 'in_hand' ? '正在处理' : '',
    isOverdue: false,
    buttons: FAULT_BUTTONS[fault.state],
  };
}
