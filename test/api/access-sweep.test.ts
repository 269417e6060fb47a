import { openApiDocument } from '../../api/contract/openapi';
import { caseOf } from '../../db/reads/case';
import { createLaw } from '../../db/record/law';
import { load, type LoadedCase } from '../../db/record/load';
import { may, queueKeys, type Related } from '../../domain/access/may';
import { relatedToMeeting } from '../../domain/meeting/room';
import { relatedTo } from '../../domain/evaluation/in-hand';
import type { Act } from '../../domain/access/table';
import type { Actor } from '../../domain/record/case';
import { aDocket, type Docket } from '../support/docket';
import { declare, say, waiting } from '../journeys/acts';
import { STEPS } from './evaluations';
import { ask, open, type Address, type Asking, type Session } from './ask';
import { aWorld, MISSING, PLAN, PLAN_OF, taskId, type World } from './world';

const AUTHORITY = ['wangmin', 'zhaoliu', 'sunqi', 'lisi', 'qianer', 'wangwu', 'zhouba', 'wujiu', 'hanliu', 'zhengshi', 'fengyi', 'chener', 'chusan', 'yanan', 'kongshen', 'yunguan', 'yunjia', 'yunyi', 'weisi'];
const EVALUATORS = ['pingjia', 'expert-1', 'expert-2', 'expert-7'];
const DEPARTMENTS = ['zjw', 'yjj'].flatMap((dept) => ['clerk', 'review', 'it', 'deputy', 'head'].map((suffix) => `${dept}-${suffix}`));
const PEOPLE = [...AUTHORITY, ...EVALUATORS, ...DEPARTMENTS];
const OPEN_TO_ALL = ['GET /sign-in', 'POST /session', 'DELETE /session', 'POST /tokens', 'GET /me', 'GET /me/mailing', 'PUT /me/mailing', 'GET /me/substitutions', 'DELETE /me/substitutions/{id}', 'GET /events', 'GET /mails', 'GET /notices', 'PUT /notices/{id}/read', 'GET /workbench', 'GET /units', 'GET /phrases', 'POST /phrases', 'POST /phrases/order', 'DELETE /phrases/{id}', 'GET /user-tasks', 'GET /user-tasks.xlsx', 'POST /user-tasks/bulk', 'POST /supervised-tasks/bulk', 'GET /declaration-batches', 'GET /projects', 'GET /supervised-tasks', 'GET /supervised-tasks.xlsx', 'GET /supervision-board', 'GET /supervision-board/leader', 'GET /supervision-board/month', 'GET /supervision-board/ahead', 'GET /evaluations', 'GET /systems', 'GET /letters', 'GET /search', 'GET /my-processes', 'GET /my-processes/counts', 'GET /saved-views', 'POST /saved-views', 'POST /saved-views/order', 'DELETE /saved-views/{id}', 'POST /user-tasks/next', 'GET /review-meetings', 'GET /review-meetings/offers'];

let docket: Docket;
let world: World;
let actors: (id: string) => Actor;
const cases = new Map<string, LoadedCase>();
const browsers = new Map<string, Session>();
const NO_PACK = '0'.repeat(64);
const [ZJW, YJJ] = [taskId(23), taskId(24)];
const [DONE, SHARED] = [`${PLAN}.SH19-01`, `${PLAN}.SH19-04`];
let theirs: string;
let theirFile: string;
let theirLetter: string;
const letterKeys = new Map<string, string[]>();
const keysOfLetter = (id: string): string[] => letterKeys.get(id) ?? [];
const processOf = (letterId: string): string => letterId.split('~')[0] ?? '';

beforeAll(async () => {
  docket = await aDocket();
  world = await aWorld(docket);
  theirs = await declare(docket, { title: '应急局项目', dept: 'yjj' });
  theirFile = (await docket.db.pool.query<{ id: string }>('select id from attachment where project_id = $1', [theirs])).rows[0]?.id ?? '';
  for (const [login, id] of [['zjw-review', ZJW], ['yjj-review', YJJ]] as const) await (await docket.as(login)).act(`report ${id}`, 'POST', `/supervised-tasks/${id}/report`, { report: '已完成' });
  await docket.settled();
  await readLetters();
  const { standing } = await load(docket.db.pool, '', []);
  actors = (await createLaw().offices(docket.db.pool, standing)).actor;
  const { rows } = await docket.db.pool.query<{ id: string }>('select id from process');
  for (const { id } of rows) { const c = await caseOf(docket.db.pool, id); if (c) cases.set(id, c); }
  for (const login of PEOPLE) browsers.set(login, await open(docket.url, login));
}, 240_000);
afterAll(() => docket.stop(), 60_000);

async function readLetters(): Promise<void> {
  const { rows } = await docket.db.pool.query<{ id: string; keys: string[] }>('select letter_id as id, array_agg(key) as keys from letter_to group by 1');
  for (const { id, keys } of rows) letterKeys.set(id, keys);
  theirLetter = rows.find(({ id }) => processOf(id) === theirs)?.id ?? '';
}

