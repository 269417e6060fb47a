import { told } from '../approval/told';
import { hasApprovedCloud } from '../cloud/approved';
import { askGate, refusing } from '../policy/ask-gate';
import { cited } from '../policy/cited';
import { requestKindOf } from '../policy/lookup';
import type { Ruling } from '../policy/pack';
import { declaredOf } from '../project/declared-of';
import { asking } from '../project/gates';
import type { Case, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Refusal } from '../refusal';
import { EFFECT } from './effects';

/** How the gates of a request's kind would be ruled now, each with the gate that asks. */
export function requestRulings({ request, about }: Case, w: World): readonly { readonly gate: string; readonly ruled: readonly Ruling[] }[] {
  if (!request || !about?.project) return [];
  const asked = asking(declaredOf(about.project, about.window), about.process.lastSeq, { ...w, approved: hasApprovedCloud(about) });
  return requestKindOf(w.pack, request.kind).gates.map((gate) => ({ gate, ruled: askGate(w.pack, gate, asked) }));
}

/** The rulings that a yes to a request rests on, or why it cannot take effect any more. */
export function grantable(c: Case, w: World): Refusal | readonly Ruling[] {
  const { request, about } = c;
  if (!request || !about) return { refused: 'not-found' };
  const rulings = requestRulings(c, w);
  const [open] = rulings.flatMap(({ gate, ruled }) => refusing(w.pack, gate, ruled));
  if (open) return { refused: 'gate-open', rule: open.rule, code: open.code, outcome: open.outcome, ...cited(open) };
  return EFFECT[requestKindOf(w.pack, request.kind).effect].stands(about, request.changes) ?? rulings.flatMap(({ ruled }) => ruled);
}

type Settled = { readonly own: readonly Fact[]; readonly also: Readonly<Record<string, readonly Fact[]>> };

/** What the end of a request's round brings in the same transaction: with the last yes it takes effect on what it is about, with a no the project is free of it. */
export function requestEnded({ request }: Case, { outcome }: FactOf<'round.ended'>['payload'], w: World): Settled {
  if (!request || (outcome !== 'agreed' && outcome !== 'not-agreed')) return { own: [], also: {} };
  const { id, kind, letter, channel, changes, projectId, declaredBy } = request;
  const isGranted = outcome === 'agreed';
  const effect: readonly Fact[] = isGranted
    ? EFFECT[requestKindOf(w.pack, kind).effect].granted({ requestId: id, changes, w })
    : [{ kind: 'project.change-ended', v: 1, payload: { requestId: id, outcome: 'declined' } }];
  return {
    own: [{ kind: 'request.settled', v: 1, payload: { requestKind: kind, letter, channel, outcome: isGranted ? 'granted' : 'declined', changes, by: w.actor.id, tells: told(w, [`person:${declaredBy}`]) } }],
    also: { [projectId]: effect },
  };
}
