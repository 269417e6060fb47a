import fc from 'fast-check';
import { follow, type Desk } from '../../workflows/desk';
import type { Mark } from '../../domain/record/news';
import { reportSeed } from '../support/seeds';
import { aWorld, type Happens } from './a-world';

/** A regulation as a tree: whatever a workflow file may be made of. */
type Clause =
  | { readonly does: 'stage' | 'loop'; readonly name: string; readonly inside: readonly Clause[] }
  | { readonly does: 'round' | 'until'; readonly name: string }
  | { readonly does: 'gate'; readonly name: string; readonly inside: readonly Clause[] }
  | { readonly does: 'parallel'; readonly branches: readonly (readonly Clause[])[] };

const name = fc.constantFrom('a', 'b', 'c');
const { clauses } = fc.letrec<{ clauses: readonly Clause[]; clause: Clause }>((tie) => ({
  clauses: fc.array(tie('clause'), { minLength: 1, maxLength: 2 }),
  clause: fc.oneof({ maxDepth: 3, depthSize: 'small' },
    fc.record({ does: fc.constantFrom('round', 'until'), name }) as fc.Arbitrary<Clause>,
    fc.record({ does: fc.constantFrom('stage', 'loop', 'gate'), name, inside: tie('clauses') }) as fc.Arbitrary<Clause>,
    fc.record({ does: fc.constant('parallel'), branches: fc.array(tie('clauses'), { minLength: 2, maxLength: 2 }) }) as fc.Arbitrary<Clause>),
}));

async function carryOut(desk: Desk, regulation: readonly Clause[]): Promise<string> {
  for (const clause of regulation) await through(desk, clause);
  return 'done';
}

async function through(desk: Desk, clause: Clause): Promise<void> {
  switch (clause.does) {
    case 'stage': await desk.stage(clause.name, (at) => carryOut(at, clause.inside)); break;
    case 'loop': for (let visit = 0; visit < 2; visit += 1) await desk.stage(clause.name, (at) => carryOut(at, clause.inside)); break;
    case 'gate': if ((await desk.gate(clause.name)).holds) await carryOut(desk, clause.inside); break;
    case 'round': await desk.round(clause.name); break;
    case 'until': await desk.until(clause.name); break;
    case 'parallel': await desk.parallel(Object.fromEntries(clause.branches.map((branch, n) => [`branch-${n}`, (at: Desk) => carryOut(at, branch)])));
  }
}

const firstEnds: Happens = ([first]) => first && { ends: first, as: first.kind === 'round' ? 'agreed' : 'over' };
const lastEnds: Happens = (open) => { const last = open.at(-1); return last && { ends: last, as: last.kind === 'round' ? 'agreed' : 'over' }; };

/** What a process has gone through, scope by scope; in which order branches came on is theirs. */
function livedBy(marks: readonly Mark[]): string[] {
  const places = new Map<string, string>();
  const lines = marks.map(({ kind, payload }) => {
    const { path, stage, visit, route, round, what, nth, gate, outcome } = payload as Record<string, string | number | undefined>;
    const opened = [kind.split('.')[0], route, round, what, nth].join(' ');
    if (kind.endsWith('.opened')) places.set(opened, String(path));
    return [path ?? places.get(opened), kind, stage ?? route ?? what ?? gate, visit, outcome].join(' ');
  });
  return lines.sort();
}

const start = async (regulation: readonly Clause[], { happens, from = [] }: { happens: Happens; from?: readonly Mark[] }) => {
  const world = aWorld(happens, { from });
  await follow(world.hands, ['a', 'b', 'c'], async (desk) => {
    await carryOut(desk, regulation);
    await desk.close('done');
  });
  return world;
};

test('whatever a regulation says, a record of it cut off after any fact goes on to the same life', async () => {
  let [cuts, regulations] = [0, 0];
  await fc.assert(fc.asyncProperty(clauses, async (regulation) => {
    const whole = await start(regulation, { happens: firstEnds });
    const lived = livedBy(whole.marks);
    for (let cut = 0; cut <= whole.marks.length; cut += 1) {
      const again = await start(regulation, { happens: firstEnds, from: whole.marks.slice(0, cut) });
      expect([cut, livedBy(again.marks)]).toEqual([cut, lived]);
      cuts += 1;
    }
    regulations += 1;
  }), reportSeed({ numRuns: 80 }));
  expect(cuts).toBeGreaterThan(regulations * 3);
});

test('and in whatever order people answer, every clause is gone through once and the process closes', async () => {
  await fc.assert(fc.asyncProperty(clauses, async (regulation) => {
    const [one, other] = [await start(regulation, { happens: firstEnds }), await start(regulation, { happens: lastEnds })];
    expect(livedBy(other.marks)).toEqual(livedBy(one.marks));
  }), reportSeed({ numRuns: 80 }));
});

test('wherever in its life a process is ended by a leader, its run leaves every stage that it stands in, opens nothing more, and closes it', async () => {
  let unwound = 0;
  await fc.assert(fc.asyncProperty(clauses, async (regulation) => {
    const whole = await start(regulation, { happens: firstEnds });
    for (let cut = 0; cut < whole.marks.length; cut += 1) {
      const before = whole.marks.slice(0, cut);
      const ended: Mark = { seq: cut + 1, kind: 'process.terminated', payload: { of: 'projectLifecycle', stage: null, by: 'x', reason: 't' } };
      const after = (await start(regulation, { happens: () => undefined, from: [...before, ended] })).marks.slice(cut + 1);
      const stood = before.filter((mark) => mark.kind === 'stage.entered').length - before.filter((mark) => mark.kind === 'stage.left').length;
      expect(after.map(({ kind, payload }) => `${kind} ${(payload as { outcome?: string }).outcome}`)).toEqual([...Array.from({ length: stood }, () => 'stage.left terminated'), 'process.closed terminated']);
      unwound += stood;
    }
  }), reportSeed({ numRuns: 40 }));
  expect(unwound).toBeGreaterThan(40);
});
