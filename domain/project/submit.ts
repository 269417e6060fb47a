import { may } from '../access/may';
import type { DeclaredCloud } from '../cloud/facts';
import { faultsOfSheet, totalsOf, type HostSheet } from '../cloud/sheet';
import { faultsOfForm, type FormFault } from '../policy/form';
import { dayOf } from '../calendar/calendar';
import type { Case, Decided, WindowRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import type { AttachmentRef } from './facts';
import { declarationGates, type Declared } from './gates';
import type { Channel, CloudState, ProjectKindCode, Theme } from './states';

/** The declaration form as the pack's schema lets it through; further fields are the pack's business. */
export type DeclarationForm = { readonly title: string; readonly onCloud?: boolean; readonly cloudState?: CloudState; readonly themes?: readonly Theme[]; readonly cloudChapter?: string; readonly cloud?: HostSheet; readonly kind: ProjectKindCode; readonly channel: Channel; readonly amountFen: number; readonly originalSystem?: string; readonly [field: string]: unknown };
export type SubmitAct = {
  readonly projectId: string; readonly number: string; readonly unit: string; readonly department: string;
  readonly data: unknown; readonly form: string; readonly attachments: readonly AttachmentRef[]; readonly keyTask: string | null; readonly declaredBefore?: string | null;
};
export type SubmitAnswer = { readonly projectId: string; readonly number: string; readonly arrivedAt: number };

/** After it the project's process exists, its form and attachments are fixed, and a key project has adopted its task: a fact on both sides. */
export function submit({ task, window }: { task: Case | null; window: WindowRow | null }, act: SubmitAct, w: World): Refusal | Decided<SubmitAnswer> {
  if (!may(w.actor, 'project.submit', { unit: act.unit })) return { refused: 'not-your-unit' };
  const form = readForm(act.data, w);
  if (isRefusal(form)) return form;
  const hindrance = act.keyTask === null ? undefined : adoptable(task, act);
  if (hindrance) return hindrance;

  const declared: Declared = { ...declaredAs(act, form, w), window };
  const rulings = declarationGates(declared, 0, w);
  if (isRefusal(rulings)) return rulings;
  const facts: Fact[] = [
    { kind: 'process.opened', v: 1, payload: { kind: 'projectLifecycle', subjectId: act.projectId, jurisdiction: w.pack.jurisdiction, pack: w.packHash, title: form.title } },
    { kind: 'project.submitted', v: 1, payload: { ...handedIn(act, form), jurisdiction: w.pack.jurisdiction, number: act.number, channel: form.channel, year: declared.year, unit: act.unit, department: act.department, by: w.actor.id, arrivedAt: w.arrivedAt, keyTask: act.keyTask, rulings, ...before(act) } },
  ];
  if (act.keyTask !== null) facts.push({ kind: 'project.adopted-task', v: 1, payload: { taskId: act.keyTask } });
  const also: Record<string, Fact[]> = act.keyTask === null ? {} : { [act.keyTask]: [{ kind: 'supervised.adopted', v: 1, payload: { projectId: act.projectId } }] };
  return { facts, also, answer: { projectId: act.projectId, number: act.number, arrivedAt: w.arrivedAt } };
}

const before = ({ declaredBefore }: SubmitAct): { declaredBefore?: string } => (typeof declaredBefore === 'string' ? { declaredBefore } : {});

/** The form's data if the pack's schema accepts it; every fault at once otherwise. */
export function readForm(data: unknown, w: World): DeclarationForm | Refusal {
  const faults = faultsOfDeclaration(w, data);
  return faults.length > 0 ? { refused: 'form-invalid', faults } : (data as DeclarationForm);
}

/** Everything wrong with a declaration: what the schema finds, and once its shape is right, each cell of the sheet of virtual hosts (003 A1, R018). */
export function faultsOfDeclaration({ pack, packHash }: Pick<World, 'pack' | 'packHash'>, data: unknown): readonly FormFault[] {
  const faults = faultsOfForm(pack, packHash, { form: 'declaration', data });
  const sheet = faults.length === 0 ? (data as DeclarationForm).cloud : undefined;
  return sheet === undefined ? faults : faultsOfSheet(pack, sheet, '/cloud');
}

/** What a form says of the cloud, a draft's too; a sheet that is filled in, or a state that says so, puts the project on it. */
export function cloudOf({ onCloud, cloudState, cloudChapter, cloud }: { readonly [field in 'onCloud' | 'cloudState' | 'cloudChapter' | 'cloud']?: unknown }): DeclaredCloud | null {
  if (onCloud !== true && cloudState !== 'NEW_ON_CLOUD' && cloud === undefined) return null;
  const { hosts = [], separate = {} } = (cloud ?? {}) as Partial<HostSheet>;
  return { chapter: typeof cloudChapter === 'string' && cloudChapter.trim() !== '', hosts: hosts.length, quantities: totalsOf({ hosts, separate }) };
}

/** The figures and hashes of a submission as a fact keeps them. */
export const handedIn = (act: { form: string; attachments: readonly AttachmentRef[] }, form: DeclarationForm) => {
  const cloud = cloudOf(form);
  return { title: form.title, kind: form.kind, amountFen: String(form.amountFen), form: act.form, attachments: act.attachments, ...(form.originalSystem !== undefined && { original: form.originalSystem }), ...axesOf(form), ...(cloud && { cloud }) };
};

/** The axes that the unit named: how it stands to the cloud, and what it is about. */
const axesOf = ({ cloudState, themes = [] }: DeclarationForm) => ({ ...(cloudState !== undefined && { cloudState }), ...(themes.length > 0 && { themes }) });

const declaredAs = (act: SubmitAct, form: DeclarationForm, w: World): Omit<Declared, 'window'> => ({
  id: act.projectId, kind: form.kind, channel: form.channel, year: Number(dayOf(w.calendar, w.arrivedAt).slice(0, 4)), amountFen: form.amountFen,
  attachmentKinds: act.attachments.map(({ kind }) => kind), declaredAt: w.at, cloud: cloudOf(form), cloudState: form.cloudState ?? null, themes: form.themes ?? [],
});

function adoptable(task: Case | null, { unit }: SubmitAct): Refusal | undefined {
  if (!task?.supervised) return { refused: 'not-found' };
  if (task.process.closedAt !== null) return { refused: 'process-closed', outcome: task.process.outcome };
  if (task.supervised.projectId !== null) return { refused: 'task-already-adopted', projectId: task.supervised.projectId };
  return task.supervised.unit === unit ? undefined : { refused: 'not-the-lead' };
}
