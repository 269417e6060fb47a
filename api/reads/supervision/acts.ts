import type { z } from 'zod';
import { may } from '../../../domain/access/may';
import { openRoundOf } from '../../../domain/approval/round';
import type { Actor, Case, SupervisedRow, World } from '../../../domain/record/case';
import { isOwedBy, isCollective, owing } from '../../../domain/supervision/owing';
import { isOwed, owed } from '../../../domain/supervision/report';
import { urge } from '../../../domain/supervision/urge';
import { isRefusal } from '../../../domain/refusal';
import type { Sight } from '../../../db/reads/sight';
import type { MayDo } from '../../contract/common';
import { refusalProblem } from '../../problem';

type Acts = z.infer<typeof MayDo>[];
type Seeing = { readonly sight: Sight; readonly me: Actor; readonly language: 'zh' | 'en' };
const plain = (act: string): Acts[number] => ({ act, blocked: null, outcome: null });

/** What this person may do to a supervised task now. */
export function supervisedActs(c: Case, seeing: Seeing): Acts {
  const { supervised } = c;
  if (!supervised || c.process.closedAt !== null) return [];
  const answering = isCollective(supervised) ? membersActs(supervised, seeing.me) : leadsActs(c, supervised, seeing);
  return [...answering, ...extensionActs(c, seeing), ...urgeActs(c, seeing), ...supervisorsActs(supervised, seeing.me)];
}

function membersActs({ answers, dueKind }: SupervisedRow, me: Actor): Acts {
  const hers = answers.filter(({ member }) => may(me, 'supervised.report', { leads: [member] }));
  return [...(hers.some(({ state }) => state === 'assigned') ? [plain('acknowledge')] : []), ...(dueKind !== 'recurring' && hers.some(isOwedBy) ? [plain('report')] : [])];
}

function leadsActs(c: Case, { leads, state }: SupervisedRow, { sight, me }: Seeing): Acts {
  return [...(state === 'assigned' && may(me, 'supervised.acknowledge', { leads }) ? [plain('acknowledge')] : []), ...(owed(c, worldOf(sight, me), 'supervised.report') ? [] : [plain('report')])];
}

function extensionActs(c: Case, { sight, me, language }: Seeing): Acts {
  if (c.supervised?.dueOn === null || owed(c, worldOf(sight, me), 'supervised.ask-extension')) return [];
  return [{ act: 'ask-extension', blocked: openRoundOf(c, 'extension') ? refusalProblem({ refused: 'extension-already-asked' }, language) : null, outcome: null }];
}

/** Urging is shown with what stands in its way: urged a while ago, or nobody owes anything. */
function urgeActs(c: Case, { sight, me, language }: Seeing): Acts {
  if (!may(me, 'supervised.steer') || c.supervised?.dueKind === 'recurring') return [];
  const answer = urge(c, worldOf(sight, me));
  return [{ act: 'urge', blocked: isRefusal(answer) ? refusalProblem(answer, language) : null, outcome: null }];
}

/** How many organs owe the task an answer now, for her who could urge them. */
export const owingNow = (c: Case, me: Actor): number => (c.supervised && may(me, 'supervised.steer') && isOwed(c) ? owing(c.supervised).length : 0);

function supervisorsActs(task: SupervisedRow, me: Actor): Acts {
  if (!may(me, 'supervised.steer')) return may(me, 'supervised.cancel') ? [plain('cancel')] : [];
  return [
    ...(task.isKey ? [] : [plain('mark-key')]), ...(task.dueKind === 'recurring' ? [plain('occur')] : [plain('move-day')]), ...(isCollective(task) ? [] : [plain('change-leads')]), plain('cancel'),
  ];
}

const worldOf = (sight: Sight, me: Actor): World => ({ at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor: me });
