/** How someone can stand to a thing: her unit's, her department's, on a plan's lead list, asked by a queue, by her office alone, or named herself. */
export type Relation = 'unit' | 'department' | 'lead' | 'asked' | 'office' | 'named';

export const ACTS = [
  'project.draft', 'project.submit', 'project.resubmit', 'project.withdraw', 'project.retire', 'project.view', 'project.build', 'project.apply-for-acceptance', 'operation.declare', 'operation.report',
  'task.view', 'task.claim', 'task.decide',
  'supervised.view', 'supervised.report', 'supervised.ask-extension', 'supervised.cancel', 'plan.import',
  'cloud-plan.draft', 'cloud-plan.sign', 'cloud-plan.report', 'cloud-plan.go-live', 'cloud-plan.accept-migration',
  'incident.view', 'incident.retry', 'clock.view', 'clock.travel', 'record.verify', 'people.view', 'people.change', 'office.confirm', 'calendar.change', 'calendar.confirm', 'calendar.view',
  'letter.view',
  'evaluation.view', 'evaluation.list', 'evaluation.fill', 'evaluation.confirm', 'evaluation.assign', 'evaluation.score', 'evaluation.opine', 'evaluation.panel',
  'window.open', 'window.view', 'batch.submit', 'batch.view',
  'decision.correct',
  'request.ask',
  'cloud-plan.scan',
  'supervised.acknowledge', 'supervised.steer', 'supervised.create',
  'task.assign', 'task.answer', 'task.urge',
  'task.prioritise',
  'meeting.convene', 'meeting.view', 'meeting.record', 'meeting.confirm',
  'project.terminate',
  'policy.view', 'policy.draft', 'policy.publish', 'task.ahead', 'policy.move',
  'substitution.name',
] as const;
export type Act = (typeof ACTS)[number];

type Grant = { readonly role: string; readonly relation: Relation };
const grants = (relation: Relation, ...roles: string[]): Grant[] => roles.map((role) => ({ role, relation }));

/**
 * Role × act × relation, in one place: refusals, the acts a screen offers, SQL scopes and the sweep test all read it.
 * The supervisor verifies and extends supervised tasks through user tasks in her queue; that is no decision on a project.
 */
