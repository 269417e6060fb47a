import type { Original } from '../../domain/evaluation/original';
import type { BatchItem, BatchRow, Case, DeadlineRow, EvaluationRow, OperationYearRow, ProjectRow, RequestRow, SupervisedRow, WindowRow } from '../../domain/record/case';
import type { PlannedRung } from '../../domain/record/facts';
import type { RowOp, TableName } from '../../db/record/tables';
import { meetingOf } from './memory-meetings';

type Row = Record<string, unknown>;
/** The tables of a record, as lists of rows. */
export type Tables = Map<TableName, Row[]>;
/** Where a process stands in its chain. */
export type Standing = { readonly lastSeq: number; readonly lastHash: string; readonly lastAt: number };

const fits = (row: Row, key: Readonly<Row>): boolean => Object.entries(key).every(([column, value]) => row[column] === value);

/** Carries out one change of one row, as PostgreSQL would. */
export function write(tables: Tables, op: RowOp): void {
  const rows = tables.get(op.table) ?? [];
  if (op.op === 'insert') tables.set(op.table, [...rows, { ...op.row }]);
  else if (op.op === 'delete') tables.set(op.table, rows.filter((row) => !fits(row, op.key)));
  else tables.set(op.table, rows.map((row) => (fits(row, op.key) ? { ...row, ...op.set } : row)));
}

/** The next moments of all open deadlines, or of those of one process, the nearest first. */
export const momentsOf = (tables: Tables, id?: string): number[] => (tables.get('deadline') ?? [])
  .filter((row) => row['state'] === 'open' && typeof row['next_at'] === 'string' && (id === undefined || row['process_id'] === id))
  .map((row) => ms(row['next_at'])).sort((a, b) => a - b);

const ms = (at: unknown): number => Date.parse(String(at));
const msOrNull = (at: unknown): number | null => (at === undefined || at === null ? null : ms(at));
const orNull = (value: unknown): unknown => value ?? null;

/** How a process ended; one that a leader ended is over before its run has left it. */
const endOf = (p: Row): Pick<Case['process'], 'outcome' | 'closedAt' | 'terminated'> => {
  const [closed, terminated] = [orNull(p['closed_at']), orNull(p['terminated_at'])];
  return { outcome: typeof p['outcome'] === 'string' ? p['outcome'] : terminated === null ? null : 'terminated', closedAt: msOrNull(closed ?? terminated), terminated: terminated !== null && closed === null };
};

/** The rows of one process as a decision reads them: what `load` reads in one statement. */
export function caseOf(tables: Tables, id: string, standing: Standing): Case | undefined {
  const own = (table: TableName, column = 'process_id'): Row[] => (tables.get(table) ?? []).filter((row) => row[column] === id);
  const p = own('process', 'id')[0];
  if (!p) return undefined;
  return {
    process: { id, kind: p['kind'], subjectId: p['subject_id'], jurisdiction: p['jurisdiction'], title: p['title'], stage: orNull(p['stage']), visit: p['visit'], ...endOf(p), pack: p['pack'], ...standing },
    rounds: own('round').sort(by('opened_seq')).map((r) => ({ route: r['route'], round: r['round'], path: r['path'], step: r['step'], state: r['state'], outcome: orNull(r['outcome']), items: r['items'], stands: orNull(r['stands']), resume: orNull(r['resume']), steps: own('round_step').filter((u) => u['route'] === r['route'] && u['round'] === r['round']).sort(by('step')).map((u) => ({ step: u['step'], turn: u['turn'], state: u['state'], why: orNull(u['why']) })) })),
    tasks: own('user_task').sort(by('opened_at', 'id')).map((t) => ({
      id: t['id'], route: t['route'], round: t['round'], step: t['step'], seat: t['seat'], key: t['key'], state: t['state'], assignee: orNull(t['assignee_id']), dueAt: ms(t['due_at']), decidedBy: orNull(t['decided_by']), outcome: orNull(t['outcome']), opinion: orNull(t['opinion']), decidedAt: msOrNull(t['decided_at']),
      openedAt: ms(t['opened_at']), turn: orNull(t['turn']), work: orNull(t['work']), named: orNull(t['named_id']), added: orNull(t['added']), ofTask: orNull(t['of_task']), waitsFor: orNull(t['waits_for']), weight: orNull(t['weight']), delegatedBy: orNull(t['delegated_by']), askedBy: orNull(t['asked_by']), decidedFor: orNull(t['decided_for']), toStep: orNull(t['to_step']), cancelledWhy: orNull(t['cancelled_why']), priority: t['priority'], meeting: orNull(t['meeting_id']), voters: (t['voters'] ?? []) as readonly string[],
    })),
    taskUrges: own('task_urge').sort(by('seq')).map((g) => ({ taskId: g['task_id'], by: g['by_id'], at: ms(g['at']) })),
    deadlines: own('deadline').sort(by('started_at', 'of')).map(deadline),
    awaits: own('awaiting').sort(by('opened_at', 'what', 'nth')).map((a) => ({ what: a['what'], nth: a['nth'], path: a['path'], state: a['state'], outcome: orNull(a['outcome']) })),
    project: own('project', 'id').map((row) => project(row, own('milestone', 'project_id'), { original: originalOf(tables, row), preOpinion: said(tables, { system: id, kind: 'pre' }) }))[0] ?? null,
    ...othersOf(own),
    correctedSeq: own('decision').reduce<number | null>((newest, d) => (typeof d['corrected_by_seq'] === 'number' ? Math.max(newest ?? 0, d['corrected_by_seq']) : newest), null),
    operationYear: own('operation_year', 'id').map((o) => operationYear(o, own('usage', 'operation_year_id'), originalOf(tables, { ...o, original_id: o['project_id'] })))[0] ?? null,
    evaluation: own('evaluation', 'id').map((row) => evaluation(row, own('evaluation_sheet').sort(by('n'))))[0] ?? null,
    window: windowOf(tables, id), batch: own('declaration_batch', 'id').map((b) => batch(b, own('batch_project').sort(by('place', 'project_id'))))[0] ?? null,
    cloud: own('approval').sort(by('round')).slice(-1).map((a) => cloud(a, own))[0] ?? null,
  } as Case;
}

