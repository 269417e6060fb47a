import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { WorkflowClient, WorkflowHandle } from '@temporalio/client';
import type { MailLine } from '../../bin/embedded/mail-folder';
import type { Database } from '../../db/database';
import { readInstallation } from '../../db/installation';
import { verify } from '../../db/record/verify';
import { workflowId } from '../../doorbell/names';
import type { ProcessKind } from '../../domain/record/facts';
import { SHOWN_OTHERWISE } from './about';
import type { Entry, Ledger } from './faults-ledger';
import type { City } from './faults-city';

export type Recount = {
  /** Everything that does not agree, in words; nothing when nothing was lost, doubled or contradicted. */
  readonly faults: string[];
  readonly calls: number; readonly acknowledged: number; readonly refused: number; readonly unknownThenKnown: number; readonly longestCallMs: number;
  readonly processes: number; readonly facts: number; readonly notices: number; readonly mails: number; readonly ambiguousNotices: number; readonly mailsTwice: number; readonly runs: Readonly<Record<string, number>>;
};

type Doubt = { readonly what: string; readonly n: number };

/** Each asks for rows that must not be there; what one finds is named by its title. */
const NEVER: Readonly<Record<string, string>> = {
  'two verdicts for one seat': `select process_id || ' ' || (payload ->> 'taskId') as what, count(*)::int as n from fact where kind = 'task.decided' group by 1 having count(*) > 1`,
  'a rung twice': `select process_id || ' ' || (payload ->> 'of') || ' ' || (payload ->> 'generation') || ' ' || (payload ->> 'rung') as what, count(*)::int as n from fact where kind in ('rung.fired', 'rung.missed', 'deadline.missed') group by 1 having count(*) > 1`,
  'a visit twice': `select process_id || ' ' || kind || ' ' || (payload ->> 'path') || (payload ->> 'stage') || (payload ->> 'visit') as what, count(*)::int as n from fact where kind in ('stage.entered', 'stage.left') group by 1 having count(*) > 1`,
  'a round twice': `select process_id || ' ' || kind || ' ' || (payload ->> 'route') || (payload ->> 'round') as what, count(*)::int as n from fact where kind in ('round.opened', 'round.ended') group by 1 having count(*) > 1`,
  'a wait twice': `select process_id || ' ' || kind || ' ' || (payload ->> 'what') || (payload ->> 'nth') as what, count(*)::int as n from fact where kind in ('awaiting.opened', 'awaiting.ended') group by 1 having count(*) > 1`,
  'a process opened or closed twice': `select process_id || ' ' || kind as what, count(*)::int as n from fact where kind in ('process.opened', 'process.closed') group by 1 having count(*) > 1`,
  'facts after the end': `select f.process_id || ' #' || f.seq as what, 1 as n from fact f join fact c on c.process_id = f.process_id and c.kind = 'process.closed' and c.seq < f.seq`,
  'a fact without its command': `select f.process_id || ' #' || f.seq as what, 1 as n from fact f left join command c on c.id = f.command_id where c.id is null`,
  'a command without its facts': `select c.id as what, 1 as n from command c where c.first_seq is not null and not exists (select from fact f where f.command_id = c.id and f.process_id = c.process_id and f.seq between c.first_seq and c.last_seq)`,
  'a queue that differs from its tasks': `select coalesce(t.id, q.task_id) as what, 1 as n from (select id from user_task where state in ('open', 'claimed')) t full join queue_entry q on q.task_id = t.id where t.id is null or q.task_id is null`,
  'somebody was to be told and no notice is there': `select f.process_id || ' #' || f.seq || ' ' || (t ->> 'to') as what, 1 as n from fact f, jsonb_array_elements(coalesce(f.payload -> 'tells', '[]')) t where not exists (select from notice n where n.process_id = f.process_id and n.recipient_id = t ->> 'to' and n.moment = f.at)`,
  'a process that lists show otherwise than it is': SHOWN_OTHERWISE,
  'a process that is behind': `select id as what, last_seq - seen_seq as n from process where seen_seq < last_seq`,
  'a deadline due and not fired': `select d.process_id || ' ' || d.of as what, 1 as n from deadline d join process p on p.id = d.process_id, installation i where d.state = 'open' and p.closed_at is null and d.next_at < now() + i.offset_ms * interval '1 millisecond' - interval '5 seconds'`,
  'a notice that was not sent': `select id as what, tries as n from notice where state <> 'sent'`,
  'an open incident': `select coalesce(process_id, notice_id, channel) || ' ' || i.what || ' ' || code || ' ' || detail as what, 1 as n from incident i where resolved_at is null`,
};

