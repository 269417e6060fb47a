import fc from 'fast-check';
import { queueKeys, scopedKeys } from '../../../domain/access/may';
import { mayKnow } from '../../../domain/access/veil';
import { handsOf } from '../../../domain/approval/relation';
import { recall } from '../../../domain/approval/recall';
import { fits } from '../../../domain/approval/scope';
import { ending, isInForce, naming, signedName, substituting, type Substitution } from '../../../domain/approval/substitution';
import { isRefusal } from '../../../domain/refusal';
import { aProject, waiting } from '../../support/cases';
import { agree, claim, disagree, onOne, says, unclaim, who } from '../../support/deeds';
import { on, PACK } from '../../support/memory-record';
import { FOREVER, standsIn } from '../../support/substitutes';
import { reportSeed } from '../../support/seeds';

const OFFICES = () => [{ role: 'reviewer', organ: 'sh-jxw' }];
const between = (person: string, substitute: string, [fromAt, toAt]: readonly [number, number]): Substitution => ({ person, substitute, fromAt, toAt, kinds: null, organs: null, maxFen: null });
const asked = (substitution: Substitution, others: readonly Substitution[]) => substituting(substitution, { others, offices: OFFICES, pack: PACK, at: 0 });

describe('chains of substitutions', () => {
  test('A for B while B is for A is refused, and so is a longer way round, with the people it leads through', () => {
    expect(asked(between('a', 'b', [0, 10]), [between('b', 'a', [5, 20])])).toEqual({ refused: 'substitution-circle', through: ['b', 'a'] });
    expect(asked(between('a', 'b', [0, 10]), [between('b', 'c', [0, 10]), between('c', 'a', [9, 12])])).toEqual({ refused: 'substitution-circle', through: ['b', 'c', 'a'] });
  });

  test('one that begins when the other ends forms none, nor do three that never stand at one moment', () => {
    expect(asked(between('a', 'b', [0, 10]), [between('b', 'a', [10, 20])])).toBeUndefined();
    expect(asked(between('a', 'b', [0, 10]), [between('b', 'c', [0, 6]), between('c', 'a', [6, 10])])).toBeUndefined();
  });

  test('whatever is asked for in whatever order, at no moment does a chain lead back to where it began; and what is refused would have', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const one = fc.tuple(person, person, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 })).map(([from, to, fromAt, length]) => between(from, to, [fromAt, fromAt + length]));
    fc.assert(fc.property(fc.array(one, { maxLength: 14 }), (wanted) => {
      const kept: Substitution[] = [];
      for (const each of wanted) {
        const refusal = asked(each, kept);
        const would = circlesAt([...kept, each]);
        if (each.person !== each.substitute) expect(isRefusal(refusal)).toBe(would);
        if (!refusal) kept.push(each);
      }
      expect(circlesAt(kept)).toBe(false);
    }), reportSeed({ numRuns: 2_000 }));
  });
});

/** Whether at any instant somebody comes back to herself by following who stands in for whom: every instant is tried, and every walk. */
function circlesAt(all: readonly Substitution[]): boolean {
  return Array.from({ length: 20 }, (_, at) => at).some((at) => {
    const now = all.filter((each) => isInForce(each, at));
    let reached = new Set(now.map(({ person, substitute }) => `${person}>${substitute}`));
    for (let before = -1; before !== reached.size;) {
      before = reached.size;
      reached = new Set([...reached, ...[...reached].flatMap((pair) => now.filter(({ person }) => person === pair.split('>')[1]).map(({ substitute }) => `${pair.split('>')[0] ?? ''}>${substitute}`))]);
    }
    return [...reached].some((pair) => pair.split('>')[0] === pair.split('>')[1]);
  });
}