const othersOf = (own: (table: TableName, column?: string) => Row[]) => ({ supervised: own('supervised_task', 'id').map((row) => supervised(row, { answers: own('supervised_answer', 'task_id'), urges: own('supervised_urge', 'task_id') }))[0] ?? null, request: own('request', 'id').map(request)[0] ?? null, meeting: own('meeting', 'id').map((g) => meetingOf(g, own))[0] ?? null });

const by = (...columns: string[]) => (a: Row, b: Row): number => {
  const column = columns.find((each) => a[each] !== b[each]);
  return column === undefined ? 0 : (a[column] as string | number) < (b[column] as string | number) ? -1 : 1;
};

function deadline(d: Row): DeadlineRow {
  const rungs = d['rungs'] as readonly PlannedRung[];
  return {
    of: d['of'], generation: d['generation'], ladder: d['ladder'], state: d['state'], startedAt: ms(d['started_at']), dueAt: ms(d['due_at']), originalDueAt: ms(d['original_due_at']), provisional: d['provisional'],
    rungs, said: rungs.slice(0, Number(d['fired'] ?? 0)).map(({ rung }) => rung), missedAt: msOrNull(d['missed_at']), budgetLeft: orNull(d['budget_left']), pack: orNull(d['pack']),
  } as DeadlineRow;
}

/** What stands of the system that a project names as its original: the latest opinion counts. */
export function originalOf(tables: Tables, { original_id: system, year, department_id: department }: Row): Original | null {
  if (typeof system !== 'string') return null;
  const post = (tables.get('evaluation') ?? []).filter((row) => row['system_id'] === system && row['kind'] === 'post');
  return { system, listed: post.some((row) => Number(row['year']) <= Number(year)), opinion: said(tables, { system, kind: 'post', department }) };
}

/** The latest opinion of a kind on a system, of a department where one is named. */
function said(tables: Tables, { system, kind, department }: { system: string; kind: 'post' | 'pre'; department?: unknown }): Original['opinion'] {
  const opined = (tables.get('evaluation') ?? []).filter((row) => row['system_id'] === system && row['kind'] === kind && (department === undefined || row['department_id'] === department) && typeof row['opinion_at'] === 'string');
  const latest = opined.sort(by('opinion_at', 'id')).at(-1);
  return latest ? (latest['opinion_qualified'] ? 'qualified' : 'unqualified') : 'none';
}

const evaluation = (e: Row, sheets: readonly Row[]): EvaluationRow => ({
  id: e['id'], kind: e['kind'], year: e['year'], set: e['set_id'], system: e['system_id'], project: orNull(e['project_id']), title: e['title'], unit: e['unit_id'], department: e['department_id'], given: e['given'], preliminary: orNull(e['preliminary']), composed: orNull(e['composed']),
  opinion: e['opinion_at'] === undefined ? null : { year: e['opinion_year'], number: e['opinion_number'], qualified: e['opinion_qualified'], at: ms(e['opinion_at']), words: orNull(e['opinion_words']) },
  sheets: sheets.map((h) => ({ expert: h['expert_id'], state: h['state'], scores: h['scores'], total: orNull(h['total']), lockedAt: msOrNull(h['locked_at']) })),
}) as EvaluationRow;

