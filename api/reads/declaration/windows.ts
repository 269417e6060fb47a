import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import { dayOf } from '../../../domain/calendar/calendar';
import { declaringRole, departmentsWithout, ladderOfWindow } from '../../../domain/declaration/cut-off';
import { batchId, windowId } from '../../../domain/declaration/ids';
import { windowOn } from '../../../domain/policy/window';
import type { Actor } from '../../../domain/record/case';
import { historyOf, type Told } from '../../../db/reads/case';
import { batchesOf, openedWindow, openedWindows, type OpenedWindow } from '../../../db/reads/declaration';
import { look, type Sight } from '../../../db/reads/sight';
import type { ChannelView, WindowPage, WindowRow, Windows } from '../../contract/declaration';
import { actorIdOf, idOf, type Desk } from '../../door';
import { sendProblem } from '../../problem';
import { timeline } from '../history';
import { iso, isoOrNull, mark, organ, sourceWords } from '../view';

/** GET /declaration-windows and /declaration-windows/:id — what stands open until when, and which departments have sent their batch. */
export const windowPagesRoute = (desk: Desk): Router =>
  Router()
    .get('/declaration-windows', async (req, res) => {
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      if (!seesWindows(me)) return sendProblem(res, 'role-missing');
      const opened = await openedWindows(desk.db.pool);
      const year = Number(dayOf(sight.calendar, sight.now).slice(0, 4));
      const unopened = sight.pack.windows.filter(({ channel }) => !opened.some((each) => each.id === windowId(sight.pack.jurisdiction, channel, year)));
      const answer: z.infer<typeof Windows> = {
        at: iso(sight.now), year, channels: sight.pack.windows.map(({ channel }) => channelView(sight, channel)), may: may(me, 'window.open') ? ['window.open'] : [],
        rows: [...unopened.map(({ channel }) => plannedRow(sight, channel, year)), ...opened.map((window) => windowRow(sight, window))],
      };
      res.json(answer);
    })
    .get('/declaration-windows/:id', async (req, res) => {
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      const window = seesWindows(me) ? await openedWindow(desk.db.pool, idOf(req, 'id')) : null;
      if (!window) return sendProblem(res, 'not-found');
      res.json(await pageOf(desk, { window, sight, me }));
    });

const seesWindows = (me: Actor): boolean => scopeOf(me, 'window.view').all;

/** A channel by its name. */
export const channelView = ({ pack }: Sight, channel: string): z.infer<typeof ChannelView> => ({ channel, name: pack.channels.find((each) => each.channel === channel)?.name ?? { zh: channel, en: channel } });

/** The mark of a window's last day: the deadline of its process, or the day of the pack while nobody opened it. */
export function windowMark(sight: Sight, { channel, year, opened }: { channel: string; year: number; opened: OpenedWindow | null }): z.infer<typeof WindowRow>['dayMark'] {
  const { window, cutoffAt } = windowOn(sight.pack, channel, year);
  const ladder = window?.ladder ?? '';
  if (!opened) return mark(sight, cutoffAt === undefined ? null : { ladder, state: 'open', dueAt: cutoffAt });
  return mark(sight, opened.closedAt === null ? opened.deadline : { ladder, state: 'ended', dueAt: opened.cutoffAt });
}

function plannedRow(sight: Sight, channel: string, year: number): z.infer<typeof WindowRow> {
  const { lastDay, cutoffAt } = windowOn(sight.pack, channel, year);
  return { id: windowId(sight.pack.jurisdiction, channel, year), channel: channelView(sight, channel), year, lastDay: lastDay ?? null, cutoffAt: isoOrNull(cutoffAt ?? null), opened: false, closedAt: null, dayMark: windowMark(sight, { channel, year, opened: null }), submitted: 0, without: 0 };
}

const withoutBatch = (sight: Sight, window: OpenedWindow): readonly string[] => departmentsWithout(declaringRole(ladderOfWindow(sight.pack, window.channel)), window, sight.offices);

function windowRow(sight: Sight, window: OpenedWindow): z.infer<typeof WindowRow> {
  const { id, channel, year, lastDay, cutoffAt, closedAt, submitted } = window;
  return { id, channel: channelView(sight, channel), year, lastDay, cutoffAt: iso(cutoffAt), opened: true, closedAt: isoOrNull(closedAt), dayMark: windowMark(sight, { channel, year, opened: window }), submitted: submitted.length, without: withoutBatch(sight, window).length };
}

async function pageOf({ db }: Desk, { window, sight, me }: { window: OpenedWindow; sight: Sight; me: Actor }): Promise<z.infer<typeof WindowPage>> {
  const facts = await historyOf(db.pool, window.id);
  const batches = await batchesOf(db.pool, { all: true, departments: [], window: window.id });
  return {
    at: iso(sight.now), version: facts.at(-1)?.seq ?? 0, moving: window.behind, window: windowRow(sight, window), source: sourceWords(sight.pack, sight.pack.windows.find(({ channel }) => channel === window.channel)?.source ?? { default: '' }),
    batches: batches.flatMap(({ department, submittedAt, acceptedAt, receipt, ...batch }) => (submittedAt === null ? [] : [{ ...batch, department: organ(sight.pack, department), submittedAt: iso(submittedAt), acceptedAt: isoOrNull(acceptedAt), receipt: receipt ?? '' }])),
    without: withoutBatch(sight, window).map((department) => ({ department: organ(sight.pack, department), remindedAt: isoOrNull(remindedAt(facts, department)), batchId: batches.some((batch) => batch.department === department) ? batchId(department, window.channel, window.year) : null })),
    timeline: await timeline(db.pool, facts, sight), may: may(me, 'window.open') && window.closedAt === null ? [{ act: 'move', blocked: null, outcome: null }] : [],
  };
}

/** When a department was last reminded by the window's ladder. */
function remindedAt(facts: readonly Told[], department: string): number | null {
  const told = facts.findLast(({ kind, payload }) => kind === 'rung.fired' && Array.isArray(payload['tells']) && (payload['tells'] as { as: string }[]).some(({ as }) => as.endsWith(`@${department}`)));
  return told?.at ?? null;
}
