import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import { dayOf } from '../../../domain/calendar/calendar';
import { chairKey, membersOf, ruleOf, type Sitting } from '../../../domain/meeting/members';
import { relatedToMeeting } from '../../../domain/meeting/room';
import type { Actor, MeetingRow } from '../../../domain/record/case';
import { caseOf, historyOf, namesOf, textsOf } from '../../../db/reads/case';
import { meetingNotes, meetingsOf, tableableTasks, type MeetingListed, type TableableRow } from '../../../db/reads/meetings';
import { look, type Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { MayDo } from '../../contract/common';
import type { MeetingOffers, MeetingPage, Meetings, MeetingRow as RowView, Tableable } from '../../contract/meeting';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { timeline } from '../history';
import { iso, mark, office, organ } from '../view';
import { itemViews } from './items';

/** GET /review-meetings, /review-meetings/offers, /review-meetings/:id — the meetings of my bodies, what could be called before one, and one as it is run. */
export const meetingPagesRoute = (desk: Desk): Router =>
  Router()
    .get('/review-meetings', async (_req, res) => {
      const sight = await look(desk.record);
      const rows = await meetingsOf(desk.db.pool, scopeOf(sight.offices.actor(actorIdOf(res)), 'meeting.view'));
      const answer: z.infer<typeof Meetings> = { at: iso(sight.now), rows: rows.map((row) => rowView(row, sight)) };
      res.json(answer);
    })
    .get('/review-meetings/offers', async (_req, res) => res.json(await offersFor(desk, actorIdOf(res))))
    .get('/review-meetings/:id', async (req, res) => {
      const page = await pageOf(desk, { id: idOf(req, 'id'), actorId: actorIdOf(res), language: languageOf(req) });
      if (page) res.json(page);
      else sendProblem(res, 'not-found');
    });

const STATE = ({ cancelledAt, closedAt, confirmedAt, heldAt }: MeetingListed): z.infer<typeof RowView>['state'] =>
  cancelledAt !== null ? 'cancelled' : closedAt !== null ? 'closed' : confirmedAt !== null ? 'confirmed' : heldAt !== null ? 'held' : 'convened';

const rowView = (row: MeetingListed, sight: Sight): z.infer<typeof RowView> =>
  ({ id: row.id, title: row.title, organ: organ(sight.pack, row.organ), heldOn: row.heldOn, state: STATE(row), items: row.items, settled: row.settled, dayMark: row.deadline && mark(sight, row.deadline), moving: row.behind });

type Body = Sitting & { readonly route: string; readonly step: string; readonly stepName: { zh: string; en: string } };
const nameOf = ({ route, step, organ: at }: Pick<Body, 'route' | 'step' | 'organ'>): string => `${route}.${step}@${at}`;

/** Every step that a meeting may decide, before each body that somebody may call together. */
function bodiesOf(me: Actor, { pack }: Sight): Body[] {
  const organs = [...new Set(me.holdings.map((held) => held.organ))];
  return pack.routes.flatMap((route) => route.steps.flatMap(({ id, name, meeting }) => (meeting ? organs.map((at) => ({ route: route.id, step: id, stepName: name, organ: at, rule: ruleOf(meeting) })) : [])))
    .filter(({ organ: at, rule }) => may(me, 'meeting.convene', { keys: [...rule.members, rule.chair].map((role) => `${role}@${at}`) }));
}

async function offersFor(desk: Desk, actorId: string): Promise<z.infer<typeof MeetingOffers>> {
  const sight = await look(desk.record);
  const bodies = bodiesOf(sight.offices.actor(actorId), sight);
  const tasks = await tableableTasks(desk.db.pool, { steps: bodies, organs: bodies.map((each) => each.organ), me: actorId });
  const used = bodies.filter((body) => tasks.some((task) => nameOf(body) === bodyOfTask(task)));
  const members = new Map(used.map((body) => [nameOf(body), membersOf(body, { pack: sight.pack, directory: sight.offices })]));
  const names = await namesOf(desk.db.pool, [...new Set([...members.values()].flatMap((list) => list.map(({ person }) => person)))]);
  return {
    at: iso(sight.now), today: dayOf(sight.calendar, sight.now), tasks: tasks.map((task) => taskView(task, sight)),
    bodies: used.map((body) => ({
      body: nameOf(body), organ: organ(sight.pack, body.organ), step: body.stepName, quorum: body.rule.quorum, needs: body.rule.needs, chair: office(sight.pack, chairKey(body, { pack: sight.pack, directory: sight.offices })),
      members: (members.get(nameOf(body)) ?? []).map(({ person, as }) => ({ person, name: names.get(person) ?? person, office: office(sight.pack, as), mine: as.endsWith(`@${body.organ}`) })),
    })),
  };
}

const bodyOfTask = ({ route, step, key }: TableableRow): string => nameOf({ route, step, organ: key.slice(key.indexOf('@') + 1) });
const taskView = (task: TableableRow, { pack }: Sight): z.infer<typeof Tableable> =>
  ({ taskId: task.taskId, processId: task.processId, title: task.title, number: task.number, unit: organ(pack, task.unit), amountFen: task.amountFen, dueAt: iso(task.dueAt), body: bodyOfTask(task) });

const GONE = '（已删改）';
type Asking = { readonly id: string; readonly actorId: string; readonly language: 'zh' | 'en' };

async function pageOf({ db, record }: Desk, { id, actorId, language }: Asking): Promise<z.infer<typeof MeetingPage> | undefined> {
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const c = await caseOf(db.pool, id);
  if (!c?.meeting || !may(me, 'meeting.view', relatedToMeeting(c.meeting))) return undefined;
  const [row] = await meetingsOf(db.pool, { all: true, keys: [], units: [], departments: [], leads: [] }, id);
  return row && drawn({ db, c, m: c.meeting, row }, { sight, me, language });
}

type Found = { readonly db: Desk['db']; readonly c: LoadedCase & { readonly behind: boolean }; readonly m: MeetingRow; readonly row: MeetingListed };
type Reader = { readonly sight: Sight; readonly me: Actor; readonly language: 'zh' | 'en' };

async function drawn({ db, c, m, row }: Found, { sight, me, language }: Reader): Promise<z.infer<typeof MeetingPage>> {
  const { id } = m;
  const staff = { pack: sight.pack, directory: sight.offices };
  const others = membersOf(m, staff).filter(({ person }) => !m.attendees.some((each) => each.person === person));
  const names = await namesOf(db.pool, [...m.attendees, ...others].map(({ person }) => person));
  const sitter = ({ person, as }: { person: string; as: string }) => ({ person, name: names.get(person) ?? person, office: office(sight.pack, as) });
  const notes = await meetingNotes(db.pool, id);
  const kept = await textsOf(db.pool, [m.place, notes.reason].flatMap((text) => text ?? []));
  const wordsAt = (text: string | null): string | null => (text === null ? null : (kept.get(text) ?? GONE));
  const open = row.confirmedAt === null && row.cancelledAt === null;
  const offers = open && may(me, 'meeting.record', relatedToMeeting(m)) ? await tableableTasks(db.pool, { steps: [m], organs: [m.organ], me: me.id }) : [];
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, meeting: rowView(row, sight), place: wordsAt(m.place), chair: office(sight.pack, chairKey(m, staff)), chairs: [...sight.offices.holders(chairKey(m, staff))],
    quorum: m.rule.quorum, needs: m.rule.needs, attendees: m.attendees.map((each) => ({ ...sitter(each), present: each.present })), others: open ? others.map(sitter) : [],
    items: await itemViews(db.pool, m, { sight, language, refused: notes.refused }), offers: offers.map((task) => taskView(task, sight)), minutes: notes.minutes, cancelled: wordsAt(notes.reason),
    timeline: await timeline(db.pool, await historyOf(db.pool, id), sight), may: actsOn(c, m, { me, sight }),
  };
}

/** What this person may do with a meeting now. */
function actsOn({ process }: LoadedCase, m: MeetingRow, { me, sight }: { readonly me: Actor; readonly sight: Sight }): z.infer<typeof MayDo>[] {
  if (process.closedAt !== null || m.confirmedAt !== null || m.cancelledAt !== null) return [];
  const ahead = m.heldAt === null ? ['hold'] : [];
  const records = may(me, 'meeting.record', relatedToMeeting(m)) ? ['record', 'cancel', ...ahead] : [];
  const isChair = may(me, 'meeting.confirm', { keys: [chairKey(m, { pack: sight.pack, directory: sight.offices })] });
  const acts = [...records, ...(isChair && m.heldAt !== null ? ['confirm'] : [])];
  return acts.map((act) => ({ act, blocked: null, outcome: null }));
}