const project = (j: Row, milestones: Row[], { original, preOpinion }: { original: Original | null; preOpinion: Original['opinion'] }): ProjectRow => ({
  id: j['id'], number: j['number'], title: j['title'], kind: j['kind'], channel: j['channel'], year: j['year'], unit: j['unit_id'], department: j['department_id'], amountFen: Number(j['amount_fen']), form: j['form'], attachments: j['attachments'],
  declaredBy: j['declared_by'], declaredAt: ms(j['declared_at']), arrivedAt: ms(j['arrived_at']), keyTask: orNull(j['key_task']), withdrawnAt: msOrNull(j['withdrawn_at']), retiredAt: msOrNull(j['retired_at']), original, batchId: orNull(j['batch_id']), declaredBefore: orNull(j['declared_before']),
  milestones: milestones.sort(by('at', 'on_day')).map((m) => ({ milestone: m['milestone'], on: m['on_day'] })), operation: j['operation'] ? { ...(j['operation']), outcome: orNull(j['operation_outcome']) } : null,
  approvedFen: j['approved_fen'] === undefined ? null : Number(j['approved_fen']), cloud: orNull(j['cloud']), requests: Number(j['requests'] ?? 0), openRequest: orNull(j['open_request']), group: orNull(j['group_id']), cloudState: orNull(j['cloud_state']), themes: orNull(j['themes'] ?? []), preOpinion,
}) as ProjectRow;

function cloud(a: Row, own: (table: TableName) => Row[]): unknown {
  const plan = own('cloud_plan').sort(by('version')).at(-1);
  return {
    proposedIn: a['round'], proposal: orNull(a['lapsed_at']) === null ? { round: a['round'], by: a['by_id'], amountFen: Number(a['amount_fen']), cloud: orNull(a['cloud']) } : null,
    approved: own('approved_quantity').sort(by('service')).map(({ service, declared, quantity }) => ({ service, declared, quantity })),
    plan: plan ? { version: plan['version'], state: plan['state'], provider: plan['provider_id'], quantities: plan['quantities'], form: plan['form'], unitSignedBy: orNull(plan['unit_signed_by']), providerSignedBy: orNull(plan['provider_signed_by']), liveOn: orNull(plan['live_on']), scannedOn: orNull(plan['scanned_on']), faults: plan['faults'] ?? [] } : null,
  };
}

const supervised = (s: Row, { answers, urges }: { readonly answers: readonly Row[]; readonly urges: readonly Row[] }): SupervisedRow => ({
  id: s['id'], plan: s['plan'], item: s['item'], title: s['title'], clause: s['clause'], ladder: s['ladder'], leads: s['leads'], cooperating: s['cooperating'], department: s['department_id'], unit: s['unit_id'], dueOn: orNull(s['due_on']), originalDueOn: orNull(s['original_due_on']),
  projectId: orNull(s['project_id']), askedDueOn: orNull(s['asked_due_on']), state: s['state'], dueKind: s['due_kind'], historical: s['historical'], isKey: s['is_key'], origin: orNull(s['origin']),
  answers: [...answers].sort(by('member')).map(({ member, state }) => ({ member, state })), urges: [...urges].sort(by('seq')).map((u) => ({ by: u['by_id'], at: ms(u['at']) })),
}) as SupervisedRow;

const operationYear = (o: Row, usage: Row[], original: Original | null): OperationYearRow => ({
  id: o['id'], projectId: o['project_id'], year: o['year'], attempt: o['attempt'], unit: o['unit_id'], department: o['department_id'], amountFen: Number(o['amount_fen']), declaredBy: o['declared_by'], original,
  usage: usage.sort(by('month')).map((u) => ({ month: u['month'], amountFen: Number(u['amount_fen']) })),
}) as OperationYearRow;
/** The window of a window's own process, of a batch, or of a project. */
function windowOf(tables: Tables, id: string): WindowRow | null {
  const find = (table: TableName, key: string): Row | undefined => (tables.get(table) ?? []).find((row) => row['id'] === key);
  const [asBatch, asProject] = [find('declaration_batch', id), find('project', id)];
  const row = find('declaration_window', asBatch ? String(asBatch['window_id']) : asProject ? `${String(asProject['jurisdiction'])}.${String(asProject['channel'])}.${String(asProject['year'])}` : id);
  if (!row) return null;
  const submitted = row['id'] === id ? (tables.get('declaration_batch') ?? []).filter((each) => each['window_id'] === id && each['submitted_at'] !== undefined).map((each) => String(each['department_id'])).sort() : [];
  return { id: row['id'], channel: row['channel'], year: row['year'], lastDay: row['last_day'], cutoffAt: ms(row['cutoff_at']), closedAt: msOrNull(row['closed_at']), submitted } as WindowRow;
}

const batch = (b: Row, items: readonly Row[]): BatchRow => ({
  id: b['id'], department: b['department_id'], channel: b['channel'], year: b['year'], ranking: b['ranking'], submittedAt: msOrNull(b['submitted_at']), submittedBy: orNull(b['submitted_by']), receipt: orNull(b['receipt']), acceptedAt: msOrNull(b['accepted_at']),
  items: items.map((i) => ({ projectId: i['project_id'], place: i['place'], acceptedAt: msOrNull(i['accepted_at']), outcome: orNull(i['outcome']) }) as BatchItem),
}) as BatchRow;

const request = (x: Row): RequestRow => ({
  id: x['id'], kind: x['kind'], projectId: x['project_id'], number: x['number'], channel: x['channel'], unit: x['unit_id'], department: x['department_id'], route: x['route'], letter: x['letter'], form: x['form'], changes: x['changes'],
  declaredBy: x['declared_by'], outcome: orNull(x['outcome']),
}) as RequestRow;
