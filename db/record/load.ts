import type { Case } from '../../domain/record/case';
import type { Client } from './law';
import { opinionBefore, originalOf } from './original';

/** What every act reads beside its case: the installation as it stands, and the command that was perhaps already carried out. */
export type Standing = {
  readonly offsetMs: number; readonly dbNow: number; readonly kind: 'demo' | 'test' | 'production'; readonly algorithm: 'sm3' | 'sha256'; readonly jurisdiction: string;
  readonly calendarVersion: number; readonly directoryVersion: number; readonly build: string | null; readonly packInForce: string | null;
};
export type KeptCommand = { readonly id: string; readonly actorId: string; readonly contentHash: string; readonly answer: object };
export type Loaded = { readonly standing: Standing; readonly command: KeptCommand | null; readonly cases: ReadonlyMap<string, LoadedCase> };
export type LoadedCase = Case & { readonly runId: string | null; readonly runBuild: string | null };

const CASE = `
  json_build_object(
    'runId', p.run_id, 'runBuild', p.run_build,
    'process', json_build_object('id', p.id, 'kind', p.kind, 'subjectId', p.subject_id, 'jurisdiction', p.jurisdiction, 'title', p.title, 'stage', p.stage, 'visit', p.visit, 'outcome', coalesce(p.outcome, case when p.terminated_at is not null then 'terminated' end),
      'pack', p.pack, 'lastSeq', p.last_seq, 'lastHash', p.last_hash, 'lastAt', ms(p.last_at), 'closedAt', ms(coalesce(p.closed_at, p.terminated_at)), 'terminated', p.terminated_at is not null and p.closed_at is null),
    'rounds', coalesce((select json_agg(json_build_object('route', r.route, 'round', r.round, 'path', r.path, 'step', r.step, 'state', r.state, 'outcome', r.outcome, 'items', r.items, 'stands', r.stands, 'resume', r.resume, 'steps', coalesce((select json_agg(json_build_object('step', u.step, 'turn', u.turn, 'state', u.state, 'why', u.why) order by u.step collate "C") from round_step u where u.process_id = r.process_id and u.route = r.route and u.round = r.round), '[]')) order by r.opened_seq) from round r where r.process_id = p.id), '[]'),
    'tasks', coalesce((select json_agg(json_build_object('id', t.id, 'route', t.route, 'round', t.round, 'step', t.step, 'seat', t.seat, 'key', t.key, 'state', t.state, 'assignee', t.assignee_id,
      'dueAt', ms(t.due_at), 'decidedBy', t.decided_by, 'outcome', t.outcome, 'opinion', t.opinion, 'decidedAt', ms(t.decided_at), 'openedAt', ms(t.opened_at), 'turn', t.turn, 'work', t.work, 'named', t.named_id, 'added', t.added, 'ofTask', t.of_task, 'waitsFor', t.waits_for, 'weight', t.weight, 'delegatedBy', t.delegated_by, 'askedBy', t.asked_by, 'decidedFor', t.decided_for, 'toStep', t.to_step, 'cancelledWhy', t.cancelled_why, 'priority', t.priority, 'meeting', t.meeting_id, 'voters', coalesce(t.voters, '[]')) order by t.opened_at, t.id) from user_task t where t.process_id = p.id), '[]'),
    'deadlines', coalesce((select json_agg(json_build_object('of', d.of, 'generation', d.generation, 'ladder', d.ladder, 'state', d.state, 'startedAt', ms(d.started_at), 'dueAt', ms(d.due_at), 'originalDueAt', ms(d.original_due_at),
      'provisional', d.provisional, 'rungs', d.rungs, 'said', coalesce((select json_agg(e.v ->> 'rung' order by e.n) from jsonb_array_elements(d.rungs) with ordinality e (v, n) where e.n <= d.fired), '[]'), 'missedAt', ms(d.missed_at), 'pack', d.pack, 'budgetLeft', d.budget_left) order by d.started_at, d.of) from deadline d where d.process_id = p.id), '[]'),
    'awaits', coalesce((select json_agg(json_build_object('what', a.what, 'nth', a.nth, 'path', a.path, 'state', a.state, 'outcome', a.outcome) order by a.opened_at, a.what, a.nth) from awaiting a where a.process_id = p.id), '[]'),
    'taskUrges', coalesce((select json_agg(json_build_object('taskId', g.task_id, 'by', g.by_id, 'at', ms(g.at)) order by g.seq) from task_urge g where g.process_id = p.id), '[]'),
    'project', (select json_build_object('id', j.id, 'number', j.number, 'title', j.title, 'kind', j.kind, 'channel', j.channel, 'year', j.year, 'unit', j.unit_id, 'department', j.department_id, 'amountFen', j.amount_fen,
      'form', j.form, 'attachments', j.attachments, 'declaredBy', j.declared_by, 'declaredAt', ms(j.declared_at), 'arrivedAt', ms(j.arrived_at), 'keyTask', j.key_task, 'withdrawnAt', ms(j.withdrawn_at), 'retiredAt', ms(j.retired_at), 'batchId', j.batch_id, 'declaredBefore', j.declared_before, 'approvedFen', j.approved_fen, 'cloud', j.cloud, 'requests', coalesce(j.requests, 0), 'openRequest', j.open_request, 'group', j.group_id, 'cloudState', j.cloud_state, 'themes', coalesce(j.themes, '[]'), 'preOpinion', case when j.themes is null then 'none' else ${opinionBefore('j.id')} end,
      'milestones', coalesce((select json_agg(json_build_object('milestone', m.milestone, 'on', m.on_day) order by m.at, m.on_day) from milestone m where m.project_id = j.id), '[]'), 'operation', (case when j.operation is null then null else j.operation || jsonb_build_object('outcome', j.operation_outcome) end),
      'original', case when j.original_id is not null then ${originalOf('j.original_id', 'j.year', 'j.department_id')} end) from project j where j.id = p.id),
    'supervised', (select json_build_object('id', s.id, 'plan', s.plan, 'item', s.item, 'title', s.title, 'clause', s.clause, 'ladder', s.ladder, 'leads', s.leads, 'cooperating', s.cooperating, 'department', s.department_id, 'unit', s.unit_id,
      'dueOn', s.due_on, 'originalDueOn', s.original_due_on, 'projectId', s.project_id, 'askedDueOn', s.asked_due_on, 'state', s.state, 'dueKind', s.due_kind, 'historical', s.historical, 'isKey', s.is_key, 'origin', s.origin,
      'answers', coalesce((select json_agg(json_build_object('member', w.member, 'state', w.state) order by w.member) from supervised_answer w where w.task_id = s.id), '[]'), 'urges', coalesce((select json_agg(json_build_object('by', u.by_id, 'at', ms(u.at)) order by u.seq) from supervised_urge u where u.task_id = s.id), '[]')) from supervised_task s where s.id = p.id),
    'operationYear', (select json_build_object('id', o.id, 'projectId', o.project_id, 'year', o.year, 'attempt', o.attempt, 'unit', o.unit_id, 'department', o.department_id, 'amountFen', o.amount_fen, 'declaredBy', o.declared_by, 'original', ${originalOf('o.project_id', 'o.year', 'o.department_id')},
      'usage', coalesce((select json_agg(json_build_object('month', u.month, 'amountFen', u.amount_fen) order by u.month) from usage u where u.operation_year_id = o.id), '[]')) from operation_year o where o.id = p.id),
    'evaluation', (select json_build_object('id', e.id, 'kind', e.kind, 'year', e.year, 'set', e.set_id, 'system', e.system_id, 'project', e.project_id, 'title', e.title, 'unit', e.unit_id, 'department', e.department_id, 'given', e.given,
      'preliminary', e.preliminary, 'composed', e.composed, 'opinion', case when e.opinion_at is not null then json_build_object('year', e.opinion_year, 'number', e.opinion_number, 'qualified', e.opinion_qualified, 'at', ms(e.opinion_at), 'words', e.opinion_words) end,
      'sheets', coalesce((select json_agg(json_build_object('expert', h.expert_id, 'state', h.state, 'scores', h.scores, 'total', h.total, 'lockedAt', ms(h.locked_at)) order by h.n) from evaluation_sheet h where h.process_id = e.id), '[]')) from evaluation e where e.id = p.id),
    'window', (select json_build_object('id', w.id, 'channel', w.channel, 'year', w.year, 'lastDay', w.last_day, 'cutoffAt', ms(w.cutoff_at), 'closedAt', ms(w.closed_at),
      'submitted', case when w.id = p.id then coalesce((select json_agg(b.department_id order by b.department_id) from declaration_batch b where b.window_id = w.id and b.submitted_at is not null), '[]') else '[]' end)
      from declaration_window w where w.id = case p.kind when 'declarationWindow' then p.id when 'declarationBatch' then (select b.window_id from declaration_batch b where b.id = p.id)
        when 'projectLifecycle' then (select j.jurisdiction || '.' || j.channel || '.' || j.year from project j where j.id = p.id) end),
    'batch', (select json_build_object('id', b.id, 'department', b.department_id, 'channel', b.channel, 'year', b.year, 'ranking', b.ranking, 'submittedAt', ms(b.submitted_at), 'submittedBy', b.submitted_by, 'receipt', b.receipt, 'acceptedAt', ms(b.accepted_at),
      'items', coalesce((select json_agg(json_build_object('projectId', i.project_id, 'place', i.place, 'acceptedAt', ms(i.accepted_at), 'outcome', i.outcome) order by i.place, i.project_id) from batch_project i where i.process_id = b.id), '[]')) from declaration_batch b where b.id = p.id),
    'cloud', (select json_build_object(
      'proposedIn', a.round, 'proposal', case when a.lapsed_at is null then json_build_object('round', a.round, 'by', a.by_id, 'amountFen', a.amount_fen, 'cloud', a.cloud) end,
      'approved', coalesce((select json_agg(json_build_object('service', q.service, 'declared', q.declared, 'quantity', q.quantity) order by q.service) from approved_quantity q where q.process_id = p.id), '[]'),
      'plan', (select json_build_object('version', k.version, 'state', k.state, 'provider', k.provider_id, 'quantities', k.quantities, 'form', k.form, 'unitSignedBy', k.unit_signed_by, 'providerSignedBy', k.provider_signed_by, 'liveOn', k.live_on, 'scannedOn', k.scanned_on, 'faults', coalesce(k.faults, '[]'))
        from cloud_plan k where k.process_id = p.id order by k.version desc limit 1)) from approval a where a.process_id = p.id order by a.round desc limit 1),
    'correctedSeq', (select max(d.corrected_by_seq) from decision d where d.process_id = p.id),
    'request', (select json_build_object('id', x.id, 'kind', x.kind, 'projectId', x.project_id, 'number', x.number, 'channel', x.channel, 'unit', x.unit_id, 'department', x.department_id, 'route', x.route, 'letter', x.letter,
      'form', x.form, 'changes', x.changes, 'declaredBy', x.declared_by, 'outcome', x.outcome) from request x where x.id = p.id),
    'meeting', (select json_build_object('id', g.id, 'title', g.title, 'route', g.route, 'step', g.step, 'organ', g.organ, 'rule', g.rule, 'heldOn', g.held_on, 'place', g.place, 'convenedBy', g.convened_by, 'heldAt', ms(g.held_at), 'confirmedAt', ms(g.confirmed_at), 'confirmedBy', g.confirmed_by, 'cancelledAt', ms(g.cancelled_at),
      'attendees', coalesce((select json_agg(json_build_object('person', a.person_id, 'as', a.seat, 'present', a.present) order by a.first, a.person_id) from (select distinct on (b.person_id) b.person_id, b.seat, b.present, min(b.n) over (partition by b.person_id) as first from meeting_attendee b where b.process_id = g.id order by b.person_id, b.seq desc) a), '[]'),
      'items', coalesce((select json_agg(json_build_object('n', e.n, 'processId', e.item_process, 'taskId', e.task_id, 'title', e.title, 'number', e.number, 'unit', e.unit_id, 'state', e.state, 'confirmed', e.confirmed, 'result', e.result,
        'recusals', coalesce((select json_agg(json_build_object('person', u.person_id, 'why', u.why) order by u.person_id) from (select distinct on (o.person_id) o.person_id, o.why, o.stands from meeting_recusal o where o.process_id = e.process_id and o.n = e.n order by o.person_id, o.seq desc) u where u.stands), '[]'),
        'votes', coalesce((select json_agg(json_build_object('person', v.person_id, 'vote', v.vote, 'opinion', v.opinion) order by v.seq, v.person_id) from (select distinct on (o.person_id) o.seq, o.person_id, o.vote, o.opinion from meeting_vote o where o.process_id = e.process_id and o.n = e.n order by o.person_id, o.seq desc) v), '[]')) order by e.n) from meeting_item e where e.process_id = g.id), '[]')) from meeting g where g.id = p.id))`;

