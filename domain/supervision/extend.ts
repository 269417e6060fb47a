import { openRound, openRoundOf } from '../approval/round';
import { told } from '../approval/told';
import { dayOf, instantOf } from '../calendar/calendar';
import { extend } from '../calendar/schedule';
import { ladderOf } from '../policy/lookup';
import type { Case, Decided, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Refusal } from '../refusal';
import { owed } from './report';

/** After it the supervisor has the request for a later day in her queue; the task's own day holds until she grants it. */
export function askExtension(c: Case, { newDueOn, reason }: { newDueOn: string; reason: string }, w: World): Refusal | Decided<{ readonly taskId: string; readonly newDueOn: string }> {
  const hindrance = owed(c, w, 'supervised.ask-extension');
  if (hindrance) return hindrance;
  const { supervised } = c;
  if (!supervised) return { refused: 'not-found' };
  if (openRoundOf(c, 'extension')) return { refused: 'extension-already-asked' };
  const notBefore = [supervised.dueOn, dayOf(w.calendar, w.at)].reduce((a, b) => (a > b ? a : b)); // a day that is past would be no more time
  if (newDueOn <= notBefore) return { refused: 'extension-not-later', dueOn: notBefore };
  const year = Number(newDueOn.slice(0, 4));
  if (w.calendar.status[year] === undefined) return { refused: 'outside-calendar', on: newDueOn };
  return {
    facts: [{ kind: 'extension.asked', v: 1, payload: { by: w.actor.id, newDueOn, reason, tells: [] } }, ...openRound(c, { route: 'extension', path: '' }, w)],
    answer: { taskId: c.process.id, newDueOn },
  };
}

/** What the supervisor's answer brings: granted, the day moves and its ladder starts a new generation; the original day stays on record. */
export function extensionEnded(c: Case, { outcome }: FactOf<'round.ended'>['payload'], w: World): Fact[] {
  const { supervised } = c;
  if (!supervised?.askedDueOn) return [];
  const tells = told(w, supervised.leads.map((organ) => `task_owner@${organ}`));
  if (outcome !== 'agreed') return [{ kind: 'extension.declined', v: 1, payload: { by: w.actor.id, reason: outcome, tells } }];
  return [{ kind: 'extension.granted', v: 1, payload: { by: w.actor.id, fromOn: supervised.dueOn, toOn: supervised.askedDueOn, tells } }, ...moveCompletion(c, supervised.askedDueOn, w)];
}

function moveCompletion(c: Case, newDueOn: string, w: World): Fact[] {
  const dl = c.deadlines.find(({ of, state }) => of.startsWith('completion.') && state !== 'ended');
  if (!dl) return [];
  const startedAt = Math.min(w.at, instantOf(w.calendar, newDueOn, '24:00') - 1); // granted after the day it asked for, it is missed at once, and climbs
  const planned = extend(ladderOf(w.pack, dl.ladder), { newDueOn, startedAt, cal: w.calendar });
  return [{ kind: 'deadline.moved', v: 1, payload: { of: dl.of, generation: dl.generation + 1, ladder: dl.ladder, startedAt: w.at, originalDueAt: dl.originalDueAt, ...planned, from: dl.dueAt, why: 'extension' } }];
}
