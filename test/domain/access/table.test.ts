import { may, scopeOf, queueKeys, type Related, type Scope } from '../../../domain/access/may';
import { ACCESS, ACTS, type Act, type Relation } from '../../../domain/access/table';
import { relationTo } from '../../../domain/approval/relation';
import type { Actor } from '../../../domain/record/case';
import { aProject, waiting } from '../../support/cases';
import { PACK } from '../../support/memory-record';

const ROLES = PACK.roles.map(({ role }) => role);
const holding = (...keys: string[]): Actor => ({ id: 'somebody', holdings: keys.map((key) => ({ role: key.slice(0, key.indexOf('@')), organ: key.slice(key.indexOf('@') + 1) })) });
const actsOf = (role: string): Act[] => ACTS.filter((act) => ACCESS[act].some((grant) => grant.role === role));
const rolesFor = (act: Act): string[] => [...new Set(ACCESS[act].map(({ role }) => role))].sort();

/** A thing of another unit, department and lead, asked of nobody, but for one relation in which it is here's. */
const THINGS: Readonly<Record<Relation | 'stranger' | 'asked of another office here', (role: string) => Related>> = {
  unit: () => ({ ...elsewhere, unit: 'here' }),
  department: () => ({ ...elsewhere, department: 'here' }),
  lead: () => ({ ...elsewhere, leads: ['there', 'here'] }),
  asked: (role) => ({ ...elsewhere, keys: ['reviewer@there', `${role}@here`] }),
  'asked of another office here': () => ({ ...elsewhere, keys: ['some_other_role@here'] }),
  named: () => ({ ...elsewhere, people: ['somebody'] }),
  office: () => ({}),
  stranger: () => elsewhere,
};
const elsewhere: Related = { unit: 'there', department: 'there', leads: ['there'], keys: ['reviewer@there'] };

/** Whether a list made by this scope would show the thing. */
const shows = (scope: Scope, { unit = '', department = '', leads = [], keys = [], people = [] }: Related): boolean =>
  scope.all || [scope.units.includes(unit), scope.departments.includes(department), leads.some((organ) => scope.leads.includes(organ)), keys.some((key) => scope.keys.includes(key)), people.some((id) => scope.people?.includes(id))].includes(true);

test('for every role, every act and every relation, a list shows exactly the things that the act would be let through for', () => {
  let swept = 0;
  const apart: string[] = [];
  for (const role of [...ROLES, 'no_such_role']) for (const act of ACTS) for (const [relation, thing] of Object.entries(THINGS)) {
    for (const actor of [holding(`${role}@here`), holding(`${role}@here`, 'unit_clerk@elsewhere'), holding(`${role}@elsewhere`)]) {
      if (shows(scopeOf(actor, act), thing(role)) !== may(actor, act, thing(role))) apart.push(`${role} ${act} ${relation}`);
      swept += 1;
    }
  }
  expect(apart).toEqual([]);
  expect(swept).toBeGreaterThan(7_000);
});

test('somebody without an office may do nothing and sees nothing but her own queue', () => {
  for (const act of ACTS) for (const thing of Object.values(THINGS)) expect(may(holding(), act, thing('reviewer'))).toBe(false);
  expect(queueKeys(holding())).toEqual(['person:somebody']);
});

test('every role of the table is a role of the pack, and the other way round', () => {
  expect([...new Set(ACTS.flatMap(rolesFor))].sort()).toEqual([...ROLES].sort());
});

