import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import { dayOf } from '../../../domain/calendar/calendar';
import { batchId, batchKeyOf, windowId, type BatchKey } from '../../../domain/declaration/ids';
import type { Actor } from '../../../domain/record/case';
import { batchesOf, openedWindow, type BatchItemRow } from '../../../db/reads/declaration';
import { look, type Sight } from '../../../db/reads/sight';
import type { Batches, BatchRow } from '../../contract/declaration';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { iso, isoOrNull, organ } from '../view';
import { batchPageOf } from './batch-page';
import { channelView, windowMark } from './windows';

/** GET /declaration-batches and /declaration-batches/:id — a department's batches of this year, those of all for the authority, and one of them whole. */
export const batchPagesRoute = (desk: Desk): Router =>
  Router()
    .get('/declaration-batches', async (req, res) => {
      const sight = await look(desk.record);
      const { all, departments } = scopeOf(sight.offices.actor(actorIdOf(res)), 'batch.view');
      const kept = await batchesOf(desk.db.pool, { all, departments });
      const answer: z.infer<typeof Batches> = { at: iso(sight.now), rows: await Promise.all([...toCome(sight, departments, kept), ...kept].map((batch) => batchRow(desk, { batch, sight }))) };
      res.json(answer);
    })
    .get('/declaration-batches/:id', async (req, res) => {
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      const key = batchKeyOf(idOf(req, 'id'));
      if (!key || !seesBatch(sight, { me, key })) return sendProblem(res, 'not-found');
      const [kept] = (await batchesOf(desk.db.pool, { all: false, departments: [key.department] })).filter(({ channel, year }) => channel === key.channel && year === key.year);
      if (!kept && !may(me, 'batch.submit', { department: key.department })) return sendProblem(res, 'not-found');
      const batch = await batchRow(desk, { batch: kept ?? notYet(key), sight });
      res.json(await batchPageOf(desk, { key, batch, sight, me, language: languageOf(req) }));
    });

/** A batch is there for its department before it has been opened; for others once it is on record. */
function seesBatch({ pack }: Sight, { me, key }: { me: Actor; key: BatchKey }): boolean {
  return pack.windows.some(({ channel }) => channel === key.channel) && may(me, 'batch.view', { department: key.department });
}

const notYet = ({ department, channel, year }: BatchKey): BatchItemRow => ({ id: batchId(department, channel, year), department, channel, year, submittedAt: null, acceptedAt: null, receipt: null, stage: null, outcome: null, projects: 0, amountFen: 0 });

/** The batches of this year that a department could still begin. */
function toCome(sight: Sight, departments: readonly string[], kept: readonly BatchItemRow[]): BatchItemRow[] {
  const year = Number(dayOf(sight.calendar, sight.now).slice(0, 4));
  return [...new Set(departments)].flatMap((department) => sight.pack.windows.map(({ channel }) => notYet({ department, channel, year }))).filter(({ id }) => !kept.some((each) => each.id === id));
}

const stateOf = ({ stage, outcome, submittedAt }: BatchItemRow): string => outcome ?? (submittedAt === null ? 'collecting' : (stage ?? 'collecting') === 'decisions' ? 'accepted' : 'submitted');

async function batchRow({ db }: Desk, { batch, sight }: { batch: BatchItemRow; sight: Sight }): Promise<z.infer<typeof BatchRow>> {
  const { id, department, channel, year, projects, amountFen, receipt, submittedAt, acceptedAt } = batch;
  const opened = await openedWindow(db.pool, windowId(sight.pack.jurisdiction, channel, year));
  return {
    id, department: organ(sight.pack, department), channel: channelView(sight, channel), year, state: stateOf(batch), projects, amountFen, receipt, submittedAt: isoOrNull(submittedAt), acceptedAt: isoOrNull(acceptedAt),
    window: { id: windowId(sight.pack.jurisdiction, channel, year), opened: opened !== null, dayMark: windowMark(sight, { channel, year, opened }) },
  };
}