const statement = (which: string): string => `
  select json_build_object('offsetMs', i.offset_ms, 'dbNow', ms(clock_timestamp()), 'kind', i.kind, 'algorithm', i.hash_algorithm, 'jurisdiction', i.jurisdiction, 'calendarVersion', i.calendar_version, 'directoryVersion', i.directory_version, 'build', i.current_build,
    'packInForce', (select k.hash from pack k where k.jurisdiction = i.jurisdiction and k.in_force_from <= clock_timestamp() + i.offset_ms * interval '1 millisecond' order by k.in_force_from desc, k.published_at desc limit 1)) as standing,
    (select json_build_object('id', c.id, 'actorId', c.actor_id, 'contentHash', c.content_hash, 'answer', c.answer) from command c where c.id = $1) as command,
    (select json_object_agg(p.id, ${CASE}) from process p where ${which}) as cases
  from installation i`;

// Planned for a list of unknown length, one case would be planned anew each time.
const ONE = { name: 'load-one', text: statement('p.id = $2') };
const MANY = { name: 'load-many', text: statement('p.id = any ($2)') };

/** Reads, in one statement after the lock, everything a decision on these processes needs. */
export async function load(client: Client, commandId: string, ids: readonly string[]): Promise<Loaded> {
  const { rows } = await client.query<{ standing: Standing; command: KeptCommand | null; cases: Record<string, LoadedCase> | null }>({ ...(ids.length === 1 ? ONE : MANY), values: [commandId, ids.length === 1 ? ids[0] : ids] });
  const row = rows[0];
  if (!row) throw Object.assign(new Error('the installation was never initialised'), { code: 'NOT_INITIALISED' });
  return { standing: row.standing, command: row.command, cases: new Map(ids.flatMap((id) => { const c = row.cases?.[id]; return c ? [[id, c] as const] : []; })) }; // in the order asked: an act's own first
}