/** What the customer signs (reliability §3.4): for each act, who it is for. `…@own` is only for things of her own unit, `…@asked` only where a queue asked her. */
const SIGNED: Readonly<Record<Act, readonly string[]>> = {
  'meeting.convene': ['group_deputy@asked', 'group_leader@asked', 'reviewer@asked'], 'meeting.record': ['group_deputy@asked', 'group_leader@asked', 'reviewer@asked'], 'meeting.confirm': ['group_deputy@asked', 'group_leader@asked'],
  'meeting.view': ['auditor@office', 'group_deputy@asked', 'group_deputy@named', 'group_leader@asked', 'group_leader@named', 'reviewer@asked', 'reviewer@named', 'superior@office'],
  'project.draft': ['unit_clerk@unit'],
  'project.submit': ['unit_clerk@unit', 'unit_head@unit'], 'project.resubmit': ['unit_clerk@unit', 'unit_head@unit'], 'project.withdraw': ['unit_clerk@unit', 'unit_head@unit'], 'project.retire': ['unit_clerk@unit', 'unit_head@unit'],
  'project.build': ['unit_clerk@unit', 'unit_head@unit'], 'project.apply-for-acceptance': ['unit_clerk@unit', 'unit_head@unit'], 'operation.declare': ['unit_clerk@unit', 'unit_head@unit'], 'operation.report': ['unit_clerk@unit', 'unit_head@unit'],
  'project.view': ['acceptance_clerk@office', 'auditor@office', 'cloud_manager@asked', 'cloud_provider@asked', 'dept_head@department', 'dept_reviewer@department', 'finance_reviewer@asked', 'group_deputy@asked', 'group_leader@asked', 'leading_group@office', 'reviewer@asked', 'superior@asked', 'supervisor@office', 'unit_clerk@unit', 'unit_head@unit'],
  'task.view': ['acceptance_clerk@asked', 'admin@asked', 'cloud_manager@asked', 'dept_head@asked', 'dept_reviewer@asked', 'evaluation_expert@asked', 'evaluator@asked', 'finance_reviewer@asked', 'reviewer@asked', 'supervisor@asked', 'unit_clerk@asked'],
  'task.claim': ['acceptance_clerk@asked', 'cloud_manager@asked', 'dept_head@asked', 'dept_reviewer@asked', 'finance_reviewer@asked', 'reviewer@asked', 'supervisor@asked'],
  'task.decide': ['acceptance_clerk@asked', 'cloud_manager@asked', 'dept_head@asked', 'dept_reviewer@asked', 'finance_reviewer@asked', 'reviewer@asked', 'supervisor@asked'],
  'supervised.view': ['auditor@office', 'deputy_leader@lead', 'head@lead', 'it_head@lead', 'leading_group@office', 'supervisor@office', 'task_member@lead', 'task_owner@lead', 'unit_clerk@unit', 'unit_head@unit'],
  'supervised.report': ['task_owner@lead'], 'supervised.ask-extension': ['task_owner@lead'], 'supervised.cancel': ['supervisor@office'], 'plan.import': ['supervisor@office'],
  'project.terminate': ['group_deputy@office', 'group_leader@office', 'superior@office'],
  'policy.move': ['admin@office'], 'substitution.name': ['security_admin@office'],
  'task.ahead': ['dept_head@department', 'group_deputy@department', 'group_leader@department', 'supervisor@office'],
  'policy.view': ['admin@office', 'audit_admin@office', 'security_admin@office'], 'policy.draft': ['admin@office'], 'policy.publish': ['admin@office', 'security_admin@office'],
  'supervised.acknowledge': ['task_owner@lead'], 'supervised.steer': ['supervisor@office'], 'supervised.create': ['supervisor@office'],
  'task.prioritise': ['dept_head@department', 'group_deputy@office', 'group_leader@office', 'superior@office', 'supervisor@office'],
  'cloud-plan.draft': ['cloud_provider@asked', 'unit_clerk@unit', 'unit_head@unit'], 'cloud-plan.sign': ['cloud_provider@asked', 'unit_clerk@unit', 'unit_head@unit'], 'cloud-plan.report': ['unit_clerk@unit', 'unit_head@unit'],
  'cloud-plan.go-live': ['cloud_manager@asked'], 'cloud-plan.scan': ['cloud_provider@asked', 'unit_clerk@unit', 'unit_head@unit'], 'cloud-plan.accept-migration': ['unit_clerk@unit', 'unit_head@unit'],
  'incident.view': ['admin@office', 'supervisor@office'], 'incident.retry': ['admin@office'],
  'clock.view': ROLES.map((role) => `${role}@office`).sort(), 'clock.travel': ['admin@office', 'supervisor@office'],
  'record.verify': ['audit_admin@office', 'auditor@office'], 'people.view': ['admin@office', 'audit_admin@office', 'security_admin@office'], 'people.change': ['admin@office'], 'office.confirm': ['security_admin@office'],
  'calendar.change': ['supervisor@office'], 'calendar.confirm': ['admin@office'], 'calendar.view': ['admin@office', 'audit_admin@office', 'supervisor@office'],
  'decision.correct': ['dept_reviewer@asked', 'finance_reviewer@asked', 'reviewer@asked'],
  'letter.view': ROLES.filter((role) => !['admin', 'security_admin', 'audit_admin', 'auditor', 'evaluator', 'evaluation_expert', 'acceptance_clerk'].includes(role)).map((role) => `${role}@asked`).sort(),
  'evaluation.view': ['auditor@office', 'dept_head@department', 'dept_reviewer@department', 'evaluation_expert@named', 'evaluator@office', 'unit_clerk@unit', 'unit_head@unit'],
  'evaluation.list': ['evaluator@office'], 'evaluation.fill': ['unit_clerk@unit', 'unit_head@unit'], 'evaluation.confirm': ['dept_reviewer@department'], 'evaluation.assign': ['evaluator@office'],
  'evaluation.score': ['evaluation_expert@named'], 'evaluation.opine': ['evaluator@office'], 'evaluation.panel': ['auditor@office', 'evaluator@office'],
  'request.ask': ['unit_clerk@unit', 'unit_head@unit'],
  'window.open': ['admin@office'], 'window.view': ['acceptance_clerk@office', 'admin@office', 'auditor@office', 'group_deputy@office', 'group_leader@office', 'reviewer@office', 'superior@office', 'supervisor@office'],
  'task.assign': ['admin@department', 'dept_head@department', 'group_deputy@department', 'group_leader@department', 'superior@department', 'supervisor@department'],
  'task.answer': ['acceptance_clerk@named', 'cloud_manager@named', 'dept_head@named', 'dept_reviewer@named', 'evaluator@named', 'finance_reviewer@named', 'group_deputy@named', 'group_leader@named', 'reviewer@named', 'superior@named', 'supervisor@named'],
  'task.urge': ['dept_head@department', 'dept_reviewer@department', 'supervisor@office', 'unit_clerk@unit', 'unit_head@unit'],
  'batch.submit': ['dept_head@department', 'dept_reviewer@department'],
  'batch.view': ['acceptance_clerk@office', 'auditor@office', 'dept_head@department', 'dept_reviewer@department', 'finance_reviewer@office', 'group_deputy@office', 'group_leader@office', 'reviewer@office', 'superior@office', 'supervisor@office'],
};

