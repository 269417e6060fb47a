import { openRound, openRoundOf } from '../approval/round';
import { told } from '../approval/told';
import { dayOf } from '../calendar/calendar';
import type { Case, Decided, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Refusal } from '../refusal';
import { meetFates } from './changes';
import { concerned, ownersAt } from './owing';
import { owed } from './report';

/** After it the supervisor has the request for a later day in her queue; the task's own day holds until she grants it. */
export function askExtension(c: Case, { newDueOn, reason }: { newDueOn: string; reason: string }, w: World): Refusal | Decided<{ readonly taskId: string; readonly newDueOn: string }> {
  const hindrance = owed(c, w, 'supervised.ask-extension');
  if (hindrance) return hindrance;
  const { supervised } = c;
  if (!supervised) return { refused: 'not-found' };
  if (supervised.dueOn === null) return { refused: 'no-day-to-extend' };
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
  if (!supervised?.askedDueOn || supervised.dueOn === null) return [];
  const tells = told(w, ownersAt(concerned(supervised)));
  if (outcome !== 'agreed') return [{ kind: 'extension.declined', v: 1, payload: { by: w.actor.id, reason: outcome, tells } }];
  return [{ kind: 'extension.granted', v: 1, payload: { by: w.actor.id, fromOn: supervised.dueOn, toOn: supervised.askedDueOn, tells } }, ...meetFates(c, { change: 'extension-granted', toOn: supervised.askedDueOn }, w)];
}
