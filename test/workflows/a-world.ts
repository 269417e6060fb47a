import { moveId, type Move } from '../../domain/record/moves';
import type { Mark, News, NoNews } from '../../domain/record/news';
import type { Hands } from '../../workflows/hands';

/** What happens in the world while a run waits: the end of something that is open, or nothing any more. */
export type Happens = (open: readonly Open[], at: { readonly waits: number }) => { readonly ends: Open; readonly as: string } | undefined;
export type Open = { readonly kind: 'round' | 'wait' | 'child'; readonly name: string; readonly nth: number; readonly path: string };

/** A hand-written world of a desk: it keeps the marks of one process, carries moves out once, and lets something happen whenever the run waits. */
export type World = {
  marks: Mark[];
  readonly hands: Hands;
  readonly moves: Move[];
  readonly waits: string[];
  readonly reads: number[];
  /** What the next moves are answered with instead of news. */
  readonly stumbles: NoNews[];
  readonly gates: Record<string, boolean>;
  waitingAtOnce: number;
  toldParent: number;
};

/** Thrown when a run waits and nothing will ever happen. */
export class NothingHappens extends Error {}

type Facts = Record<Move['act'], (move: never, world: World) => readonly Omit<Mark, 'seq'>[]>;
const FACTS: Facts = {
  enter: ({ stage, visit, path }: Extract<Move, { act: 'enter' }>) => [{ kind: 'stage.entered', payload: { stage, visit, path, pack: 'pack' } }],
  leave: ({ stage, visit, path, outcome }: Extract<Move, { act: 'leave' }>) => [{ kind: 'stage.left', payload: { stage, visit, path, outcome } }],
  gate: ({ gate, nth, path }: Extract<Move, { act: 'gate' }>, { gates }) => [{ kind: 'gate.ruled', payload: { gate, nth, path, holds: gates[gate] ?? true, rulings: [] } }],
  round: ({ route, nth, path }: Extract<Move, { act: 'round' }>, world) => (openings(world, 'round', route).some((each) => each.nth >= nth) ? [] : [{ kind: 'round.opened', payload: { route, round: nth, path, step: 'step', pack: 'pack', resumes: false } }]),
  await: ({ what, nth, path }: Extract<Move, { act: 'await' }>, world) => (openings(world, 'wait', what).some((each) => each.nth >= nth) ? [] : [{ kind: 'awaiting.opened', payload: { what, nth, path } }]),
  child: ({ child, path, nth }: Extract<Move, { act: 'child' }>) => [{ kind: 'child.opened', payload: { childId: `p.${child}.${nth}`, childKind: child, path } }],
  item: ({ n }: Extract<Move, { act: 'item' }>) => [{ kind: 'meeting.item-settled', payload: { n, result: 'decided', refused: null } }],
  close: ({ outcome }: Extract<Move, { act: 'close' }>, { marks }) => (marks.some(({ kind }) => kind === 'process.closed') ? [] : [{ kind: 'process.closed', payload: { outcome } }]),
};

function openings({ marks }: Pick<World, 'marks'>, kind: Open['kind'], name?: string): Open[] {
  return marks.flatMap((mark): Open[] => (mark.kind === 'round.opened' ? [{ kind: 'round', name: mark.payload.route, nth: mark.payload.round, path: mark.payload.path }] : mark.kind === 'awaiting.opened' ? [{ kind: 'wait', name: mark.payload.what, nth: mark.payload.nth, path: mark.payload.path }] : mark.kind === 'child.opened' ? [{ kind: 'child', name: mark.payload.childId, nth: 1, path: mark.payload.path }] : []))
    .filter((each) => each.kind === kind && (name === undefined || each.name === name));
}

const ENDS: Readonly<Record<Open['kind'], (mark: Mark, open: Open) => boolean>> = {
  round: (mark, { name, nth }) => mark.kind === 'round.ended' && mark.payload.route === name && mark.payload.round === nth,
  wait: (mark, { name, nth }) => mark.kind === 'awaiting.ended' && mark.payload.what === name && mark.payload.nth === nth,
  child: (mark, { name }) => mark.kind === 'child.ended' && mark.payload.childId === name,
};
const hasEnded = (marks: readonly Mark[], open: Open): boolean => marks.some((mark) => ENDS[open.kind](mark, open));
const allOpen = (world: Pick<World, 'marks'>): Open[] => [...openings(world, 'round'), ...openings(world, 'wait'), ...openings(world, 'child')].filter((open) => !hasEnded(world.marks, open));

/** A world that begins with these marks on record. */
export function aWorld(happens: Happens, { from = [], gates = {} }: { from?: readonly Mark[]; gates?: Record<string, boolean> } = {}): World {
  const done = new Map<string, string>();
  const append = (...marks: readonly Omit<Mark, 'seq'>[]): void => { for (const mark of marks) world.marks.push({ ...mark, seq: world.marks.length + 1 } as Mark); };
  const news = (after: number): News => ({ cursor: { seq: world.marks.length, hash: String(world.marks.length) }, marks: world.marks.filter(({ seq }) => seq > after), nextInMs: null, stage: null, closed: false, nextDueOn: null });
  const world: World = {
    marks: [...from], moves: [], waits: [], reads: [], stumbles: [], gates, waitingAtOnce: 0, toldParent: 0,
    hands: {
      takeUp: async () => news(0),
      news: async ({ seq }) => { world.reads.push(seq); return news(seq); },
      fireDue: async ({ seq }) => news(seq),
      tellParent: async ({ seq }) => { world.toldParent += 1; return news(seq); },
      async move(move, after) {
        const stumble = world.stumbles.shift();
        if (stumble) return stumble;
        const [id, content] = [moveId('p', move), JSON.stringify(move)];
        if (done.has(id)) return done.get(id) === content ? news(after.seq) : 'superseded'; // another content under the same command id is refused
        done.set(id, content);
        world.moves.push(move);
        append(...(FACTS[move.act] as (move: Move, world: World) => readonly Omit<Mark, 'seq'>[])(move, world));
        return news(after.seq);
      },
      order: () => {},
      async wait(_, awaited) {
        world.waits.push(awaited);
        world.waitingAtOnce += 1;
        await Promise.resolve();
        if (world.waitingAtOnce > 1) throw new Error('two timers at once');
        world.waitingAtOnce -= 1;
        if (awaited === 'incident') return 'bell';
        const happened = happens(allOpen(world), { waits: world.waits.length });
        if (!happened) throw new NothingHappens(awaited);
        const { ends: { kind, name, nth }, as } = happened;
        append(kind === 'child' ? { kind: 'child.ended', payload: { childId: name, outcome: as } } : kind === 'round' ? { kind: 'round.ended', payload: { route: name, round: nth, outcome: as as 'agreed', step: 'step', items: [], tells: [] } } : { kind: 'awaiting.ended', payload: { what: name, nth, outcome: as } });
        return 'bell';
      },
      heard: () => {},
    },
  };
  return world;
}