/** Counts everything again, from what each side kept for itself: clients, record, mail server, runs. */
export async function recount(city: City, ledger: Ledger): Promise<Recount> {
  const db = city.db();
  const faults = [...ledger.bad.map((bad) => `a bad answer: ${bad}`)];
  for (const [title, sql] of Object.entries(NEVER)) {
    const { rows } = await db.pool.query<Doubt>(sql);
    for (const { what, n } of rows.slice(0, 5)) faults.push(`${title}: ${what} (${n})`);
  }
  const algorithm = (await readInstallation(db.knex))?.hashAlgorithm ?? 'sm3';
  const verified = await verify(db.pool, algorithm);
  for (const { processId, seq, why } of verified.broken) faults.push(`the chain is broken: ${processId} #${seq} ${why}`);
  faults.push(...(await compareCommands(db, ledger)));
  const post = await compareMails(db, city.mailbox.messages());
  const moved = await compareRuns(db, await city.temporal());
  const entries = [...ledger.entries.values()];
  return {
    faults: [...faults, ...post.faults, ...moved.faults],
    calls: entries.length, acknowledged: entries.filter(({ ended }) => ended === 'ok').length, refused: entries.filter(({ ended }) => ended === 'refused').length,
    unknownThenKnown: entries.filter(({ unknowns }) => unknowns > 0).length, longestCallMs: Math.round(Math.max(0, ...entries.map(({ longestMs }) => longestMs))),
    processes: verified.processes, facts: verified.facts, notices: post.notices, mails: post.mails, ambiguousNotices: post.ambiguous, mailsTwice: post.twice, runs: moved.runs,
  };
}

type CommandRow = { readonly id: string; readonly processId: string | null; readonly answer: Record<string, unknown>; readonly login: string };

/** What a person was answered is what the record keeps; what she was refused is not in it; nothing is in it that nobody asked. */
async function compareCommands(db: Database, { entries }: Ledger): Promise<string[]> {
  const { rows } = await db.pool.query<CommandRow>(`select c.id, c.process_id as "processId", c.answer, p.login from command c join person p on p.id = c.actor_id`);
  const kept = new Map(rows.map((row) => [row.id, row]));
  const faults: string[] = [];
  for (const entry of entries.values()) {
    const row = kept.get(entry.commandId);
    kept.delete(entry.commandId);
    faults.push(...(row && entry.ended === 'ok' ? differences(entry, row) : doubts(entry, row !== undefined)).map((fault) => `${fault}: ${entry.name}`));
  }
  // Drafts and journeys of the clock are of no process, and are not entered in the ledger.
  return [...faults, ...[...kept.values()].filter(({ processId }) => processId !== null).map(({ id, login }) => `nobody asked for ${id} of ${login}`)];
}

function doubts({ ended }: Entry, isRecorded: boolean): string[] {
  if (ended === undefined) return ['no end is known'];
  if (ended === 'ok') return ['acknowledged, and lost'];
  return isRecorded ? ['refused, and yet recorded'] : [];
}

function differences({ who, answer }: Entry, row: CommandRow): string[] {
  const differs = Object.entries(row.answer).some(([key, value]) => !isDeepStrictEqual(value, answer?.[key]));
  return [...(row.login === who ? [] : [`recorded as ${row.login}`]), ...(differs ? [`another answer is recorded than was given, ${JSON.stringify(row.answer)} ${JSON.stringify(answer)}`] : [])];
}

type NoticeRow = { readonly id: string; readonly state: string; readonly ambiguous: number };
function countOf(words: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1);
  return counted;
}