// What the table says of a person and a thing, put together here anew.
function caseAt(id: string): LoadedCase {
  const c = cases.get(id);
  if (!c) throw new Error(`no process ${id}`);
  return c;
}
/** Whoever reviews or leads in the group that a project was routed to. */
const ofGroup = (group: string | null): string[] => (group === null ? [] : ['reviewer', 'group_leader', 'group_deputy'].map((role) => `${role}@${group}`));
const unitOf = (id: string): { unit: string; department: string; keys: string[] } => ({ unit: '', department: '', ...caseAt(id).project, keys: [...caseAt(id).tasks.map(({ key }) => key), ...ofGroup(caseAt(id).project?.group ?? null), ...(caseAt(id).cloud?.plan ? [`cloud_provider@${caseAt(id).cloud?.plan?.provider ?? ''}`] : [])] });
function dutyOf(id: string): { unit: string; leads: string[] } {
  const { supervised } = caseAt(id);
  return supervised ? { unit: supervised.unit, leads: [...supervised.leads, ...supervised.cooperating, ...supervised.answers.map(({ member }) => member)] } : { unit: '', leads: [] };
}
const seesProject = (me: Actor, id: string): boolean => may(me, 'project.view', unitOf(id)) || may(me, 'task.view', { keys: unitOf(id).keys });
const seesDuty = (me: Actor, id: string): boolean => may(me, 'supervised.view', dutyOf(id)) || may(me, 'task.view', { keys: unitOf(id).keys });
const DRAFT = { unit: 'sh-zjw-xxb' };
const ON_A_YEAR = { usage: { month: '2018-01', amountFen: 1, note: '演练' }, amendment: { amountFen: 1, note: '演练' }, settlement: { note: '演练' } } as const;
const yearOf = (id: string): { unit: string; department: string; keys: string[] } => ({ unit: '', department: '', ...caseAt(id).operationYear, keys: [...caseAt(id).tasks, ...caseAt(caseAt(id).operationYear?.projectId ?? '').tasks].map(({ key }) => key) });

const ON_A_REQUEST = { resubmission: { data: { reason: '演练' }, answers: [] }, withdrawal: { reason: '演练' } } as const;
/** A request as its decisions know it; whoever sees the project sees it too. */
const decidedOn = (id: string): { unit: string; department: string; keys: string[] } => ({ unit: '', department: '', ...caseAt(id).request, keys: caseAt(id).tasks.map(({ key }) => key) });
const requestOf = (id: string): { unit: string; department: string; keys: string[] } => ({ ...decidedOn(id), keys: [...decidedOn(id).keys, ...unitOf(caseAt(id).request?.projectId ?? '').keys] });

type Probe = { readonly route: string; readonly what: string; readonly at: () => Address; readonly asking?: Asking; readonly expects: (me: Actor) => number };
const office = (route: string, act: Act, { yes, path, asking }: { yes: number; path?: string; asking?: Asking }): Probe => ({ route, what: act, at: () => [route.split(' ')[0] ?? '', path ?? route.split(' ')[1] ?? ''], ...(asking && { asking }), expects: (me) => (may(me, act) ? yes : 403) });
const onDraft = (route: string, act: Act, { yes, at, asking }: { yes: number; at: () => Address; asking?: Asking }): Probe => ({ route, what: act, at, ...(asking && { asking }), expects: (me) => (may(me, act, DRAFT) ? yes : 404) });

type OnProject = { readonly yes: number; readonly asking: Asking; readonly verb: string; readonly id: () => string };
const onProject = (route: string, act: Act, { yes, asking, verb, id }: OnProject): Probe => ({ route, what: act, at: () => ['POST', `/projects/${id()}/${verb}`], asking, expects: (me) => (may(me, act, { unit: unitOf(id()).unit }) ? yes : seesProject(me, id()) ? 403 : 404) });
const onTask = (method: string, verb: string, asking: Asking): Probe => ({
  route: `${method} /user-tasks/{taskId}/${verb}`, what: 'a task that was decided', at: () => [method, `/user-tasks/${world.closedTask}/${verb}`], asking,
  expects: (me) => (may(me, 'task.decide', { keys: ['dept_reviewer@sh-zjw'] }) ? 409 : seesProject(me, world.closed) ? 403 : 404),
});
/** Whoever is asked by the queue of a department, and whoever leads there. */
const opens = (me: Actor): boolean => may(me, 'task.view', { keys: ['dept_reviewer@sh-zjw'] }) || leadsThere(me);
const onBatch = (verb: string, { yes, asking }: { yes: number; asking: Asking }): Probe => ({
  route: `POST /declaration-batches/{id}/${verb}`, what: 'a batch that was accepted', at: () => ['POST', `/declaration-batches/sh-zjw.daily.2019/${verb}`], asking,
  expects: (me) => (may(me, 'batch.submit', { department: 'sh-zjw' }) ? yes : may(me, 'batch.view', { department: 'sh-zjw' }) ? 403 : 404),
});
const onDuty = (id: string, act: Act, { verb, asking, yes = 409 }: { verb: string; asking: Asking; yes?: number }): Probe => ({
  route: `POST /supervised-tasks/{id}/${verb}`, what: `${act} ${id}`, at: () => ['POST', `/supervised-tasks/${id}/${verb}`], asking,
  expects: (me) => (may(me, act, { leads: cases.get(id)?.supervised?.leads ?? [] }) ? yes : seesDuty(me, id) ? 403 : 404),
});
const view = (route: string, what: string, { at, sees }: { at: () => string; sees: (me: Actor) => boolean }): Probe => ({ route, what, at: () => ['GET', at()], expects: (me) => (sees(me) ? 200 : 404) });
const DECIDERS: ReadonlySet<string> = new Set(['demo-wangmin', 'demo-zhaoliu', 'demo-lisi']);
const REASON = { body: { reason: '演练' } };
const HAND_IN = { body: { data: { title: '演练' }, answers: [] } };