export const ACCESS: Record<Act, readonly Grant[]> = {
  'project.draft':            grants('unit', 'unit_clerk'),
  'project.submit':           grants('unit', 'unit_clerk', 'unit_head'),
  'project.resubmit':         grants('unit', 'unit_clerk', 'unit_head'),
  'project.withdraw':         grants('unit', 'unit_clerk', 'unit_head'),
  'project.terminate':        grants('office', 'group_leader', 'group_deputy', 'superior'),
  'project.retire':           grants('unit', 'unit_head', 'unit_clerk'),
  'project.build':            grants('unit', 'unit_clerk', 'unit_head'),
  'project.apply-for-acceptance': grants('unit', 'unit_clerk', 'unit_head'),
  'operation.declare':        grants('unit', 'unit_clerk', 'unit_head'),
  'operation.report':         grants('unit', 'unit_clerk', 'unit_head'),
  'project.view':             [...grants('unit', 'unit_clerk', 'unit_head'), ...grants('department', 'dept_reviewer', 'dept_head'), ...grants('asked', 'reviewer', 'finance_reviewer', 'group_leader', 'group_deputy', 'superior', 'cloud_manager', 'cloud_provider'), ...grants('office', 'supervisor', 'leading_group', 'auditor', 'acceptance_clerk')],
  'task.view':                grants('asked', 'dept_reviewer', 'dept_head', 'reviewer', 'finance_reviewer', 'supervisor', 'unit_clerk', 'evaluator', 'evaluation_expert', 'acceptance_clerk', 'cloud_manager', 'admin'),
  'task.claim':               grants('asked', 'dept_reviewer', 'dept_head', 'reviewer', 'finance_reviewer', 'supervisor', 'acceptance_clerk', 'cloud_manager'),
  'task.decide':              grants('asked', 'dept_reviewer', 'dept_head', 'reviewer', 'finance_reviewer', 'supervisor', 'acceptance_clerk', 'cloud_manager'),
  'supervised.view':          [...grants('lead', 'task_owner', 'task_member', 'it_head', 'deputy_leader', 'head'), ...grants('unit', 'unit_clerk', 'unit_head'), ...grants('office', 'supervisor', 'leading_group', 'auditor')],
  'supervised.report':        grants('lead', 'task_owner'),
  'supervised.ask-extension': grants('lead', 'task_owner'),
  'supervised.cancel':        grants('office', 'supervisor'),
  'plan.import':              grants('office', 'supervisor'),
  'cloud-plan.draft':         [...grants('unit', 'unit_clerk', 'unit_head'), ...grants('asked', 'cloud_provider')],
  'cloud-plan.sign':          [...grants('unit', 'unit_clerk', 'unit_head'), ...grants('asked', 'cloud_provider')],
  'cloud-plan.report':        grants('unit', 'unit_clerk', 'unit_head'),
  'cloud-plan.go-live':       grants('asked', 'cloud_manager'),
  'cloud-plan.scan':          [...grants('unit', 'unit_clerk', 'unit_head'), ...grants('asked', 'cloud_provider')],
  'cloud-plan.accept-migration': grants('unit', 'unit_clerk', 'unit_head'),
  'incident.view':            grants('office', 'supervisor', 'admin'),
  'incident.retry':           grants('office', 'admin'),
  'clock.view':               grants('office', 'unit_clerk', 'unit_head', 'dept_reviewer', 'dept_head', 'reviewer', 'finance_reviewer', 'group_leader', 'group_deputy', 'superior', 'supervisor', 'task_owner', 'task_member', 'it_head', 'deputy_leader', 'head', 'leading_group', 'auditor', 'admin', 'security_admin', 'audit_admin', 'evaluator', 'evaluation_expert', 'acceptance_clerk', 'cloud_manager', 'cloud_provider'),
  'clock.travel':             grants('office', 'supervisor', 'admin'),
  'record.verify':            grants('office', 'auditor', 'audit_admin'),
  'people.view':              grants('office', 'admin', 'security_admin', 'audit_admin'),
  'people.change':            grants('office', 'admin'),
  'office.confirm':           grants('office', 'security_admin'),
  'calendar.change':          grants('office', 'supervisor'),
  'calendar.confirm':         grants('office', 'admin'),
  'calendar.view':            grants('office', 'supervisor', 'admin', 'audit_admin'),
  'letter.view':              grants('asked', 'unit_clerk', 'unit_head', 'dept_reviewer', 'dept_head', 'reviewer', 'finance_reviewer', 'group_leader', 'group_deputy', 'superior', 'supervisor', 'leading_group', 'task_owner', 'task_member', 'it_head', 'deputy_leader', 'head', 'cloud_manager', 'cloud_provider'), // addressed to her office; who may see its process sees it too
  'evaluation.view':          [...grants('unit', 'unit_clerk', 'unit_head'), ...grants('department', 'dept_reviewer', 'dept_head'), ...grants('office', 'evaluator', 'auditor'), ...grants('named', 'evaluation_expert')],
  'evaluation.list':          grants('office', 'evaluator'),
  'evaluation.fill':          grants('unit', 'unit_clerk', 'unit_head'),
  'evaluation.confirm':       grants('department', 'dept_reviewer'),
  'evaluation.assign':        grants('office', 'evaluator'),
  'evaluation.score':         grants('named', 'evaluation_expert'),
  'evaluation.opine':         grants('office', 'evaluator'),
  'evaluation.panel':         grants('office', 'evaluator', 'auditor'),
  'window.open':              grants('office', 'admin'),
  'window.view':              grants('office', 'acceptance_clerk', 'reviewer', 'group_leader', 'group_deputy', 'superior', 'supervisor', 'auditor', 'admin'),
  'batch.submit':             grants('department', 'dept_reviewer', 'dept_head'),
  'batch.view':               [...grants('department', 'dept_reviewer', 'dept_head'), ...grants('office', 'acceptance_clerk', 'reviewer', 'finance_reviewer', 'group_leader', 'group_deputy', 'superior', 'supervisor', 'auditor')],
  'decision.correct':         grants('asked', 'dept_reviewer', 'reviewer', 'finance_reviewer'), // by a colleague of whoever decided
  'request.ask':              grants('unit', 'unit_clerk', 'unit_head'), // asks, answers and takes back; who else the pack lets ask is fewer
  'supervised.acknowledge':   grants('lead', 'task_owner'), // of a collective, the member that she answers for
  'supervised.steer':         grants('office', 'supervisor'),
  'supervised.create':        grants('office', 'supervisor'),
  'task.assign':              grants('department', 'dept_head', 'group_leader', 'group_deputy', 'superior', 'supervisor', 'admin'), // of the organ whose queue it is; an administrator only what nobody is left for
  'task.answer':              grants('named', 'dept_reviewer', 'dept_head', 'reviewer', 'finance_reviewer', 'group_leader', 'group_deputy', 'superior', 'supervisor', 'acceptance_clerk', 'cloud_manager', 'evaluator'), // who can be asked on the side
  'task.urge':                [...grants('unit', 'unit_clerk', 'unit_head'), ...grants('department', 'dept_reviewer', 'dept_head'), ...grants('office', 'supervisor')], // the department, of the batch that it sent
  'task.prioritise':          [...grants('department', 'dept_head'), ...grants('office', 'group_leader', 'group_deputy', 'superior', 'supervisor')],
  'meeting.convene':          grants('asked', 'reviewer', 'group_leader', 'group_deputy'),
  'meeting.view':             [...grants('asked', 'reviewer', 'group_leader', 'group_deputy'), ...grants('named', 'reviewer', 'group_leader', 'group_deputy'), ...grants('office', 'superior', 'auditor')], // the superior hears of what stays unconfirmed
  'meeting.record':           grants('asked', 'reviewer', 'group_leader', 'group_deputy'), // who is there, who stands back, how each votes: one of the body keeps the book
  'meeting.confirm':          grants('asked', 'group_leader', 'group_deputy'), // the chair; the substitute where the group has no leader
  'policy.move':              grants('office', 'admin'),
  'substitution.name':        grants('office', 'security_admin'), // for somebody who cannot sign in; everybody names her own
  'task.ahead':               [...grants('office', 'supervisor'), ...grants('department', 'dept_head', 'group_leader', 'group_deputy')], // a leader: the queues of her own body
  'policy.view':              grants('office', 'admin', 'security_admin', 'audit_admin'),
  'policy.draft':             grants('office', 'admin'),
  'policy.publish':           grants('office', 'admin', 'security_admin'), // never by one who drafted it
};