const messageId = (noticeId: string): string => `<${noticeId.replace(/[^A-Za-z0-9.-]/g, '.')}@docket>`;

/** Each notice that was sent arrived, and oftener only where its outcome was ambiguous, under the same Message-ID. */
async function compareMails(db: Database, mails: readonly MailLine[]): Promise<{ faults: string[]; notices: number; mails: number; ambiguous: number; twice: number }> {
  const { rows } = await db.pool.query<NoticeRow>('select id, state, ambiguous from notice');
  const arrived = countOf(mails.map((mail) => mail.messageId));
  const faults: string[] = [];
  for (const { id, state, ambiguous } of rows) {
    const n = arrived.get(messageId(id)) ?? 0;
    arrived.delete(messageId(id));
    if (state === 'sent' && n === 0) faults.push(`marked as sent, and never arrived: ${id}`);
    if (n > 1 + ambiguous) faults.push(`arrived ${n} times, ambiguous ${ambiguous}: ${id}`);
  }
  for (const stranger of arrived.keys()) faults.push(`a mail of no notice: ${stranger}`);
  return { faults, notices: rows.length, mails: mails.length, ambiguous: rows.filter(({ ambiguous }) => ambiguous > 0).length, twice: mails.length - new Set(mails.map((mail) => mail.messageId)).size };
}

type ProcessRow = { readonly id: string; readonly kind: ProcessKind; readonly stage: string | null; readonly lastSeq: number; readonly closed: boolean };
type Where = { stage: string | null; seq: number };

/** Each open process has one run and it stands where the record stands; a closed one has none; none failed. */
export async function compareRuns(db: Database, client: WorkflowClient): Promise<{ faults: string[]; runs: Record<string, number> }> {
  const faults: string[] = [];
  const { rows } = await db.pool.query<ProcessRow>('select id, kind, stage, last_seq as "lastSeq", closed_at is not null as closed from process');
  for (let i = 0; i < rows.length; i += 8) faults.push(...(await Promise.all(rows.slice(i, i + 8).map((row) => standsAt(client, row)))).flat());
  const runs: Record<string, number> = {};
  for await (const run of client.list()) {
    runs[run.status.name] = (runs[run.status.name] ?? 0) + 1;
    if (['FAILED', 'TIMED_OUT', 'CANCELLED'].includes(run.status.name)) faults.push(`a run has ${run.status.name}: ${run.workflowId}`);
  }
  return { faults, runs };
}

async function standsAt(client: WorkflowClient, { id, kind, stage, lastSeq, closed }: ProcessRow): Promise<string[]> {
  const handle = client.getHandle(workflowId(kind, id));
  if (closed) return (await ends(handle)) ? [] : [`closed, and yet a run goes on: ${id}`];
  const status = await statusOf(handle);
  if (status !== 'RUNNING') return [`open, and no run moves it: ${id} (${status})`];
  const where = await standing(handle, { stage, lastSeq });
  return where.seq === lastSeq && where.stage === stage ? [] : [`the run of ${id} stands at ${where.stage} #${where.seq}, the record at ${stage} #${lastSeq}`];
}

const statusOf = (handle: WorkflowHandle): Promise<string> => handle.describe().then((described) => described.status.name, () => 'NONE');

/** What is seen once it is so, or after a moment, which is 20 s and no more. */
async function inAMoment<T>(see: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const seen = await see();
    if (tries === 40 || isSo(seen)) return seen;
    await pause(500);
  }
}

/** Whether a run is over. One whose worker was killed between the record's end of its case and its own is asked again once its workflow task has run out of time (10 s), and ends then. */
const ends = async (handle: WorkflowHandle): Promise<boolean> => (await inAMoment(() => statusOf(handle), (status) => status !== 'RUNNING')) !== 'RUNNING';

/** Where a run stands. One that is just beginning has acknowledged the record before it answers from it: it is given a moment, and no more. */
const standing = (handle: WorkflowHandle, { stage, lastSeq }: Pick<ProcessRow, 'stage' | 'lastSeq'>): Promise<Where> =>
  inAMoment(() => handle.query<Where>('where'), (where) => where.seq === lastSeq && where.stage === stage);