const evaluated = (id: string): Related => { const { evaluation } = caseAt(id); return evaluation ? relatedTo(evaluation) : {}; };
const onEvaluation = (step: (typeof STEPS)[number], act: Act, { verb, asking, yes }: { verb: string; asking: Asking; yes: number }): Probe => ({
  route: `POST /evaluations/{id}/${verb}`, what: `${act} ${step}`, at: () => ['POST', `/evaluations/${world.evaluations[step]}/${verb}`], asking,
  expects: (me) => (may(me, act, evaluated(world.evaluations[step])) ? yes : may(me, 'evaluation.view', evaluated(world.evaluations[step])) ? 403 : 404),
});
const SCORED = { body: { scores: [{ indicator: 'usage', points: 1 }] } };
const EVALUATIONS: readonly Probe[] = [
  ...STEPS.map((step): Probe => ({ route: 'GET /evaluations/{id}', what: step, at: () => ['GET', `/evaluations/${world.evaluations[step]}`], expects: (me) => (may(me, 'evaluation.view', evaluated(world.evaluations[step])) ? 200 : 404) })),
  office('POST /evaluation-lists', 'evaluation.list', { yes: 409, asking: { body: { year: 2019, set: 'post-2018', systems: [{ system: 'api-filling', title: '演练', unit: 'sh-zjw-xxb' }] } } }),
  onEvaluation('scoring', 'evaluation.fill', { verb: 'filling', asking: { body: { given: [{ indicator: 'usage', text: '演练' }] } }, yes: 409 }),
  onEvaluation('scoring', 'evaluation.confirm', { verb: 'confirmation', asking: SCORED, yes: 409 }), onEvaluation('scoring', 'evaluation.confirm', { verb: 'return', asking: { body: { items: ['演练'] } }, yes: 409 }),
  onEvaluation('opining', 'evaluation.assign', { verb: 'experts', asking: { body: { experts: ['demo-expert-1'] } }, yes: 409 }),
  onEvaluation('closed', 'evaluation.score', { verb: 'sheet', asking: SCORED, yes: 409 }), onEvaluation('closed', 'evaluation.score', { verb: 'recusal', asking: { body: { reason: '演练' } }, yes: 409 }),
  onEvaluation('scoring', 'evaluation.opine', { verb: 'opinion', asking: { body: {} }, yes: 409 }),
];
/** The acts on a cloud plan that waits for the platform: whoever may, is told that it is not the time. */
const CLOUD: readonly (readonly [string, Act, number, object])[] = [
  ['', 'cloud-plan.draft', 409, PLAN_OF], ['/signature', 'cloud-plan.sign', 409, { version: 1 }], ['/report', 'cloud-plan.report', 409, { version: 1 }],
  ['/live-day', 'cloud-plan.go-live', 409, { on: '2019-04-02' }], ['/scan', 'cloud-plan.scan', 409, { on: '2019-04-02' }], ['/migration-acceptance', 'cloud-plan.accept-migration', 409, { opinion: '演练' }], ['/migration-failure', 'cloud-plan.accept-migration', 409, { items: ['演练'] }],
];
const onCloud = (verb: string, act: Act, { yes, body }: { yes: number; body: object }): Probe => ({
  route: `POST /projects/{id}/cloud-plan${verb}`, what: act, at: () => ['POST', `/projects/${world.live}/cloud-plan${verb}`], asking: { body },
  expects: (me) => (may(me, act, { unit: unitOf(world.live).unit, keys: unitOf(world.live).keys }) ? yes : seesProject(me, world.live) ? 403 : 404),
});

const GIVE = { to: 'demo-zjw-review-2', reason: '演练' };
const urged = (me: Actor): boolean => may(me, 'task.urge', { unit: unitOf(world.closed).unit });
const closedTo = (me: Actor): number => (seesProject(me, world.closed) ? 403 : 404);
const leadsThere = (me: Actor): boolean => may({ ...me, holdings: me.holdings.filter(({ role }) => role !== 'admin') }, 'task.assign', { department: 'sh-zjw' });
/** What is done with a task beside deciding it, asked of one that was decided. */
const HANDING: readonly Probe[] = [
  onTask('POST', 'signers', { body: { people: ['demo-lisi'], where: 'beside' } }), { route: 'DELETE /user-tasks/{taskId}/signers', what: 'nobody was added', at: () => ['DELETE', `/user-tasks/${world.closedTask}/signers`], expects: () => 404 },
  { ...onTask('POST', 'recall', { body: {} }), expects: (me) => (me.id === 'demo-zjw-review' ? 409 : closedTo(me)) },
  onTask('POST', 'reassignment', { body: GIVE }), onTask('POST', 'delegation', { body: { to: GIVE.to } }), onTask('DELETE', 'delegation', {}), onTask('POST', 'resolution', { body: { opinion: '演练' } }), onTask('POST', 'questions', { body: { to: ['demo-lisi'], question: '演练' } }),
  onTask('POST', 'answer', { body: { opinion: '演练' } }), onTask('POST', 'copies', { body: { to: ['demo-zhengshi'] } }), onTask('POST', 'remarks', { body: { words: '演练' } }), onTask('POST', 'recusal', { body: { reason: '演练' } }),
  { ...onTask('GET', 'decision/preview', {}), at: () => ['GET', `/user-tasks/${world.closedTask}/decision/preview?outcome=agree`], expects: (me) => (may(me, 'task.decide', { keys: ['dept_reviewer@sh-zjw'] }) ? 200 : closedTo(me)) },
  { ...onTask('GET', 'people', {}), at: () => ['GET', `/user-tasks/${world.closedTask}/people?for=copy`] }, onTask('PUT', 'remark-files', { raw: '%PDF', headers: { 'Content-Type': 'application/pdf', 'X-File-Name': 'a.pdf' } }),
  { route: 'DELETE /user-tasks/{taskId}/question', what: 'no question', at: () => ['DELETE', `/user-tasks/${world.closedTask}/question`], expects: () => 404 },
  { route: 'GET /user-tasks/{taskId}/remark-files/{hash}', what: 'no file', at: () => ['GET', `/user-tasks/${world.closedTask}/remark-files/none`], expects: () => 404 },
  { route: 'POST /copies/{processId}/read', what: 'nothing was sent', at: () => ['POST', `/copies/${world.closed}/read`], asking: { body: {} }, expects: () => 404 },
  { route: 'POST /user-tasks/{taskId}/assignment', what: 'task.assign', at: () => ['POST', `/user-tasks/${world.closedTask}/assignment`], asking: { body: { to: GIVE.to } }, expects: (me) => (leadsThere(me) ? 409 : closedTo(me)) },
  { route: 'POST /user-tasks/{taskId}/urges', what: 'task.urge', at: () => ['POST', `/user-tasks/${world.closedTask}/urges`], asking: { body: {} }, expects: (me) => (urged(me) ? 409 : closedTo(me)) },
];

