/**
 * The shapes of the API that the pages use. The one place that names them: when
 * `api-types.ts` is generated from the OpenAPI document, only this file changes.
 */

export type State = 'open' | 'closed' | 'reported_closed' | 'unknown'
export type Finding = 'open' | 'locked' | 'no_water' | 'out_of_order'
export type Available = 'yes' | 'no' | 'unknown'

export interface Named { code: string; name: string }
export interface Kind extends Named { colour: string }

export interface Vocabulary {
  kinds: Kind[]
  facilities: Named[]
  occupations: Named[]
  findings: Named[]
  privacy_version: string
  get_location: boolean
  demo: boolean
  default_region: string
}

export interface Place { id: string; name: string }
export interface Town extends Place { communities: Place[] }
export interface Region {
  code: string
  name: string
  latitude: number
  longitude: number
  towns: Town[]
  firms: Place[]
}

export interface Report { finding: Finding; told_at: string }
export interface FacilityListed { facility: string; available: Available }
export interface FacilityDetail extends FacilityListed {
  note: string
  reported_at: string | null
}

/** Local time "08:00"; "24:00" may end a range; an end at or before the start is next day. */
export type HoursRange = [string, string]
export interface HoursException { on: string; ranges: HoursRange[]; reason: string }
/** Seven lists, Monday first. */
export interface Hours { weekly: HoursRange[][]; exceptions: HoursException[] }

export interface StationListed {
  id: string
  region_code: string
  name: string
  kind: string
  town: string | null
  address: string
  latitude: number
  longitude: number
  state: State
  opens_at: string | null
  closes_at: string | null
  report: Report | null
  facilities: FacilityListed[]
  confidence: number
  verified_at: string | null
  demo: boolean
}

export interface StationNear extends StationListed { distance_m: number; walking_minutes: number }

export interface Truck {
  spaces: number | null
  height_limit_cm: number | null
  entrance: string | null
  prices: string | null
}

export type EntryWay = 'open_door' | 'ask_guard' | 'scan' | 'code' | 'unknown'

export interface StationDetail extends Omit<StationListed, 'facilities'> {
  town_id: string | null
  community_id: string | null
  phone: string | null
  entry: { way: EntryWay; note: string }
  capacity: number | null
  hours: Hours | null
  photos: { id: string; url: string }[]
  facilities: FacilityDetail[]
  truck: Truck | null
  updated_at: string
}

export type StationChange = (StationListed & { hours: Hours | null }) | StationRemoved
export interface StationRemoved { id: string; removed: true }
export interface StationChanges { items: StationChange[]; next_since: string; more: boolean }

export interface Paged<T> { items: T[]; next_cursor: string | null }

export interface Role { region_code: string; role: string; scope_id: string | null }
export interface Consent { document: string; version: string; given_at: string }
export interface Me {
  id: string
  nickname: string
  avatar_url: string | null
  occupation: string | null
  firm_id: string | null
  phone_masked: string | null
  roles: Role[]
  consents: Consent[]
  closing_at: string | null
  created_at: string
}
export interface Login { token: string; expires_at: string; account: Me }
export interface ProfileChange {
  nickname: string
  occupation: string | null
  firm_id: string | null
}
export interface Device {
  id: string
  device: string
  created_at: string
  last_seen_at: string
  current: boolean
}

export interface TapAnswer { state: State; report: Report | null; sentence: string }

export type FaultState = 'new' | 'in_hand' | 'mended'
export interface Fault {
  id: string
  station_id: string
  station_name: string
  facility: string
  description: string
  photo_url: string | null
  state: FaultState
  created_at: string
  timeline: { state: string; at: string; note: string }[]
}
export interface NewFault { facility: string; description: string; photo_id?: string }

export interface Photo { id: string; url: string; width: number; height: number }

export interface Told {
  type: 'tap' | 'fault'
  id: string
  station_id: string
  station_name: string
  /** A finding of a tap, the facility of a fault. */
  what: string
  state: string
  told_at: string
  /** The keeper's answer to a tap (a TaskAnswer), staff's last words on a fault, or ''. */
  answer: string
}

export type FeedbackKind = 'complaint' | 'suggestion'
export interface NewFeedback {
  kind: FeedbackKind
  text: string
  region_code: string
  photo_id?: string
  wants_answer: boolean
}
export interface Feedback {
  id: string
  kind: FeedbackKind
  text: string
  state: string
  answer: string
  created_at: string
}

export interface Task {
  id: string
  station_id: string
  station_name: string
  reason: Exclude<Finding, 'open'>
  facility: string | null
  opened_at: string
  due_at: string
  overdue: boolean
  answered_at: string | null
}
export type TaskAnswer = 'open_again' | 'closed_today' | 'mended' | 'out_of_use'