test('a scope reaches what it names and no more: by process or route, by organ, up to and including its sum', () => {
  const kind = fc.constantFrom('projectLifecycle', 'request', 'review', 'confirmation');
  const organ = fc.constantFrom('x', 'y', 'z');
  const scope = fc.record({ kinds: fc.option(fc.uniqueArray(kind, { minLength: 1 })), organs: fc.option(fc.uniqueArray(organ, { minLength: 1 })), maxFen: fc.option(fc.integer({ min: 1, max: 9 })) });
  const work = fc.record({ kind, route: kind, organ, amountFen: fc.option(fc.integer({ min: 1, max: 9 })) });
  fc.assert(fc.property(scope, work, (within, of) => {
    expect(fits({ kinds: null, organs: null, maxFen: null }, of)).toBe(true);
    const outside = [within.kinds !== null && ![of.kind, of.route].some((each) => within.kinds?.includes(each)), within.organs !== null && !within.organs.includes(of.organ), within.maxFen !== null && (of.amountFen ?? 0) > within.maxFen];
    expect(fits(within, of)).toBe(!outside.includes(true));
  }), reportSeed({ numRuns: 2_000 }));
});

test('both names stand where somebody acted in another’s place, one where she acted in her own', () => {
  expect([signedName('李四', '张三'), signedName('李四'), signedName('李四', null)]).toEqual(['李四（代张三）', '李四', '李四']);
});

test('either of the two ends it, nobody else, and once', () => {
  const kept = { person: 'a', substitute: 'b', endedAt: null };
  expect([ending(kept, 'a'), ending(kept, 'b'), ending(kept, 'c')]).toEqual([undefined, undefined, { refused: 'not-found' }]);
});

test('the security administrator names one for another and may end what she named; what others named is not hers', () => {
  const yanan = { id: 'yanan', holdings: [{ role: 'security_admin', organ: 'sh-jxw' }] };
  expect([naming('a', yanan), naming('a', { id: 'a', holdings: [] })]).toEqual([undefined, undefined]);
  const kept = { person: 'a', substitute: 'b', by: 'yanan', endedAt: null };
  expect([ending(kept, 'yanan'), ending(kept, 'a'), ending({ ...kept, by: 'a' }, 'yanan')]).toEqual([undefined, undefined, { refused: 'not-found' }]);
});