/** The acts on a meeting that was called off: whoever may write in it is told that it is over. */
const ON_A_MEETING: Readonly<Record<string, object>> = {
  '/items': { task: 'a~b' }, '/items/{n}/removal': {}, '/attendance': { person: 'demo-wangmin', present: true }, '/items/{n}/recusals': { person: 'demo-wangmin', stands: true, reason: '演练' }, '/items/{n}/votes': { person: 'demo-wangmin', vote: 'agree' },
  '/holding': {}, '/confirmation': {}, '/cancellation': { reason: '演练' },
};
const sitting = (id: string): Related => { const { meeting } = caseAt(id); return meeting ? relatedToMeeting(meeting) : {}; };
const MEETINGS: readonly Probe[] = [
  ...[() => world.meeting, () => world.meetingOver].map((id) => view('GET /review-meetings/{id}', 'meeting', { at: () => `/review-meetings/${id()}`, sees: (me) => may(me, 'meeting.view', sitting(id())) })),
  ...Object.entries(ON_A_MEETING).map(([verb, body]): Probe => ({
    route: `POST /review-meetings/{id}${verb}`, what: 'a meeting that was called off', at: () => ['POST', `/review-meetings/${world.meetingOver}${verb.replace('{n}', '1')}`], asking: { body },
    expects: (me) => (may(me, 'meeting.record', sitting(world.meetingOver)) ? 409 : may(me, 'meeting.view', sitting(world.meetingOver)) ? 403 : 404),
  })),
  {
    route: 'POST /review-meetings', what: 'a task that was decided', at: () => ['POST', '/review-meetings'], asking: { get body() { return { title: '演练', heldOn: '2030-01-04', tasks: [`${world.running}~review~1~first-review~first-reviewer`], attendees: ['demo-wangmin'] }; } },
    expects: (me) => (may(me, 'meeting.convene', { keys: ['reviewer@sh-grp-jjcj', 'group_leader@sh-grp-jjcj', 'group_deputy@sh-grp-jjcj'] }) ? 409 : 404),
  },
];

