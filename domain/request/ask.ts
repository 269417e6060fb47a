import { may } from '../access/may';
import { faultsOfForm } from '../policy/form';
import type { RequestKind } from '../policy/request';
import type { Case, Decided, ProjectRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { EFFECT, type ChangeForm } from './effects';
import type { Changes } from './facts';
import { requestId } from './ids';

/** A request as it is handed in: its kind, the form's data, and the text id under which the form is kept. */
export type AskRequest = { readonly kind: string; readonly data: unknown; readonly form: string };

/** After it the request is a process of its own, and the project knows that it is open: both in one transaction, so that no second one is asked beside it (R078). */
export function askRequest(c: Case, act: AskRequest, w: World): Refusal | Decided<{ readonly requestId: string; readonly projectId: string }> {
  const { project } = c;
  if (!project || !may(w.actor, 'request.ask', { unit: project.unit })) return { refused: 'not-your-unit' };
  const kind = w.pack.requests.find(({ id }) => id === act.kind);
  if (!kind) return { refused: 'no-such-request-kind', kind: act.kind };
  const changes = hindered(c, project) ?? readChanges(c, { kind, data: act.data }, w);
  if (isRefusal(changes)) return changes;

  const { id, number, channel, unit, department, title } = project;
  const request = requestId({ subject: id, kind: kind.id, n: project.requests + 1 });
  const by = w.actor.id;
  const opened: Fact[] = [
    { kind: 'process.opened', v: 1, payload: { kind: 'request', subjectId: id, jurisdiction: c.process.jurisdiction, pack: w.packHash, title: `${title}（${kind.name.zh}）` } },
    { kind: 'request.asked', v: 1, payload: { requestKind: kind.id, route: kind.route, letter: kind.letter, projectId: id, number, channel, unit, department, form: act.form, changes, by } },
  ];
  return {
    facts: [{ kind: 'project.change-asked', v: 1, payload: { requestId: request, requestKind: kind.id, by } }],
    also: { [request]: opened }, answer: { requestId: request, projectId: id },
  };
}

/** What the form asks, if its shape is right, the asker is one of those the pack names, and the project can take it. */
export function readChanges(about: Case, { kind, data }: { readonly kind: RequestKind; readonly data: unknown }, w: World): Refusal | Changes {
  if (!isAsker(about.project, kind, w)) return { refused: 'not-your-unit' };
  const faults = faultsOfForm(w.pack, w.packHash, { form: kind.form, data });
  return faults.length > 0 ? { refused: 'form-invalid', faults } : EFFECT[kind.effect].asks(about, data as ChangeForm, w);
}

/** Whether the pack lets this person ask for it: she holds one of the offices that it names, at the unit or the department of the project. */
export const isAsker = (project: Pick<ProjectRow, 'unit' | 'department'> | null, { asks }: RequestKind, { actor }: Pick<World, 'actor'>): boolean =>
  asks.some(({ role, at }) => actor.holdings.some((held) => held.role === role && held.organ === project?.[at]));

/** A change follows an approval, before the system goes out of use; one at a time. */
function hindered({ process }: Case, { approvedFen, retiredAt, openRequest }: ProjectRow): Refusal | undefined {
  if (process.closedAt !== null || retiredAt !== null) return { refused: 'process-closed', outcome: process.outcome ?? 'retired' };
  if (approvedFen === null) return { refused: 'not-approved-yet', stage: process.stage };
  return openRequest === null ? undefined : { refused: 'request-open', requestId: openRequest };
}
