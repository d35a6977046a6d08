/**
 * The shapes of the API by the names that the pages use. They come from `api-types.ts`, which is
 * generated from the OpenAPI document; nothing here is written by hand but the names.
 */

import type { components } from './api-types';

type Schemas = components['schemas'];

export type Vocabulary = Schemas['Vocabulary'];
export type Region = Schemas['RegionPublic'];

export type StationListed = Schemas['StationListed'];
export type StationNear = Schemas['StationNear'];
export type StationKept = Schemas['StationCopied'];
export type StationDetail = Schemas['StationDetail'];
export type StationChanges = Schemas['StationChanges'];
export type StationPage = Schemas['StationPage'];
export type State = StationListed['state'];
export type Available = Schemas['FacilityBrief']['available'];
export type FacilityDetail = Schemas['FacilityPublic'];
export type Truck = Schemas['Truck'];
export type EntryWay = Schemas['EntryWay'];
/** Seven lists of ranges, Monday first; an end at or before the start is on the next day. */
export type Hours = Schemas['Hours'];
/** Local times, "08:00" to "20:00"; "24:00" may end a range. */
export type HoursRange = Hours['weekly'][number][number];

export type Finding = Schemas['Finding'];
/** The newest word of people that nobody has answered. */
export type Report = NonNullable<StationListed['report']>;
export type TapAnswer = Schemas['TapResult'];
export type Fault = Schemas['FaultPublic'];
export type FaultState = Fault['state'];
export type NewFault = Schemas['FaultCreate'];
export type Photo = Schemas['PhotoPublic'];
/** `what` is the finding of a tap, the facility of a fault; `answer` a TaskAnswer, or words. */
export type Told = Schemas['Told'];
export type ToldPage = Schemas['Page_Told_'];

export type Me = Schemas['Me'];
export type Login = Schemas['LoginResult'];
export type ProfileChange = Schemas['MeUpdate'];
export type Device = Schemas['Device'];
export type Devices = Schemas['Devices'];

export type ActivityListed = Schemas['ActivityListed'];
export type ActivityDetail = Schemas['ActivityDetail'];
export type ActivityPage = Schemas['ActivityPage'];
export type Category = Schemas['Category'];
export type Shift = Schemas['ShiftPublic'];
export type ShiftRole = Shift['roles'][number];
/** What who asks holds in a shift. */
export type Mine = NonNullable<Shift['mine']>;
/** What became of a sign-up; the rank of who waits. */
export type Signup = Schemas['Signup'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type CalendarPage = Schemas['Page_CalendarEntry_'];

export type VolunteeringWords = Schemas['VolunteeringWords'];
export type Volunteer = Schemas['Profile'];
export type NewVolunteer = Schemas['VolunteerCreate'];
export type VolunteerChange = Schemas['VolunteerUpdate'];
export type Contact = Schemas['Contact'];

export type Message = Schemas['MessagePublic'];
export type Inbox = Schemas['Inbox'];
export type Unread = Schemas['Unread'];
export type MessageTemplates = Schemas['MessageTemplates'];

export type Feedback = Schemas['FeedbackPublic'];
export type FeedbackKind = Schemas['FeedbackKind'];
export type FeedbackPage = Schemas['Page_FeedbackPublic_'];
export type NewFeedback = Schemas['FeedbackCreate'];

export type Task = Schemas['TaskPublic'];
export type TaskAnswer = Schemas['TaskAnswer'];
export type TaskPage = Schemas['Page_TaskPublic_'];
export type FaultPage = Schemas['Page_FaultForStaff_'];