/** Every address on things of one's own and of others; what is allowed runs into a "no" of the business, so that nothing is changed. */
const PROBES: readonly Probe[] = [
  ...EVALUATIONS, ...MEETINGS,
  ...[() => world.confirming, () => world.closed, () => theirs].map((id) => view('GET /projects/{id}', 'project', { at: () => `/projects/${id()}`, sees: (me) => may(me, 'project.view', unitOf(id())) })),
  view('GET /projects/{id}', 'none', { at: () => `/projects/${MISSING}`, sees: () => false }),
  view('GET /projects/{id}/draft', 'draft', { at: () => `/projects/${world.draft}/draft`, sees: (me) => may(me, 'project.draft', DRAFT) }),
  view('GET /attachments/{id}/content', 'of a draft', { at: () => `/attachments/${world.file}/content`, sees: (me) => may(me, 'project.draft', DRAFT) }),
  view('GET /attachments/{id}/content', 'of a project', { at: () => `/attachments/${theirFile}/content`, sees: (me) => may(me, 'project.view', unitOf(theirs)) || may(me, 'project.draft', { unit: 'sh-yjj-xxb' }) }),
  view('GET /user-tasks/{taskId}', 'task', { at: () => `/user-tasks/${world.confirmTask}`, sees: opens }),
  ...[ZJW, YJJ].map((id) => view('GET /supervised-tasks/{id}', id, { at: () => `/supervised-tasks/${id}`, sees: (me) => may(me, 'supervised.view', dutyOf(id)) })),
  onDraft('PUT /projects/{id}/draft', 'project.draft', { yes: 409, at: () => ['PUT', `/projects/${world.draft}/draft`], asking: { body: { data: {}, keyTask: null, version: 0 } } }),
  onDraft('PUT /projects/{id}/attachments/{kind}', 'project.draft', { yes: 400, at: () => ['PUT', `/projects/${world.draft}/attachments/other`], asking: { raw: '', headers: { 'Content-Type': 'application/pdf', 'X-File-Name': 'a.pdf' } } }),
  onDraft('DELETE /projects/{id}/attachments/{kind}', 'project.draft', { yes: 200, at: () => ['DELETE', `/projects/${world.draft}/attachments/${MISSING}`] }),
  onDraft('POST /projects/{id}/submission', 'project.submit', { yes: 422, at: () => ['POST', `/projects/${world.emptyDraft}/submission`], asking: { body: {} } }),
  { route: 'POST /projects', what: 'a draft of a unit', at: () => ['POST', '/projects'], asking: { body: DRAFT }, expects: (me) => (may(me, 'project.draft', DRAFT) ? 201 : 403) },
  ...[() => world.confirming, () => theirs].flatMap((id) => [
    onProject('POST /projects/{id}/resubmission', 'project.resubmit', { yes: 409, asking: HAND_IN, verb: 'resubmission', id }),
    onProject('POST /projects/{id}/retirement', 'project.retire', { yes: 409, asking: REASON, verb: 'retirement', id }),
  ]),
  ...[() => world.confirming, () => theirs].flatMap((id) => [
    onProject('POST /projects/{id}/milestones', 'project.build', { yes: 409, asking: { body: { milestone: 'contract', on: '2019-04-01' } }, verb: 'milestones', id }),
    onProject('POST /projects/{id}/acceptance-application', 'project.apply-for-acceptance', { yes: 409, asking: { body: { statement: '演练' } }, verb: 'acceptance-application', id }),
    onProject('POST /projects/{id}/operation-years', 'operation.declare', { yes: 409, asking: { body: { year: 2019, amountFen: 1, note: '演练' } }, verb: 'operation-years', id }),
  ]),
  { route: 'GET /operation-years/{id}', what: 'a year of operation', at: () => ['GET', `/operation-years/${world.year}`], expects: (me) => (may(me, 'project.view', yearOf(world.year)) ? 200 : 404) },
  ...(['usage', 'amendment', 'settlement'] as const).map((verb): Probe => ({
    route: `POST /operation-years/{id}/${verb}`, what: 'operation.report', at: () => ['POST', `/operation-years/${world.year}/${verb}`], asking: { body: ON_A_YEAR[verb] },
    expects: (me) => (may(me, 'operation.report', { unit: yearOf(world.year).unit }) ? (verb === 'usage' ? 422 : 409) : may(me, 'project.view', yearOf(world.year)) || may(me, 'task.view', { keys: yearOf(world.year).keys }) ? 403 : 404),
  })),
  onProject('POST /projects/{id}/requests', 'request.ask', { yes: 409, asking: { body: { kind: 'project-change', data: { reason: '演练', scope: '演练' } } }, verb: 'requests', id: () => world.changing }),
  { route: 'GET /projects/{id}/request-kinds', what: 'a project to change', at: () => ['GET', `/projects/${world.toChange}/request-kinds`], expects: (me) => (may(me, 'project.view', unitOf(world.toChange)) ? 200 : 404) },
  { route: 'GET /requests/{id}', what: 'a change', at: () => ['GET', `/requests/${world.change}`], expects: (me) => (may(me, 'project.view', requestOf(world.change)) ? 200 : 404) },
  ...(['resubmission', 'withdrawal'] as const).map((verb): Probe => ({
    route: `POST /requests/{id}/${verb}`, what: 'request.ask', at: () => ['POST', `/requests/${verb === 'withdrawal' ? world.settled : world.change}/${verb}`], asking: { body: ON_A_REQUEST[verb] },
    expects: (me) => (may(me, 'request.ask', { unit: requestOf(world.change).unit }) ? 409 : may(me, 'project.view', decidedOn(world.change)) || may(me, 'task.view', { keys: decidedOn(world.change).keys }) ? 403 : 404),
  })),
  { route: 'POST /projects/{id}/termination', what: 'project.terminate', at: () => ['POST', `/projects/${world.closed}/termination`], asking: REASON, expects: (me) => (!seesProject(me, world.closed) ? 404 : may(me, 'project.terminate', {}) ? 409 : 403) },
  onProject('POST /projects/{id}/withdrawal', 'project.withdraw', { yes: 409, asking: REASON, verb: 'withdrawal', id: () => world.closed }),
  view('GET /projects/{id}/cloud-plan', 'cloud plan', { at: () => `/projects/${world.live}/cloud-plan`, sees: (me) => may(me, 'project.view', unitOf(world.live)) }),
  ...CLOUD.map(([verb, act, yes, body]) => onCloud(verb, act, { yes, body })),
  { route: 'POST /cloud-platform/answers', what: 'unsigned', at: () => ['POST', '/cloud-platform/answers'], asking: { body: {} }, expects: () => 401 },
  { route: 'PUT /user-tasks/{taskId}/opened', what: 'a task that waits', at: () => ['PUT', `/user-tasks/${world.confirmTask}/opened`], expects: (me) => (opens(me) ? 204 : 404) },
  { route: 'PUT /user-tasks/{taskId}/follow-up', what: 'a task that waits', at: () => ['PUT', `/user-tasks/${world.confirmTask}/follow-up`], asking: { body: { on: null } }, expects: (me) => (may(me, 'task.view', { keys: ['dept_reviewer@sh-zjw'] }) ? 204 : 404) },
  {
    route: 'POST /user-tasks/{taskId}/priority', what: 'a task that was decided', at: () => ['POST', `/user-tasks/${world.closedTask}/priority`], asking: { body: { urgent: true, reason: '演练' } },
    expects: (me) => (!seesProject(me, world.closed) ? 404 : may(me, 'task.prioritise', { department: 'sh-zjw' }) ? 409 : 403),
  },
  onTask('POST', 'claim', { body: {} }), onTask('DELETE', 'claim', {}), onTask('POST', 'decision', { body: { outcome: 'agree' } }), ...HANDING,
  view('GET /processes/{id}/forecast', 'the road of a project', { at: () => `/processes/${world.decided}/forecast`, sees: (me) => seesProject(me, world.decided) }),
  view('GET /processes/{id}/forecast', 'the road of a change', { at: () => `/processes/${world.change}/forecast`, sees: (me) => may(me, 'project.view', requestOf(world.change)) || seesProject(me, world.changing) || may(me, 'task.view', { keys: decidedOn(world.change).keys }) }),
  view('GET /processes/{id}/forecast', 'the road of a supervised task', { at: () => `/processes/${SHARED}/forecast`, sees: (me) => seesDuty(me, SHARED) }),
  view('GET /user-tasks/{taskId}/explanation', 'why a task is here', { at: () => `/user-tasks/${world.confirmTask}/explanation`, sees: (me) => seesProject(me, world.confirming) }),
  view('GET /decisions/{processId}/{seq}', 'decision', { at: () => world.decision, sees: (me) => seesProject(me, world.decided) }),
  {
    route: 'POST /decisions/{processId}/{seq}/correction', what: 'decision.correct', at: () => ['POST', `${world.decision}/correction`], asking: { body: { words: '演练', reason: '演练', shown: 99_999 } },
    expects: (me) => (may(me, 'decision.correct', { keys: ['reviewer@sh-jxw', 'finance_reviewer@sh-czj'] }) ? (DECIDERS.has(me.id) ? 403 : 409) : seesProject(me, world.decided) ? 403 : 404),
  },
  ...[ZJW, YJJ].flatMap((id) => [
    onDuty(id, 'supervised.report', { verb: 'report', asking: { body: { report: '演练' } } }), onDuty(id, 'supervised.ask-extension', { verb: 'extension-requests', asking: { body: { newDueOn: '2021-12-01', reason: '演练' } } }),
    onDuty(id, 'supervised.acknowledge', { verb: 'acknowledgement', asking: { body: {} } }), onDuty(id, 'supervised.steer', { verb: 'occurrences', asking: { body: { dueOn: '2021-12-01' } } }),
    onDuty(id, 'supervised.steer', { verb: 'leads', asking: { body: { leads: ['sh-lg'], reason: '演练' } }, yes: 422 }), onDuty(id, 'supervised.steer', { verb: 'due-day', asking: { body: { dueOn: '2019-01-02', reason: '演练' } }, yes: 422 }),
  ]),
  onDuty(DONE, 'supervised.steer', { verb: 'urges', asking: { body: {} } }),
  ...(['cancellation', 'key-supervision'] as const).map((verb) => onDuty(DONE, verb === 'cancellation' ? 'supervised.cancel' : 'supervised.steer', { verb, asking: REASON })),
  { route: 'POST /supervised-tasks/{id}/report', what: 'another member’s part', at: () => ['POST', `/supervised-tasks/${SHARED}/report`], asking: { body: { report: '演练', member: 'sh-swj' } }, expects: (me) => (may(me, 'supervised.report', { leads: ['sh-swj'] }) ? 201 : seesDuty(me, SHARED) ? 403 : 404) },
  view('GET /supervised-tasks/{id}', 'a collective', { at: () => `/supervised-tasks/${SHARED}`, sees: (me) => may(me, 'supervised.view', dutyOf(SHARED)) }),
  office('POST /supervised-tasks', 'supervised.create', { yes: 422, asking: { body: { source: 'special-topic', reference: '演练', title: '演练', leads: ['sh-all'], dueOn: null } } }),
  ...['', '/html', '/pdf'].flatMap((as) => [() => world.letter, () => theirLetter].map((id): Probe => ({
    route: `GET /letters/{id}${as}`, what: 'letter', at: () => ['GET', `/letters/${id()}${as}`],
    expects: (me) => (may(me, 'letter.view', { keys: keysOfLetter(id()) }) || seesProject(me, processOf(id())) ? (as === '/pdf' ? 409 : 200) : 404),
  }))),
  office('GET /declaration-windows', 'window.view', { yes: 200 }), office('POST /declaration-windows', 'window.open', { yes: 409, asking: { body: { channel: 'daily', year: 2019 } } }),
  office('POST /declaration-windows/{id}/last-day', 'window.open', { yes: 422, path: '/declaration-windows/shanghai.daily.2019/last-day', asking: { body: { lastDay: '2019-01-02', reason: '演练' } } }),
  view('GET /declaration-windows/{id}', 'window', { at: () => '/declaration-windows/shanghai.daily.2019', sees: (me) => may(me, 'window.view') }),
  view('GET /declaration-batches/{id}', 'batch', { at: () => '/declaration-batches/sh-zjw.daily.2019', sees: (me) => may(me, 'batch.view', { department: 'sh-zjw' }) }),
  onBatch('ranking', { yes: 422, asking: { body: { order: ['nothing'] } } }), onBatch('submission', { yes: 409, asking: { body: {} } }), onBatch('resubmission', { yes: 409, asking: { body: { answers: [] } } }),
  { route: 'POST /projects/{id}/new-declaration', what: 'a project in operation', at: () => ['POST', `/projects/${world.running}/new-declaration`], asking: { body: {} }, expects: (me) => (may(me, 'project.draft', { unit: unitOf(world.running).unit }) ? 409 : seesProject(me, world.running) ? 403 : 404) },
  office('POST /plans/{id}/import', 'plan.import', { yes: 409, path: `/plans/${PLAN}/import`, asking: { body: {} } }),
  office('GET /clock', 'clock.view', { yes: 200 }), office('GET /clock/agenda', 'clock.view', { yes: 200, path: '/clock/agenda?until=2027-01-01T00:00:00Z' }),
  office('POST /clock/travels', 'clock.travel', { yes: 409, asking: { body: { until: '2018-01-01T00:00:00Z' } } }), office('DELETE /clock/travels', 'clock.travel', { yes: 200 }),
  office('GET /calendar-changes', 'calendar.view', { yes: 200 }), office('POST /calendar-changes', 'calendar.change', { yes: 422, asking: { body: { days: [{ on: '2031-01-01', kind: 'local-off', name: '演练' }], reason: '演练' } } }),
  office('POST /calendar-changes/{id}/confirmation', 'calendar.confirm', { yes: 404, path: `/calendar-changes/${MISSING}/confirmation`, asking: { body: {} } }),
  office('GET /people', 'people.view', { yes: 200 }), office('POST /people', 'people.change', { yes: 409, asking: { body: { login: 'chusan', name: '演练', mail: 'a@docket.example', reason: '演练' } } }),
  ...(['invitation', 'disabling'] as const).map((verb) => office(`POST /people/{id}/${verb}`, 'people.change', { yes: 404, path: `/people/nobody/${verb}`, asking: REASON })),
  office('GET /people/{id}/hand-over', 'people.change', { yes: 404, path: '/people/nobody/hand-over' }), office('POST /people/{id}/hand-over', 'people.change', { yes: 404, path: '/people/nobody/hand-over', asking: { body: { to: null, reason: '演练' } } }),
  office('GET /people/{id}/substitutions', 'people.view', { yes: 404, path: '/people/nobody/substitutions' }), office('POST /me/substitutions', 'substitution.name', { yes: 404, asking: { body: { absent: 'nobody', substitute: 'nobody', from: '2029-12-01', to: '2029-12-02', reason: '演练' } } }),
  office('GET /office-changes', 'people.view', { yes: 200 }), office('POST /office-changes', 'people.change', { yes: 404, asking: { body: { person: 'nobody', role: 'admin', organ: 'sh-jxw', reason: '演练' } } }),
  office('POST /office-changes/{id}/confirmation', 'office.confirm', { yes: 404, path: `/office-changes/${MISSING}/confirmation`, asking: { body: {} } }),
  office('GET /incidents', 'incident.view', { yes: 200 }), office('POST /incidents/{id}/retry', 'incident.retry', { yes: 404, path: `/incidents/${MISSING}/retry`, asking: { body: {} } }),
  office('GET /policy/overlay', 'policy.view', { yes: 200 }), office('GET /policy/overlay/file', 'policy.view', { yes: 200, path: '/policy/overlay/file?path=gates.yaml' }),
  office('POST /policy/overlay/check', 'policy.view', { yes: 422, asking: { body: { path: 'poem.txt', text: '' } } }),
  office('POST /policy/overlay/drafts', 'policy.draft', { yes: 409, asking: { body: { path: 'gates.yaml', text: '', version: 'none' } } }),
  office('POST /policy/overlay/drafts/dropping', 'policy.draft', { yes: 201, asking: { body: { path: 'phrases.yaml' } } }),
  office('POST /policy/overlay/publication', 'policy.publish', { yes: 409, asking: { body: { seen: 'x', reason: '演练' } } }),
  office('GET /policy/versions', 'policy.view', { yes: 200 }), office('GET /policy/versions/{hash}/cases', 'policy.move', { yes: 422, path: `/policy/versions/${NO_PACK}/cases?kind=request` }), office('POST /policy/move', 'policy.move', { yes: 422, asking: { body: { from: NO_PACK, to: NO_PACK, kind: 'request' } } }),
  office('GET /processes/{id}/version/preview', 'policy.move', { yes: 422, path: `/processes/${MISSING}/version/preview?to=${NO_PACK}` }), { route: 'POST /processes/{id}/version', what: 'a case', at: () => ['POST', `/processes/${world.change}/version`], asking: { body: { to: NO_PACK } }, expects: (me) => (may(me, 'policy.move') ? 422 : 403) },
  { route: 'GET /operations/ahead', what: 'what lies ahead', at: () => ['GET', '/operations/ahead'], expects: (me) => (me.holdings.some(({ role }) => ['supervisor', 'dept_head', 'group_leader', 'group_deputy'].includes(role)) ? 200 : 403) },
  office('GET /record/verification', 'record.verify', { yes: 200 }),
];

