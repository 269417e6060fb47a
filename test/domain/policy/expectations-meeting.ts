import { routeOf, waitOf } from '../../../domain/policy/lookup';
import type { Pack } from '../../../domain/policy/pack';
import { at, marks, place, rows, voices, type Expectation } from './expecting';

const MISSED = 'missed: miss, deadline-missed to nobody';
const owes = (pack: Pack, wait: string): unknown => { const found = waitOf(pack, wait); return [found?.ladder, found?.due ?? null, found?.tells ?? false, found?.asks.map((asked) => (asked === 'attendees' ? asked : `${asked.role}@${place(asked.at)}`))]; };

/** What the pack has to come to where several files come before one meeting. */
export const MEETINGS: readonly Expectation[] = [
  { name: 'which steps a meeting may decide, who confirms, who votes, how many, and what carries', of: (pack) => pack.routes.flatMap(({ id, steps }) => steps.flatMap(({ id: step, meeting }) => (meeting ? [[id, step, meeting.chair, meeting.members, meeting.quorum, meeting.needs]] : []))),
    is: [['review', 'first-review', 'group_leader', ['reviewer', 'group_leader', 'group_deputy'], 3, { share: 2, of: 3 }]] },
  { name: 'the first review is the only step of its route that a meeting decides', of: (pack) => routeOf(pack, 'review').steps.map(({ meeting }) => meeting !== undefined), is: [true, false] },
  { name: 'whoever is asked to a meeting owes it on its day', of: (pack) => owes(pack, 'meeting'), is: ['meeting-day', { of: 'meeting' }, false, ['attendees']] },
  { name: 'the leader of the group owes the confirmation, and hears of it at once', of: (pack) => owes(pack, 'meeting-confirmation'), is: ['meeting-confirmation', null, true, ['group_leader@meeting']] },
  { name: 'a meeting on a Wednesday: reminded on the Friday before and on Tuesday; not held by its end, its leader hears of it', of: (pack) => rows(pack, 'meeting-day', { startedAt: at('2018-05-07', '10:00'), dueOn: '2018-05-23' }), is: ['remind-3 2018-05-18 09:00', 'remind-1 2018-05-22 09:00', 'missed 2018-05-23 24:00', 'leader 2018-05-24 09:00'] },
  { name: 'whom the day of a meeting speaks to', of: (pack) => voices(pack, 'meeting-day'), is: ['remind-3: remind, meeting-near to holders', 'remind-1: remind, meeting-near to holders', MISSED, 'leader: escalate, meeting-overdue to group_leader@seat'] },
  { name: 'a confirmation is reminded of after one working day, late after three', of: (pack) => rows(pack, 'meeting-confirmation', { startedAt: at('2018-05-07', '10:00') }), is: ['remind-1 2018-05-08 09:00', 'missed 2018-05-10 24:00', 'superior 2018-05-11 09:00'] },
  { name: 'whom a confirmation speaks to', of: (pack) => voices(pack, 'meeting-confirmation'), is: ['remind-1: remind, meeting-unconfirmed to holders', MISSED, 'superior: escalate, meeting-unconfirmed to superior@seat'] },
  { name: 'a meeting is near from three days before, a confirmation from one', of: (pack) => [marks(pack, 'meeting-day', ['2018-05-21', '2018-05-17', '2018-05-18']), marks(pack, 'meeting-confirmation', ['2018-05-11', '2018-05-09', '2018-05-10'])], is: [['normal 4 day', 'soon 3 day'], ['normal 2 working-day', 'soon 1 working-day']] },
];
