import type { Fact, FactKind, FactOf } from '../record/fact';
import type { Followed } from './facts';

/** A fact in its place, as a correction reads what came after a decision. */
export type Past = Fact & { readonly seq: number; readonly at: number };
type Line = Omit<Followed, 'seq'>;
type Lines = { readonly [K in FactKind]?: (payload: FactOf<K>['payload']) => Line | undefined };

const final = (what: string, name: string): Line => ({ what, name, final: true });
/** What is only said in writing is answered by what is said next. */
const said = (what: string, name: string): Line => ({ what, name, final: false });
/** What stands beside something that is listed. */
const nothing = (): undefined => undefined;

const LINES: Lines = {
  'letter.issued': ({ number }) => said('letter', number),
  'decision.corrected': ({ of }) => said('correction', String(of)),
  'stage.entered': ({ stage }) => final('stage', stage),
  'stage.left': ({ stage }) => final('stage-left', stage),
  'gate.ruled': ({ gate }) => final('gate', gate),
  'awaiting.opened': ({ what }) => final('wait', what),
  'child.opened': ({ childId }) => final('child', childId),
  'round.opened': ({ route }) => final('round', route),
  'round.ended': ({ route }) => final('decision', route),
  'milestone.reached': ({ milestone }) => final('milestone', milestone),
  'project.approved': ({ amountFen }) => final('money', amountFen),
  'operation.declared': ({ amountFen }) => final('money', amountFen),
  'operation-year.amended': ({ amountFen }) => final('money', amountFen),
  'usage.reported': ({ amountFen }) => final('money', amountFen),
  'settlement.asked': ({ spentFen }) => final('money', spentFen),
  'extension.granted': ({ toOn }) => final('day', toOn),
  'supervised.moved': ({ toOn }) => final('day', toOn),
  'process.closed': ({ outcome }) => final('closed', outcome),
  'project.routed': nothing, 'step.opened': nothing, 'task.opened': nothing, 'task.claimed': nothing, 'task.unclaimed': nothing, 'task.prioritised': nothing, 'task.reassigned': nothing, 'task.delegated': nothing, 'task.waits': nothing, 'task.cancelled': nothing, 'task.decided': nothing, 'task.released': nothing, 'task.recalled': nothing, 'task.resolved': nothing, 'task.taken-back': nothing, 'consult.answered': nothing, 'copy.sent': nothing, 'copy.read': nothing, 'task.urged': nothing, 'remark.made': nothing, 'step.skipped': nothing, 'seat.skipped': nothing, 'step.returned': nothing, 'step.recalled': nothing, 'awaiting.ended': nothing,
  'deadline.set': nothing, 'deadline.paused': nothing, 'deadline.moved': nothing, 'deadline.ended': nothing, 'deadline.missed': nothing, 'rung.fired': nothing, 'rung.missed': nothing, 'pack.changed': nothing,
};

/** What already followed from the decision at a place of the record: everything after it that rests on it, in order. A kind that nobody has thought of counts as final. */
export function followedFrom(of: number, facts: readonly Past[]): Followed[] {
  return facts.filter(({ seq }) => seq >= of).flatMap((fact) => [...(fact.seq === of ? [] : lineOf(fact)), ...noticesOf(fact)].map((line) => ({ seq: fact.seq, ...line })));
}

function lineOf(fact: Past): Line[] {
  const line = LINES[fact.kind] as ((payload: Fact['payload']) => Line | undefined) | undefined;
  const found = line === undefined ? final('other', fact.kind) : line(fact.payload);
  return found === undefined ? [] : [found];
}

function noticesOf({ payload }: Past): Line[] {
  const told = 'tells' in payload ? (payload.tells?.length ?? 0) : 0;
  return told === 0 ? [] : [said('notice', String(told))];
}