test('every operation of the api is swept, or open to all who are signed in', () => {
  const operations = Object.entries(openApiDocument().paths ?? {}).flatMap(([path, methods]) => Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`));
  expect([...new Set([...PROBES.map(({ route }) => route), ...OPEN_TO_ALL])].sort()).toEqual(operations.sort());
});

const meOf = (login: string): Actor => actors(`demo-${login}`);
const browserOf = (login: string): Session => {
  const browser = browsers.get(login);
  if (!browser) throw new Error(`${login} has not signed in`);
  return browser;
};

test.each(PEOPLE)('every address answers %s as the access table says', async (login) => {
  const me = meOf(login);
  const wrong: string[] = [];
  for (const probe of PROBES) {
    const answer = await ask(browserOf(login), probe.at(), probe.asking);
    if (answer.status !== probe.expects(me)) wrong.push(`${probe.at().join(' ')} (${probe.what}): ${answer.status} ${answer.type}, by the table ${probe.expects(me)}`);
  }
  expect(wrong).toEqual([]);
});

test.each(PEOPLE)('the lists of %s are what the table lets her see, no row more and none less', async (login) => {
  const me = meOf(login);
  const rowsOf = async (path: string): Promise<{ id: string }[]> => (await ask(browserOf(login), ['GET', path])).body['rows'] as { id: string }[];
  const allRowsOf = async (path: string, after = ''): Promise<{ id: string }[]> => {
    const { rows, next } = (await ask(browserOf(login), ['GET', `${path}${after}`])).body as { rows: { id: string }[]; next: string | null };
    return next === null ? rows : [...rows, ...(await allRowsOf(path, `?after=${next}`))];
  };
  const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort();
  const [projects, duties] = [[...cases.values()].filter(({ project }) => project), [...cases.values()].filter(({ supervised }) => supervised)];
  expect(idsOf(await rowsOf('/projects'))).toEqual(idsOf(projects.map(({ process }) => process).filter(({ id }) => may(me, 'project.view', unitOf(id)))));
  expect(idsOf(await rowsOf('/supervised-tasks'))).toEqual(idsOf(duties.map(({ process }) => process).filter(({ id }) => may(me, 'supervised.view', dutyOf(id)))));
  const evaluations = [...cases.values()].filter(({ evaluation }) => evaluation);
  expect(idsOf(await rowsOf('/evaluations'))).toEqual(idsOf(evaluations.map(({ process }) => process).filter(({ id }) => may(me, 'evaluation.view', evaluated(id)))));
  const tasks = [...cases.values()].flatMap((c) => c.tasks).filter(({ state }) => state === 'open' || state === 'claimed');
  expect(idsOf(await rowsOf('/user-tasks'))).toEqual(idsOf(tasks.filter(({ key, assignee }) => queueKeys(me).includes(assignee === null ? key : `person:${assignee}`))));
  const notices = await docket.db.pool.query<{ id: string }>('select id from notice where recipient_id = $1 order by id', [me.id]);
  expect(idsOf(await allRowsOf('/notices'))).toEqual(idsOf(notices.rows));
  expect(idsOf(await rowsOf('/letters'))).toEqual([...letterKeys].filter(([, keys]) => may(me, 'letter.view', { keys })).map(([id]) => id).sort());
  const drafts = (await ask(browserOf(login), ['GET', '/projects'])).body['drafts'] as { unit: { id: string } }[];
  expect(drafts.filter(({ unit }) => !may(me, 'project.draft', { unit: unit.id }))).toEqual([]);
});

test('one member of a collective sees its own answer and nobody else’s; the supervisor sees all of them', async () => {
  type Answers = readonly { readonly member: { readonly id: string } }[];
  const seenBy = async (login: string): Promise<string[]> => ((await ask(browserOf(login), ['GET', `/supervised-tasks/${SHARED}`])).body['answers'] as Answers).map(({ member }) => member.id);
  expect([await seenBy('zjw-review'), await seenBy('yjj-review')]).toEqual([['sh-zjw'], ['sh-yjj']]);
  expect(await seenBy('zhengshi')).toHaveLength(21);
});

test('the clock shows no title to whom the table does not show everything', async () => {
  for (const login of PEOPLE) {
    const { text } = await ask(browserOf(login), ['GET', '/clock/agenda?until=2027-01-01T00:00:00Z']);
    const sees = may(meOf(login), 'supervised.view') && ['zhengshi', 'fengyi', 'chener'].includes(login);
    expect([login, text.includes('上云规范与方案模板')]).toEqual([login, sees]);
  }
});

test('a person with no office is let in and can do nothing', async () => {
  expect((await ask(browserOf('weisi'), ['GET', '/me'])).body).toMatchObject({ offices: [], navigation: ['workbench', 'mailbox'], counts: { todo: 0, unread: 0 } });
});

test('what is not hers to know is answered like what is not there, byte by byte', async () => {
  for (const [method, path] of [['GET', '/projects/'], ['POST', '/projects/{}/withdrawal'], ['POST', '/projects/{}/retirement']] as const) {
    const asking = method === 'GET' ? {} : REASON;
    const to = (id: string): Address => [method, path.includes('{}') ? path.replace('{}', id) : path + id];
    const [hidden, none] = [await ask(browserOf('yjj-clerk'), to(world.confirming), asking), await ask(browserOf('yjj-clerk'), to(MISSING), asking)];
    expect([hidden.status, hidden.text]).toEqual([none.status, none.text]);
  }
});

test('nothing was changed by all this asking', async () => {
  expect(await waiting(docket, 'zjw-review', '待确认')).toMatchObject({ id: world.confirmTask });
  await say(docket, 'zjw-review', { title: '待确认', outcome: 'agree', opinion: '同意' });
  expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
});
