import type { z } from 'zod';
import { inHand, touched } from '../../../domain/approval/claim';
import { answerQuestion, withdrawQuestion } from '../../../domain/approval/consult';
import { resolve, takeBack } from '../../../domain/approval/delegate';
import { assignable } from '../../../domain/approval/reassign';
import { recuse } from '../../../domain/approval/recuse';
import { urgeTask } from '../../../domain/approval/urge';
import type { Actor, Decided, TaskRow, World } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { MayDo } from '../../contract/common';
import { refusalProblem } from '../../problem';
import { iso, office } from '../view';
import { worldOf } from '../world';

type May = z.infer<typeof MayDo>;
type Seen = { readonly me: Actor; readonly sight: Sight; readonly language: 'zh' | 'en' };
type Tried = Refusal | TaskRow | Decided;

/** What is no affair of hers is not shown to her at all. */
const NOT_HERS: ReadonlySet<Refusal['refused']> = new Set(['not-a-candidate', 'own-submission', 'not-the-leader', 'not-yours-to-urge', 'not-delegated', 'no-question', 'not-found', 'recused', 'task-already-claimed', 'delegated', 'asked-on-the-side']);

/** What this person may do with a task beside deciding it; the very acts are tried, and nothing is written. */
export function mayHand(c: LoadedCase, task: TaskRow, seen: Seen): May[] {
  const w = worldOf(seen.sight, seen.me);
  return triedOn(c, task, w).flatMap(([act, would]): May[] => {
    if (isRefusal(would)) return NOT_HERS.has(would.refused) ? [] : [{ act, blocked: refusalProblem(would, seen.language), outcome: null }];
    return [{ act, blocked: null, outcome: 'facts' in would ? outcomeOf(act, would, { task, seen }) : null }];
  });
}

function triedOn(c: LoadedCase, task: TaskRow, w: World): readonly (readonly [string, Tried])[] {
  const { id: taskId } = task;
  if (task.work === 'consult') return [['answer', answerQuestion(c, { taskId, opinion: '-' }, w)], ['withdraw-question', withdrawQuestion(c, { taskId }, w)]];
  const hers = inHand(c, taskId, w);
  const stood = touched(c, taskId, w);
  return [
    ['resolve', resolve(c, { taskId, opinion: '-' }, w)], ['take-back', takeBack(c, { taskId }, w)],
    ['reassign', hers], ['delegate', hers], ['consult', hers], ['assign', isRefusal(hers) ? assignable(c, taskId, w) : NOTHING], ['copy', stood], ['remark', stood],
    ['urge', urgeTask(c, { taskId }, w)], ['recuse', isRefusal(hers) ? hers : recuse(c, { taskId, reason: '-' }, w)],
  ];
}
const NOTHING: Refusal = { refused: 'not-the-leader' }; // who has it in hand hands it on herself

/** Whom it reaches: who takes the seat of whoever stands back, who is urged. */
function outcomeOf(act: string, { facts }: Decided, { task, seen: { sight, me } }: { task: TaskRow; seen: Seen }): May['outcome'] {
  if (act !== 'recuse' && act !== 'urge') return null;
  const opened = facts.flatMap((fact) => (fact.kind === 'task.opened' ? [fact.payload] : []))[0];
  const people = opened ? sight.offices.holders(opened.key).filter((id) => id !== me.id) : [];
  const tells = [...new Set(facts.flatMap((fact) => ('tells' in fact.payload ? (fact.payload.tells ?? []).map(({ to }) => to) : [])))];
  return { next: opened ? office(sight.pack, opened.key) : { zh: '催办', en: 'Urged' }, people, dueAt: iso(task.dueAt), cancels: [], keeps: [], clock: null, tells, effects: [] };
}
