import { abandon } from '../approval/abandon';
import { hasApprovedCloud } from '../cloud/approved';
import { routing } from '../approval/groups';
import { openRound } from '../approval/round';
import { follows } from '../declaration/follows';
import { askGate } from '../policy/ask-gate';
import type { Ruling } from '../policy/pack';
import { declaredOf } from '../project/declared-of';
import { asking } from '../project/gates';
import type { Refusal } from '../refusal';
import { openChild, type ChildKind } from './children';
import type { Case, Decided, World } from './case';
import type { Fact } from './fact';
import { closeProcess, enterStage, leaveStage, openAwaiting, ruleGate } from './movement';

/** What a run does to its own process. `path` names the scope in which it stands, so that a later run finds it again. */
export type Move =
  | { readonly act: 'enter'; readonly stage: string; readonly visit: number; readonly path: string }
  | { readonly act: 'leave'; readonly stage: string; readonly visit: number; readonly path: string; readonly outcome: string }
  | { readonly act: 'gate'; readonly gate: string; readonly nth: number; readonly path: string }
  | { readonly act: 'round'; readonly route: string; readonly nth: number; readonly path: string }
  | { readonly act: 'await'; readonly what: string; readonly nth: number; readonly path: string }
  | { readonly act: 'child'; readonly child: ChildKind; readonly nth: number; readonly path: string }
  | { readonly act: 'item'; readonly n: number }
  | { readonly act: 'close'; readonly outcome: string };

/** The command id of a move: made of the record, never of a run, so that it is carried out once whoever asks. */
export function moveId(processId: string, move: Move): string {
  switch (move.act) {
    case 'enter': case 'leave': return `${processId}:${move.act}:${move.path}${move.stage}:${move.visit}`;
    case 'gate': return `${processId}:gate:${move.path}${move.gate}:${move.nth}`;
    case 'round': return `${processId}:round:${move.path}${move.route}:${move.nth}`;
    case 'await': return `${processId}:await:${move.path}${move.what}:${move.nth}`;
    case 'child': return `${processId}:child:${move.path}${move.child}:${move.nth}`;
    case 'item': return `${processId}:item:${move.n}`;
    case 'close': return `${processId}:close`;
  }
}

/** A move of a run that has read the record up to `after`. Where a decision was corrected since, or the process terminated, it reads anew before it moves. */
export function moveFrom(c: Case, { move, others = new Map(), after }: { move: Move; others?: ReadonlyMap<string, Case>; after: number }, w: World): Refusal | Decided {
  if (c.correctedSeq !== null && c.correctedSeq > after) return { refused: 'corrected-meanwhile' };
  return c.process.terminated && !endsIt(move) ? { refused: 'terminated-meanwhile' } : carryOutAmong(c, { move, others }, w);
}

/** A terminated process is only left and closed. */
const endsIt = (move: Move): boolean => (move.act === 'leave' || move.act === 'close') && move.outcome === 'terminated';

/** The facts of a move. What people did meanwhile makes it nothing: a closed process moves no more. */
export function carryOutMove(c: Case, move: Move, w: World): Decided {
  if (isOver(c)) return { facts: [], answer: {} };
  if (move.act === 'child') return openChild(c, move, w);
  return { facts: move.act === 'item' ? [] : factsOf(c, move, w), answer: {} }; // an item is decided in its own process, by `carryOutItem`
}

/** The same, with what the move brings to the processes that were locked and read with it. */
export function carryOutAmong(c: Case, { move, others }: { move: Move; others: ReadonlyMap<string, Case> }, w: World): Decided {
  const done = carryOutMove(c, move, w);
  return { ...done, also: { ...done.also, ...(isOver(c) ? {} : follows(c, move, others)) } };
}

/** A closed process moves no more; one that was terminated is over for everybody but the run that still has to leave it. */
const isOver = ({ process }: Case): boolean => process.closedAt !== null && !process.terminated;

function factsOf(c: Case, move: Exclude<Move, { act: 'child' | 'item' }>, w: World): Fact[] {
  switch (move.act) {
    case 'enter': return [...enterStage({ stage: move.stage, visit: move.visit, path: move.path }, w), ...routing(c, move.stage, w)];
    case 'leave': return leave(c, move);
    case 'gate': return ruleGate({ gate: move.gate, nth: move.nth, path: move.path, rulings: gateRulings(c, move.gate, w), isAsked: isAsked(move.gate, w) });
    case 'round': return c.rounds.some(({ route, round }) => route === move.route && round >= move.nth) ? [] : openRound(c, move, w);
    case 'await': return c.awaits.some(({ what, nth }) => what === move.what && nth >= move.nth) ? [] : openAwaiting(c, move, w);
    case 'close': return closeProcess(move.outcome);
  }
}

/** A stage that the workflow no longer has is left with its work undone, and nobody is asked for it any more. */
function leave(c: Case, { stage, visit, path, outcome }: Extract<Move, { act: 'leave' }>): Fact[] {
  return [...(outcome === 'removed' ? abandon(c, `${path}${stage}#${visit}/`) : []), ...leaveStage({ stage, visit, path, outcome })];
}

const isAsked = (gate: string, { pack }: World): boolean => pack.gates.some(({ id }) => id === gate);
/** What a gate says of this case now; `approved` takes the place of what the review left it of the cloud. */
export const gateRulings = (c: Case, gate: string, { approved = hasApprovedCloud(c), ...w }: World & { readonly approved?: boolean }): readonly Ruling[] => (c.project && isAsked(gate, w) ? askGate(w.pack, gate, asking(declaredOf(c.project, c.window), c.process.lastSeq, { ...w, approved })) : []);
