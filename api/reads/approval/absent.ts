import type { z } from 'zod';
import { may } from '../../../domain/access/may';
import { absentFor, handOf, handsOf } from '../../../domain/approval/relation';
import type { Work } from '../../../domain/approval/scope';
import type { Actor, Case, TaskRow } from '../../../domain/record/case';
import type { Pack } from '../../../domain/policy/pack';
import { isRefusal } from '../../../domain/refusal';
import type { QueueItem } from '../../../db/reads/queue';
import type { UserTaskPage } from '../../contract/approval';

const workOf = ({ processKind, route, amountFen, key }: QueueItem): Work & { readonly key: string } => ({ kind: processKind, route, amountFen, key });

/** Whether a user task is this person's to look at: her office was asked, or that of somebody whom she stands in for. */
export const maySee = (me: Actor, item: QueueItem): boolean => may(me, 'task.view', { keys: [item.key] }) || absentFor(me, workOf(item)).length > 0;

/** The name of the absent person for whom a line stands in the reader's queue; nothing where it is her own. */
export function absentBehind(me: Actor, item: QueueItem): string | null {
  if (item.state === 'decided' || item.state === 'cancelled') return null;
  const isHers = item.assignee === null ? may(me, 'task.view', { keys: [item.key] }) : item.assignee === me.id;
  if (isHers) return null;
  const absent = absentFor(me, workOf(item));
  return (absent.find(({ person }) => person === item.assignee) ?? absent[0])?.name ?? null;
}

type Seen = { readonly me: Actor; readonly pack: Pack; readonly names: ReadonlyMap<string, string> };

/** In whose names the reader could decide, the one first that is taken where she does not choose; nothing where only in her own. */
export function handsView(c: Case, task: TaskRow, { me, names, pack }: Seen): z.infer<typeof UserTaskPage>['hands'] {
  const [hands, taken] = [handsOf(task, c, { actor: me, pack }), handOf(task, c, { actor: me, pack })];
  if (isRefusal(taken) || hands.every((hand) => hand === me.id)) return [];
  const nameOf = (id: string): string => me.standsIn?.find(({ person }) => person === id)?.name ?? names.get(id) ?? id;
  return [taken, ...hands.filter((hand) => hand !== taken)].map((id) => ({ id, name: nameOf(id), isSelf: id === me.id }));
}
