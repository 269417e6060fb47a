import fc from 'fast-check';
import type { Recorded } from '../../../domain/record/fact';
import { isRefusal } from '../../../domain/refusal';
import { declare } from '../../support/deeds';
import { OLD } from '../../support/evaluation-deeds';
import { anEvaluation } from '../../support/evaluations';
import { broken } from '../../support/invariants';
import { aRecord, type MemoryRecord } from '../../support/memory-record';
import { reportSeed } from '../../support/seeds';
import { anyProject, anyTrying, attempt, boundOf, bringToAnEnd, catchUp, STORIES_NEVER_MISSED, storedIn, type Story, type Trying } from '../../support/whole-life';

type Opinion = Story['opinion'];
/** What is said of the older system before the story begins. */
const worlds = new Map<Opinion, MemoryRecord>();
beforeAll(async () => {
  worlds.set('none', aRecord());
  worlds.set('listed', await anEvaluation('listed'));
  worlds.set('unqualified', await anEvaluation('opined', { preliminary: 5000, sheets: [5900, 5900, 5900, 5900, 5900] }));
  worlds.set('qualified', await anEvaluation('opined'));
});

const story: fc.Arbitrary<Story> = fc.record({ project: anyProject, opinion: fc.constantFrom<Opinion>('none', 'listed', 'unqualified', 'qualified'), tries: fc.array(anyTrying, { minLength: 1, maxLength: 70, size: 'max' }) });
const size = (numRuns: number): fc.Parameters<[Story]> => ({ ...reportSeed({ numRuns }), examples: STORIES_NEVER_MISSED });
const reached = new Map<string, number>();
const note = (place: string): void => void reached.set(place, (reached.get(place) ?? 0) + 1);

/** Somebody tries something, or time passes; answers the name of the "no" where it was one. */
function tryIt(record: MemoryRecord, trying: Trying): string | null {
  if (trying.what === 'time') { record.at += (trying.pick + 1) * 3_600_000; record.fireDue(); }
  const deed = attempt(record, trying);
  const said = deed && record.act(deed);
  return isRefusal(said) ? said.refused : null;
}

/** Begins a story; what follows every try is looked at by whoever tells it. */
async function tell({ project, opinion, tries }: Story, after: (record: MemoryRecord, tried: { readonly before: number; readonly refused: string | null }) => void): Promise<MemoryRecord> {
  const world = worlds.get(opinion) ?? aRecord();
  const record = world.cutAfter(world.commits.length);
  record.act(declare(project));
  await catchUp(record);
  for (const trying of tries) {
    const before = record.commits.length;
    after(record, { before, refused: tryIt(record, trying) });
    const moved = record.commits.length;
    if (trying.pick % 5 !== 0) await catchUp(record);
    if (record.commits.length > moved) after(record, { before: moved, refused: null });
  }
  note(record.case().process.outcome ?? record.case().process.stage ?? '');
  return record;
}

const of = <K extends Recorded['kind']>(facts: readonly Recorded[], kind: K): Extract<Recorded, { kind: K }>[] => facts.filter((fact): fact is Extract<Recorded, { kind: K }> => fact.kind === kind);

type HandedIn = Extract<Recorded, { kind: 'project.submitted' | 'project.resubmitted' }>['payload'];
/** What the documents ask before an approval, told over again from the facts alone and by no code of the product: 003 B4, A1, A4. */
const LAW: Readonly<Record<string, (project: HandedIn, opinion: Opinion) => boolean>> = {
  R014: ({ kind, amountFen, attachments }) => kind !== 'OM' && Number(amountFen) > 50_000_000 && attachments.every((paper) => paper.kind !== 'construction-plan'),
  R056: ({ kind, original }, opinion) => kind === 'OM' && original === OLD && ['listed', 'unqualified'].includes(opinion),
  R057: ({ kind, original }, opinion) => kind === 'UPGRADE' && (original !== OLD || opinion !== 'qualified'),
  R017: ({ kind, cloud }) => kind === 'NEW' && cloud?.chapter === false,
  R018: ({ cloud }) => cloud?.hosts === 0,
};
function openGates(facts: readonly Recorded[], opinion: Opinion): string[] {
  const handedIn = facts.findLast((fact): fact is Extract<Recorded, { kind: 'project.submitted' | 'project.resubmitted' }> => fact.kind === 'project.submitted' || fact.kind === 'project.resubmitted');
  return Object.keys(LAW).filter((code) => handedIn === undefined || LAW[code]?.(handedIn.payload, opinion) === true);
}

test('no project is approved with an open gate, whoever tries what', async () => {
  await fc.assert(fc.asyncProperty(story, async (told) => {
    const record = await tell(told, (at, { refused }) => { if (refused === 'gate-open') note(`gate ${openGates(at.facts('p1'), told.opinion).join(' ')}`); });
    const facts = record.facts('p1');
    const approved = facts.findIndex(({ kind }) => kind === 'project.approved');
    if (approved < 0) return;
    note('approved');
    expect(openGates(facts.slice(0, approved), told.opinion)).toEqual([]);
    expect(broken(record, 'p1')).toEqual([]);
  }), size(70));
}, 240_000);

test('approved quantities change only by an approval and by a change that is granted in the very same commit', async () => {
  await fc.assert(fc.asyncProperty(story, async (told) => {
    let bound = 'null';
    await tell(told, (record, { before }) => {
      const now = boundOf(record);
      if (now === bound) return;
      const commits = record.commits.slice(before);
      const by = commits.filter(({ facts }) => facts.some(({ kind }) => kind === 'project.approved') || (facts.some(({ kind }) => kind === 'project.changed') && of(facts, 'request.settled').some(({ payload }) => payload.outcome === 'granted')));
      expect([bound, now, by.length]).toEqual([bound, now, 1]);
      note(bound === 'null' ? 'bound approved' : 'bound changed');
      bound = now;
    });
  }), size(70));
}, 240_000);

test('a refused act changes nothing, not a row and not a fact', async () => {
  await fc.assert(fc.asyncProperty(story, async (told) => {
    const world = worlds.get(told.opinion) ?? aRecord();
    const record = world.cutAfter(world.commits.length);
    record.act(declare(told.project));
    for (const trying of told.tries) {
      await catchUp(record);
      const deed = attempt(record, trying);
      if (!deed) continue;
      const stored = storedIn(record);
      const said = record.act(deed);
      if (!isRefusal(said)) continue;
      note(`refused ${said.refused}`);
      expect([said.refused, storedIn(record) === stored]).toEqual([said.refused, true]);
    }
  }), size(40));
}, 240_000);

test('from wherever people and time have brought it, it can be brought to an end', async () => {
  await fc.assert(fc.asyncProperty(story, async (told) => {
    const record = await tell(told, () => {});
    const stood = JSON.stringify([record.case().process, record.case().awaits.filter(({ state }) => state === 'open')]);
    const end = await bringToAnEnd(record);
    expect([stood, end]).toEqual([stood, expect.any(String)]);
    expect(broken(record, 'p1')).toEqual([]);
    note(`in the end ${end}`);
  }), size(50));
}, 240_000);

test('and the stories went where it matters: each stage, each gate, each way to the bound', () => {
  const places = [...reached.keys()];
  expect(['declaration', 'review', 'cloud-plan', 'build', 'approved', 'bound approved', 'bound changed', 'gate R014', 'refused gate-open', 'refused not-your-unit', 'in the end retired', 'in the end not-approved'].filter((place) => !places.includes(place))).toEqual([]);
  expect(places.filter((place) => place.startsWith('refused ')).length).toBeGreaterThan(15);
});
