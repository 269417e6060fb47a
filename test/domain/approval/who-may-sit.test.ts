import { candidatesFor } from '../../../domain/approval/candidates';
import { aProject, waiting } from '../../support/cases';
import { who } from '../../support/deeds';
import { standBack } from '../../support/handing-deeds';
import type { MemoryRecord } from '../../support/memory-record';
import { decides, withSteps, type StepOf } from '../../support/routes';

const inReview = (steps: readonly StepOf[], { without = [], ...more }: Record<string, unknown> & { readonly without?: readonly string[] } = {}): Promise<MemoryRecord> => aProject('confirmed', {}, { pack: withSteps(steps, more), without });
const asked = (record: MemoryRecord): string[] => record.case().tasks.filter(({ state, route }) => route === 'review' && (state === 'open' || state === 'claimed')).map(({ seat, named }) => (named === null ? seat : seat.replace(named, named.replace('demo-', '')))).sort();
const outcome = (record: MemoryRecord): string | null | undefined => record.case().rounds.findLast(({ route }) => route === 'review')?.outcome;
const agrees = (record: MemoryRecord, seat: string, by: string): Promise<object> => record.do(decides(waiting(record, seat).id, by));

const FIRST: StepOf = { id: 'first', seats: ['first: reviewer@sh-jxw'] };
const ALL: StepOf = { id: 'all', seats: [{ id: 'all', role: 'reviewer', at: { organ: 'sh-jxw' }, each: true }] };
const TREASURY = { role: 'finance_reviewer', at: { organ: 'sh-czj' } };
/** The forecast of the step that has not come up yet. */
const foreseen = (record: MemoryRecord, id: string): readonly string[] => {
  const w = record.world('wangwu');
  const route = w.pack.routes.find((each) => each.id === 'review');
  const step = route?.steps.find((each) => each.id === id);
  return route && step ? candidatesFor(record.case(), { route, round: 1, step }, w).who.flatMap(({ people }) => people) : [];
};

test('where each of an office signs on a route of different people, whoever signed before is not asked, and nobody waits for her', async () => {
  const record = await inReview([FIRST, ALL], { differentPeople: true });
  await agrees(record, 'first', 'wangmin');
  expect(asked(record)).toEqual(['all:sunqi', 'all:zhaoliu']);
  await agrees(record, `all:${who('zhaoliu')}`, 'zhaoliu');
  await agrees(record, `all:${who('sunqi')}`, 'sunqi');
  expect(outcome(record)).toBe('agreed');
});

test('where each of an office signs on a route that lets one sign twice, she is asked again', async () => {
  const record = await inReview([FIRST, ALL]);
  await agrees(record, 'first', 'wangmin');
  expect(asked(record)).toEqual(['all:sunqi', 'all:wangmin', 'all:zhaoliu']);
});

test('who has stood back is asked at no later step, and is not foreseen for one', async () => {
  const record = await inReview([FIRST, ALL]);
  await record.do(standBack(waiting(record, 'first').id, 'wangmin'));
  expect(foreseen(record, 'all')).toEqual([who('zhaoliu'), who('sunqi')]);
  await agrees(record, 'first', 'zhaoliu');
  expect(asked(record)).toEqual(['all:sunqi', 'all:zhaoliu']);
});

test('whoever decided on a route that the step names is not asked there by name, and her colleagues are', async () => {
  const record = await inReview([{ id: 'own', seats: [{ id: 'own', role: 'dept_reviewer', at: { organ: 'sh-zjw' }, each: true }], notBy: ['confirmation'] }]);
  expect(record.case().tasks.find(({ route }) => route === 'confirmation')?.decidedBy).toBe(who('zjw-review'));
  expect(asked(record)).toEqual(['own:zjw-review-2', 'own:zjw-review-expert']);
});

test('an office in which everybody has signed already is as good as empty: what the pack says of that is done', async () => {
  const steps: readonly StepOf[] = [{ id: 'money', seats: [{ id: 'money', ...TREASURY }] }, { id: 'again', seats: [{ id: 'again', ...TREASURY, empty: { escalate: { role: 'reviewer', organ: 'sh-jxw' } } }] }];
  const key = async (without: readonly string[]): Promise<string> => {
    const record = await inReview(steps, { differentPeople: true, without });
    await agrees(record, 'money', 'lisi');
    return waiting(record, 'again').key;
  };
  expect([await key([]), await key(['qianer'])]).toEqual(['finance_reviewer@sh-czj', 'reviewer@sh-jxw']);
});

describe('a seat filled by choice', () => {
  const chosenAt = (office: object): StepOf => ({ id: 'next', seats: [{ id: 'next', chosen: true, ...office }] });
  const REVIEWERS = { role: 'reviewer', at: { organ: 'sh-jxw' } };

  test('is offered to those whose word would be taken there: not to her who chooses, where nobody sits twice', async () => {
    const record = await inReview([FIRST, chosenAt(REVIEWERS)], { differentPeople: true });
    const { id } = waiting(record, 'first');
    const seats = [{ seat: 'next', people: [who('zhaoliu'), who('sunqi')] }];
    for (const chosen of [undefined, { next: who('wangmin') }]) expect(record.act(decides(id, 'wangmin', { chosen }))).toMatchObject({ refused: 'choose-next', seats });
    await record.do(decides(id, 'wangmin', { chosen: { next: who('zhaoliu') } }));
    await agrees(record, 'next', 'zhaoliu');
    expect(outcome(record)).toBe('agreed');
  });

  test('is offered to her too where one may sit twice', async () => {
    const record = await inReview([FIRST, chosenAt(REVIEWERS)]);
    expect(record.act(decides(waiting(record, 'first').id, 'wangmin'))).toMatchObject({ refused: 'choose-next', seats: [{ people: [who('wangmin'), who('zhaoliu'), who('sunqi')] }] });
  });

  test.each([
    ['another office, where the pack names one', { escalate: { role: 'finance_reviewer', organ: 'sh-czj' } }, 'finance_reviewer@sh-czj'],
    ['its own queue, with the administrators told', 'ask-admin', 'leading_group@sh-yjj'],
    ['its own queue, where the pack says nothing', undefined, 'leading_group@sh-yjj'],
  ])('goes, where nobody holds its office, to %s, and nobody has to be named', async (_where, empty, key) => {
    const record = await inReview([FIRST, chosenAt({ role: 'leading_group', at: { organ: 'sh-yjj' }, empty })]);
    await agrees(record, 'first', 'wangmin');
    expect(waiting(record, 'next')).toMatchObject({ key, named: null, state: 'open' });
  });
});