test.each(ACTS)('%s is for those who were signed for it, and for nobody else', (act) => {
  expect(ACCESS[act].map(({ role, relation }) => `${role}@${relation}`).sort()).toEqual(SIGNED[act]);
});

test.each([
  ['admin', ['incident.view', 'incident.retry', 'clock.view', 'clock.travel', 'people.view', 'people.change', 'calendar.confirm', 'calendar.view', 'window.open', 'window.view', 'task.view', 'task.assign', 'policy.view', 'policy.draft', 'policy.publish', 'policy.move']],
  ['security_admin', ['clock.view', 'people.view', 'office.confirm', 'policy.view', 'policy.publish', 'substitution.name']],
  ['audit_admin', ['clock.view', 'record.verify', 'people.view', 'calendar.view', 'policy.view']],
  ['auditor', ['project.view', 'supervised.view', 'clock.view', 'record.verify', 'evaluation.view', 'evaluation.panel', 'window.view', 'batch.view', 'meeting.view']],
  ['evaluator', ['task.view', 'task.answer', 'clock.view', 'evaluation.view', 'evaluation.list', 'evaluation.assign', 'evaluation.opine', 'evaluation.panel']],
  ['evaluation_expert', ['task.view', 'clock.view', 'evaluation.view', 'evaluation.score']],
  ['leading_group', ['project.view', 'supervised.view', 'clock.view', 'letter.view']],
  ['group_leader', ['task.assign', 'task.answer', 'project.view', 'clock.view', 'letter.view', 'window.view', 'batch.view', 'task.prioritise', 'project.terminate', 'meeting.convene', 'meeting.view', 'meeting.record', 'meeting.confirm', 'task.ahead']],
  ['group_deputy', ['task.assign', 'task.answer', 'project.view', 'clock.view', 'letter.view', 'window.view', 'batch.view', 'task.prioritise', 'project.terminate', 'meeting.convene', 'meeting.view', 'meeting.record', 'meeting.confirm', 'task.ahead']],
  ['superior', ['task.assign', 'task.answer', 'project.view', 'clock.view', 'letter.view', 'window.view', 'batch.view', 'task.prioritise', 'project.terminate', 'meeting.view']],
] as const)('%s watches or administers, and has no act of the business beside: %j', (role, acts) => expect([...actsOf(role)].sort()).toEqual([...acts].sort()));

