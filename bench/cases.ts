import { openRound } from '../domain/approval/round';
import type { ProjectRow, Case, World } from '../domain/record/case';
import type { Fact } from '../domain/record/fact';
import { enterStage, leaveStage } from '../domain/record/movement';
import { submit } from '../domain/project/submit';
import { isRefusal } from '../domain/refusal';
import type { Pool } from '../db/database';
import type { Record_ } from '../db/record/change';

export type Standing = 'confirmation' | 'first-review';
type Opening = { readonly prefix: string; readonly count: number; readonly at: Standing };
const AT_ONCE = 200;
const CLERK = 'demo-zjw-clerk';
const [UNIT, DEPARTMENT] = ['sh-zjw-xxb', 'sh-zjw'];

/** Opens real cases, standing where a reviewer decides: the facts are made by the product's own code and written by its own writer, many in a transaction. */
export async function openCases(record: Record_, { prefix, count, at }: Opening): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `${prefix}${String(n).padStart(6, '0')}`);
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const changed = await record.changeAll([], { commandId: `${prefix}:${from}`, actorId: CLERK, content: some }, (_, w) =>
      ({ facts: [], also: Object.fromEntries(some.map((id) => [id, factsOf(id, at, w)])), answer: {} }));
    if (isRefusal(changed)) throw new Error(changed.refused);
  }
  await quieten(record.pool);
  return ids;
}

/** The user task of a case's first seat. */
export const taskOf = (id: string, at: Standing): string => (at === 'confirmation' ? `${id}~confirmation~1~confirm~confirmer` : `${id}~review~1~first-review~first-reviewer`);

/** What a real past would have left behind: everybody heard, every letter sent, the tables counted. So that only what is measured moves. */
export async function quieten(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout = 0`); // a hundred thousand at once take longer than any act may
    await client.query(`update process set seen_seq = last_seq, hear_by = now() + interval '1 day' where id in (select id from process where seen_seq < last_seq order by id for update)`); // in the order in which acts take them
    await client.query('analyze');
    await client.query(`update notice set state = 'sent', sent_at = now() where state <> 'sent'`);
  } finally {
    client.release(true);
  }
}

/** Lets the movement take these cases up, as it would have long ago; their letters stay sent. */
export async function wake(pool: Pool, prefix: string): Promise<void> {
  await pool.query(`update process set hear_by = now() - interval '1 second' where id like $1`, [`${prefix}%`]);
}

const LATER = { cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '压测。' } as const;

function factsOf(id: string, at: Standing, w: World): Fact[] {
  const data = { title: `压测项目 ${id}`, kind: 'NEW', channel: 'daily', amountFen: 30_000_000 + (Number(id.slice(-6)) % 97) * 100_000, purpose: '压测。', startOn: '2019-09-01', endOn: '2020-12-31', functionTags: ['城市治理'], ...LATER };
  const handed = submit({ task: null, window: null }, { projectId: id, number: `N-${id}`, unit: UNIT, department: DEPARTMENT, data, form: `form-${id}`, attachments: [{ id: `plan-${id}`, kind: 'construction-plan', hash: `hash-${id}` }], keyTask: null }, w);
  if (isRefusal(handed)) throw new Error(JSON.stringify(handed));
  const c = caseOf(id, data.title, w);
  const declared = enterStage({ stage: 'declaration', visit: 1, path: '' }, w);
  if (at === 'confirmation') return [...handed.facts, ...declared, ...openRound(c, { route: 'confirmation', path: 'declaration#1/' }, w)];
  const review = [...leaveStage({ stage: 'declaration', visit: 1, path: '', outcome: 'agreed' }), ...enterStage({ stage: 'review', visit: 1, path: '' }, w)];
  return [...handed.facts, ...declared, ...review, ...openRound(c, { route: 'review', path: 'review#1/' }, w)];
}

function caseOf(id: string, title: string, w: World): Case {
  const process = { id, kind: 'projectLifecycle', subjectId: id, jurisdiction: w.pack.jurisdiction, title, stage: null, visit: 0, outcome: null, pack: w.packHash, lastSeq: 0, lastHash: '', lastAt: w.at, closedAt: null } as const;
  const project: ProjectRow = { id, number: `N-${id}`, title, kind: 'NEW', channel: 'daily', year: 2019, unit: UNIT, department: DEPARTMENT, amountFen: 30_000_000, form: `form-${id}`, attachments: [], declaredBy: CLERK, declaredAt: w.at, arrivedAt: w.at, keyTask: null, withdrawnAt: null, retiredAt: null, milestones: [], operation: null, original: null, batchId: null, declaredBefore: null, approvedFen: null, cloud: null, requests: 0, openRequest: null, group: null, cloudState: LATER.cloudState, themes: [], preOpinion: 'none' };
  return { process, rounds: [], tasks: [], deadlines: [], awaits: [], taskUrges: [], project, supervised: null, correctedSeq: null, operationYear: null, evaluation: null, window: null, batch: null, cloud: null, request: null, meeting: null };
}