describe('acting in the place of wangmin, who is away', () => {
  const away = (more: Parameters<typeof standsIn>[2] = {}) => aProject('confirmed', {}, { substitutions: [standsIn('lisi', 'wangmin', more)] });

  test('her substitute decides what she could have decided, and the record names both', async () => {
    const record = await away();
    await record.do(agree(waiting(record, 'first-review').id, 'lisi'));
    const fact = record.facts('p1').findLast(({ kind }) => kind === 'task.decided');
    expect(fact).toMatchObject({ actorId: who('lisi'), onBehalfOf: who('wangmin'), payload: { by: who('lisi'), for: who('wangmin') } });
    expect(record.case().tasks.find(({ step }) => step === 'first-review')).toMatchObject({ decidedBy: who('lisi'), decidedFor: who('wangmin') });
  });

  test('only while it is in force: a minute before, and from its last instant on, the file is none of hers', async () => {
    const record = await away({ from: on('2019-04-03 00:00'), to: on('2019-04-06 00:00') });
    const { id } = waiting(record, 'first-review');
    for (const [at, is] of [['2019-04-02 23:59', false], ['2019-04-03 00:00', true], ['2019-04-05 23:59', true], ['2019-04-06 00:00', false]] as const) {
      record.at = on(at);
      expect([at, handsOf(waiting(record, 'first-review'), record.case(), record.world('lisi')).includes(who('wangmin'))]).toEqual([at, is]);
      expect(mayKnow(record.world('zjw-clerk').actor, record.case())).toBe(true);
    }
    expect(record.act(agree(id, 'lisi'))).toMatchObject({ refused: 'not-a-candidate' });
  });

  test.each([['kinds', { kinds: ['operationYear'] }, false], ['the kind of process', { kinds: ['projectLifecycle'] }, true], ['the route', { kinds: ['review'] }, true], ['a smaller sum', { maxFen: 29_999_999 }, false], ['the very sum', { maxFen: 30_000_000 }, true], ['another organ', { organs: ['sh-czj'] }, false]] as const)('a scope of %s', async (_, scope, reaches) => {
    const record = await away(scope);
    expect(isRefusal(record.act(agree(waiting(record, 'first-review').id, 'lisi')))).toBe(!reaches);
  });

  test('what she claims is claimed in the name of the absent, who finds it in her own queue, and gives it back', async () => {
    const record = await away();
    const { id } = waiting(record, 'first-review');
    await record.do(claim(id, 'lisi'));
    expect(waiting(record, 'first-review').assignee).toBe(who('wangmin'));
    expect(record.act(claim(id, 'zhaoliu'))).toMatchObject({ refused: 'task-already-claimed', by: who('wangmin') });
    await record.do(unclaim(id, 'lisi'));
    expect(waiting(record, 'first-review').assignee).toBeNull();
    await record.do(claim(id, 'wangmin'));
    await record.do(agree(id, 'lisi'));
    expect(record.case().tasks.find((task) => task.id === id)).toMatchObject({ decidedBy: who('lisi'), decidedFor: who('wangmin') });
  });

  test('what she recalls lies in the hands of the absent again, and either of them decides anew', async () => {
    const record = await away();
    const { id } = waiting(record, 'first-review');
    await record.do(agree(id, 'lisi'));
    await record.do(onOne('p1', { by: 'lisi', content: { recall: id } }, (c, w) => recall(c, { taskId: id }, w)));
    expect(waiting(record, 'first-review')).toMatchObject({ state: 'claimed', assignee: who('wangmin') });
    expect(record.facts('p1').find(({ kind }) => kind === 'task.recalled')).toMatchObject({ actorId: who('lisi'), onBehalfOf: who('wangmin') });
    await record.do(disagree(id, 'wangmin'));
    expect(record.case().tasks.find((task) => task.id === id)).toMatchObject({ outcome: 'disagree', decidedBy: who('wangmin'), decidedFor: null });
  });

  test('the absent may still act herself; whoever comes second hears that it is decided', async () => {
    const first = await away();
    const { id } = waiting(first, 'first-review');
    await first.do(agree(id, 'wangmin'));
    expect(first.act(agree(id, 'lisi'))).toMatchObject({ refused: 'already-decided', by: who('wangmin') });
    const second = await away();
    await second.do(agree(id, 'lisi'));
    expect(second.act(agree(id, 'wangmin'))).toMatchObject({ refused: 'already-decided', by: who('lisi') });
  });

  test('of two substitutes whoever is first decides', async () => {
    const record = await aProject('confirmed', {}, { substitutions: [standsIn('lisi', 'wangmin'), standsIn('yunguan', 'wangmin')] });
    const { id } = waiting(record, 'first-review');
    await record.do(disagree(id, 'yunguan'));
    expect(record.act(agree(id, 'lisi'))).toMatchObject({ refused: 'already-decided', by: who('yunguan') });
  });

  test('a substitute of a substitute gets nothing', async () => {
    const record = await aProject('confirmed', {}, { substitutions: [standsIn('lisi', 'wangmin'), standsIn('yunguan', 'lisi')] });
    expect(record.act(agree(waiting(record, 'first-review').id, 'yunguan'))).toMatchObject({ refused: 'not-a-candidate' });
  });

  test('who handed the file in does not decide on it in another’s place either', async () => {
    const record = await aProject('confirmed', { by: 'lisi' }, { also: { lisi: ['unit_clerk@sh-zjw-xxb'] }, substitutions: [standsIn('lisi', 'wangmin')] });
    expect(record.act(agree(waiting(record, 'first-review').id, 'lisi'))).toMatchObject({ refused: 'own-submission' });
  });

  test('nor for an absent person whose own it is', async () => {
    const record = await aProject('confirmed', { by: 'wangmin' }, { also: { wangmin: ['unit_clerk@sh-zjw-xxb'] }, substitutions: [standsIn('lisi', 'wangmin')] });
    expect(record.act(agree(waiting(record, 'first-review').id, 'lisi'))).toMatchObject({ refused: 'not-a-candidate' });
  });

  test('on a route of different people she takes no second seat, whether in her own name or the absent one’s', async () => {
    const record = await aProject('confirmed', {}, { substitutions: [standsIn('lisi', 'wangmin')] });
    await record.do(agree(waiting(record, 'first-review').id, 'lisi'));
    expect(record.act(agree(waiting(record, 'finance-countersigner').id, 'lisi'))).toMatchObject({ refused: 'seat-already-filled', seat: 'first-reviewer' });
    expect(record.act(agree(waiting(record, 'countersigner').id, 'wangmin'))).toMatchObject({ refused: 'seat-already-filled', seat: 'first-reviewer' });
  });

  test('who could in both names acts in her own unless she says otherwise, and never in a third', async () => {
    const record = await aProject('confirmed', {}, { substitutions: [standsIn('zhaoliu', 'wangmin')] });
    const task = waiting(record, 'first-review');
    expect(handsOf(task, record.case(), record.world('zhaoliu'))).toEqual([who('zhaoliu'), who('wangmin')]);
    expect(record.act(says(task.id, { by: 'zhaoliu', outcome: 'agree', for: who('lisi') }))).toEqual({ refused: 'not-standing-in', person: who('lisi') });
    await record.do(says(task.id, { by: 'zhaoliu', outcome: 'agree', for: who('wangmin') }));
    expect(record.case().tasks.find(({ id }) => id === task.id)).toMatchObject({ decidedBy: who('zhaoliu'), decidedFor: who('wangmin') });
    const own = await aProject('confirmed', {}, { substitutions: [standsIn('zhaoliu', 'wangmin')] });
    await own.do(agree(task.id, 'zhaoliu'));
    expect(own.case().tasks.find(({ id }) => id === task.id)).toMatchObject({ decidedBy: who('zhaoliu'), decidedFor: null });
  });

  test('both are told of what comes, the absent first; of what is beyond the scope only she', async () => {
    const toldOf = async (scope: Parameters<typeof standsIn>[2]) => (await away(scope)).facts('p1').flatMap((fact) => (fact.kind === 'task.opened' && fact.payload.step === 'first-review' ? fact.payload.tells.map(({ to }) => to) : []));
    expect(await toldOf({})).toEqual(expect.arrayContaining([who('wangmin'), who('lisi')]));
    expect((await toldOf({})).at(-1)).toBe(who('lisi'));
    expect(await toldOf({ maxFen: 1 })).not.toContain(who('lisi'));
  });

  test('the queues of the absent are the substitute’s too: whole ones where the scope is whole, a part where it is not; what the absent was asked by name always by its kind', async () => {
    const whole = (await away()).world('lisi').actor;
    expect(queueKeys(whole)).toContain('reviewer@sh-grp-jjcj');
    expect(scopedKeys(whole)).toEqual([{ key: `person:${who('wangmin')}`, scopes: [expect.objectContaining({ kinds: expect.not.arrayContaining(['evaluation']), maxFen: null })] }]);
    const part = (await away({ maxFen: 100 })).world('lisi').actor;
    expect(queueKeys(part)).not.toContain('reviewer@sh-grp-jjcj');
    expect(scopedKeys(part).map(({ key }) => key)).toEqual(expect.arrayContaining([`person:${who('wangmin')}`, 'reviewer@sh-grp-jjcj']));
  });

  test('a stranger may know of the file while she stands in, and not after', async () => {
    const record = await aProject('confirmed', {}, { substitutions: [standsIn('nobody', 'wangmin', { from: 0, to: on('2019-04-03 00:00') })] });
    expect(mayKnow(record.world('nobody').actor, record.case())).toBe(true);
    record.at = FOREVER;
    expect(mayKnow(record.world('nobody').actor, record.case())).toBe(false);
  });
});
