import type { DeclaredCloud } from '../cloud/facts';
import { dayOf } from '../calendar/calendar';
import { beforehandInputs } from '../evaluation/beforehand';
import { originalInputs, type Original } from '../evaluation/original';
import type { Standing } from '../evaluation/states';
import { askGate, refusing, type Asking } from '../policy/ask-gate';
import { cited } from '../policy/cited';
import type { Ruling } from '../policy/pack';
import { cutoffOf, windowInputs } from '../policy/window';
import type { OperationYearRow, WindowRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import type { Channel, CloudState, ProjectKindCode, Theme } from './states';

/** What the rules of a project are asked about. */
export type Declared = { readonly id: string; readonly kind: ProjectKindCode; readonly channel: Channel; readonly year: number; readonly amountFen: number; readonly attachmentKinds: readonly string[]; readonly declaredAt: number; readonly original?: Original | null; readonly window: WindowRow | null; readonly cloud: DeclaredCloud | null; readonly cloudState: CloudState | null; readonly themes: readonly Theme[]; readonly preOpinion?: Standing };

/** The facts that the rules of declaration and approval read, asked about the day the project was declared. */
export function asking(project: Declared, seq: number, w: World & { readonly approved?: boolean }): Asking {
  return {
    on: dayOf(w.calendar, project.declaredAt),
    inputs: {
      kind: project.kind,
      amount_fen: project.amountFen,
      has_construction_plan: project.attachmentKinds.includes('construction-plan'),
      ...cloudInputs(project.cloud), cloud_state: cloudStateOf(project), has_approved_cloud: w.approved ?? false,
      ...windowInputs(w.pack, { channel: project.channel, year: project.year, arrivedAt: w.arrivedAt, window: project.window }),
      ...originalInputs(project.original), ...beforehandInputs(w.pack, project),
    },
    seen: { pack: w.packHash, saw: { processId: project.id, seq } },
  };
}

/** The state that a unit named; one that filled in the sheet of hosts and named none is on the cloud. */
const cloudStateOf = ({ cloudState, cloud, kind }: Declared): CloudState | 'NOT_STATED' => cloudState ?? (cloud === null ? 'NOT_STATED' : kind === 'NEW' ? 'NEW_ON_CLOUD' : 'ON_CLOUD');

const cloudInputs = (cloud: DeclaredCloud | null) => ({ on_cloud: cloud !== null, has_cloud_chapter: cloud?.chapter ?? false, has_host_sheet: (cloud?.hosts ?? 0) > 0 });

/** Every gate of declaration, read as of now: what is open is shown and refuses nothing, but lateness does (003 B9). */
export function declarationGates(project: Declared, seq: number, w: World): Refusal | readonly Ruling[] {
  const rulings = askGate(w.pack, 'declaration', asking(project, seq, w));
  const [late] = refusing(w.pack, 'declaration', rulings);
  if (!late) return rulings;
  const cutoffAt = cutoffOf(w.pack, project);
  const said = { rule: late.rule, code: late.code, ...cited(late), channel: project.channel };
  return cutoffAt === undefined ? { refused: 'window-not-set', ...said, year: project.year } : { refused: 'declared-late', ...said, arrivedAt: w.arrivedAt, cutoffAt };
}

/** The gate that the money of a year of operation has to pass, read at the decision: the system itself is what its opinion speaks of (003 A4). */
export function operationGates({ id, original }: OperationYearRow, seq: number, w: World): Refusal | readonly Ruling[] {
  const rulings = askGate(w.pack, 'operation-money', { on: dayOf(w.calendar, w.at), inputs: { kind: 'OM', ...originalInputs(original) }, seen: { pack: w.packHash, saw: { processId: id, seq } } });
  const [open] = refusing(w.pack, 'operation-money', rulings);
  return open ? { refused: 'gate-open', rule: open.rule, code: open.code, outcome: open.outcome, ...cited(open) } : rulings;
}

/** The gates that an approval has to pass, read again at the decision; the first that stays open stops it. */
export function approvalGates(project: Declared, seq: number, w: World): Refusal | readonly Ruling[] {
  const rulings = askGate(w.pack, 'approval', asking(project, seq, w));
  const [open] = refusing(w.pack, 'approval', rulings);
  return open ? { refused: 'gate-open', rule: open.rule, code: open.code, outcome: open.outcome, ...cited(open) } : rulings;
}
