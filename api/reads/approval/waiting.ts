import type { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { mayPress } from '../../../domain/approval/prioritise';
import { isLive } from '../../../domain/approval/road';
import { urgesAs, urgeTask } from '../../../domain/approval/urge';
import { sightOf } from '../../../domain/evaluation/sight';
import type { Actor, TaskRow } from '../../../domain/record/case';
import { isRefusal } from '../../../domain/refusal';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { OpenTasks } from '../../contract/handing';
import { refusalProblem } from '../../problem';
import { iso, office } from '../view';
import { worldOf } from '../world';

type Seen = { readonly me: Actor; readonly sight: Sight; readonly language: 'zh' | 'en' };
type View = z.infer<typeof OpenTasks>;

/** What is open of a case beside its decisions: with whom it waits, for those who may urge, and what presses, for a leader. */
export const openTasksView = (c: LoadedCase | undefined, seen: Seen): View => (c ? { waiting: waitingOf(c, seen), pressing: pressingOf(c, seen) } : { waiting: [], pressing: [] });

/** With whom a case waits, and how often each was urged: for those who may urge, and nobody else; nobody waits for herself. */
function waitingOf(c: LoadedCase, { me, sight, language }: Seen): View['waiting'] {
  if (!urgesAs(c, { actor: me })) return [];
  const w = worldOf(sight, me);
  const mine = queueKeys(me);
  return c.tasks.filter((task) => task.work === 'decide' && (task.state === 'open' || task.state === 'claimed') && !mine.includes(task.key) && !isSecret(c, task, me)).map(({ id, key }) => {
    const would = urgeTask(c, { taskId: id }, w);
    const urges = c.taskUrges.filter(({ taskId }) => taskId === id);
    return { taskId: id, whom: office(sight.pack, key), urged: urges.length === 0 ? null : { count: urges.length, last: iso(Math.max(...urges.map(({ at }) => at))) }, blocked: isRefusal(would) ? refusalProblem(would, language) : null };
  });
}

/** The open tasks that this person may mark as urgent, or no more. */
function pressingOf(c: LoadedCase, { me, sight: { pack } }: Seen): View['pressing'] {
  if (!mayPress(c, { actor: me })) return [];
  const stepOf = ({ route, step }: TaskRow) => pack.routes.find(({ id }) => id === route)?.steps.find(({ id }) => id === step)?.name ?? { zh: step, en: step };
  return c.tasks.filter((task) => isLive(task) && !isSecret(c, task, me)).map((task) => ({ taskId: task.id, step: stepOf(task), marked: (task.priority ?? 0) > 0 }));
}

/** Who scores an evaluation is named by the very id of the task: it is for those who may read who the experts are. */
const isSecret = ({ evaluation }: LoadedCase, { seat }: TaskRow, me: Actor): boolean =>
  evaluation !== null && evaluation.sheets.some(({ expert }) => expert === seat) && !sightOf(evaluation, me).experts;
