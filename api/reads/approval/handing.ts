import type { z } from 'zod';
import type { RemarkFile } from '../../../domain/approval/facts';
import type { TaskRow } from '../../../domain/record/case';
import { textsOf, type Told } from '../../../db/reads/case';
import type { Pool } from '../../../db/database';
import type { LoadedCase } from '../../../db/record/load';
import type { Sight } from '../../../db/reads/sight';
import type { HandingView } from '../../contract/handing';
import { iso, isoOrNull, office } from '../view';

type View = z.infer<typeof HandingView>;
type Of = { readonly facts: readonly Told[]; readonly names: ReadonlyMap<string, string>; readonly sight: Sight };
const GONE = '（已删改）';

/** What was said about a task beside its decision. */
export async function handingView(pool: Pool, { c, task }: { c: LoadedCase; task: TaskRow }, of: Of): Promise<View> {
  const { facts, names } = of;
  const root = task.ofTask !== null && task.work === 'consult' ? task.ofTask : task.id;
  const about = facts.filter(({ kind, payload }) => SPOKEN.has(kind) && (payload['taskId'] === root || payload['of'] === root || (kind === 'consult.answered' && String(payload['taskId']).startsWith(`${root}~q`)) || kind === 'remark.made'));
  const texts = await textsOf(pool, about.flatMap(({ payload }) => ['opinion', 'note', 'words'].map((name) => String(payload[name]))));
  const said = (id: unknown): string => texts.get(String(id)) ?? GONE;
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? id));
  const person = (id: string | null) => (id === null ? null : { id, name: nameOf(id), office: office(of.sight.pack, task.key) });
  const delegated = about.findLast(({ kind }) => kind === 'task.delegated');
  return {
    owner: person(task.delegatedBy), delegate: task.delegatedBy === null ? null : person(task.assignee), note: task.delegatedBy !== null && typeof delegated?.payload['note'] === 'string' ? said(delegated.payload['note']) : null,
    opinions: about.filter(({ kind }) => kind === 'task.resolved').map(({ actorId, actorName, at, payload }) => ({ who: actorName ?? actorId, at: iso(at), text: said(payload['opinion']) })),
    questions: c.tasks.filter(({ work, ofTask }) => work === 'consult' && ofTask === root).map((asked) => questionOf(asked, { about, said, nameOf })),
    remarks: about.filter(({ kind }) => kind === 'remark.made').map(({ actorId, actorName, at, payload }) => ({ who: actorName ?? actorId, at: iso(at), words: said(payload['words']), files: [...(payload['attachments'] as readonly RemarkFile[])] })),
    urged: urgedOf(c, root),
    isQuestion: task.work === 'consult', of: task.work === 'consult' ? task.ofTask : null,
  };
}

function urgedOf({ taskUrges }: LoadedCase, root: string): View['urged'] {
  const urges = taskUrges.filter(({ taskId }) => taskId === root);
  return urges.length === 0 ? null : { count: urges.length, last: iso(Math.max(...urges.map(({ at }) => at))) };
}

const SPOKEN: ReadonlySet<string> = new Set(['task.opened', 'task.delegated', 'task.resolved', 'consult.answered', 'remark.made']);
type Spoken = { readonly about: readonly Told[]; readonly said: (id: unknown) => string; readonly nameOf: (id: string | null) => string };

function questionOf({ id, named, askedBy, openedAt, state, opinion, decidedAt }: TaskRow, { about, said, nameOf }: Spoken): View['questions'][number] {
  const asked = about.find(({ kind, payload }) => kind === 'task.opened' && payload['taskId'] === id);
  return {
    taskId: id, who: nameOf(named), askedBy: nameOf(askedBy), askedAt: iso(openedAt), question: said(asked?.payload['note']),
    state: state === 'decided' ? 'answered' : state === 'cancelled' ? 'ended' : 'open', answer: opinion === null ? null : said(opinion), answeredAt: isoOrNull(decidedAt),
  };
}