test('no office can change what has happened: there is no such act', () => {
  expect(ACTS.filter((act) => /^(fact|record)\./.test(act))).toEqual(['record.verify']);
});

test('who hands in does not decide, and who decides does not hand in: no role has both', () => {
  expect(rolesFor('task.decide').filter((role) => rolesFor('project.submit').includes(role) || rolesFor('supervised.report').includes(role))).toEqual([]);
});

test('nobody decides what no queue asked her for', () => {
  for (const role of ROLES) for (const relation of ['unit', 'department', 'lead', 'office', 'stranger', 'asked of another office here'] as const) expect([role, may(holding(`${role}@here`), 'task.decide', THINGS[relation](role))]).toEqual([role, false]);
});

test('the supervisor and the leading group hold no seat on any route of a project, only on those of the plan’s tasks', () => {
  const seats = PACK.routes.flatMap(({ id, steps }) => steps.flatMap((step) => step.seats.map(({ role }) => [id, role])));
  expect(seats.filter(([, role]) => ['supervisor', 'leading_group', 'admin', 'security_admin', 'audit_admin', 'auditor'].includes(String(role))).map(([route]) => route).sort()).toEqual(['extension', 'verification']);
  const answers = [...rolesFor('task.decide'), ...rolesFor('evaluation.fill'), ...rolesFor('evaluation.assign'), ...rolesFor('evaluation.score')];
  expect(seats.filter(([, role]) => !answers.includes(String(role)))).toEqual([]); // and no seat waits for somebody who may not answer
});

test('a reviewer stands to a project of her own unit as its own, whatever else she holds; to her department’s not', async () => {
  const record = await aProject('confirmed');
  const by = (actor: ReturnType<typeof holding>) => ({ actor, pack: record.world('wangmin').pack });
  const task = waiting(record, 'first-review');
  expect(relationTo(task, record.case(), by(holding('reviewer@sh-grp-jjcj')))).toBe('candidate');
  for (const role of ROLES) expect([role, relationTo(task, record.case(), by(holding('reviewer@sh-grp-jjcj', `${role}@sh-zjw-xxb`)))]).toEqual([role, 'own']);
  expect(relationTo(task, record.case(), by(holding('reviewer@sh-grp-jjcj', 'dept_reviewer@sh-zjw')))).toBe('candidate');
  expect(relationTo(task, record.case(), by({ ...holding('reviewer@sh-grp-jjcj'), id: record.case().project?.declaredBy ?? '' }))).toBe('own');
});
