import { groupOfDepartment, routing } from '../../../domain/approval/groups';
import { may, scopeOf } from '../../../domain/access/may';
import { aProject, waiting } from '../../support/cases';
import { claim, who } from '../../support/deeds';
import { on, PACK, type MemoryRecord } from '../../support/memory-record';

const routed = (record: MemoryRecord): unknown[] => record.facts('p1').filter(({ kind }) => kind === 'project.routed').map(({ payload }) => payload);
/** Who was told on the rung that speaks to the leader, and in which office. */
const leaderTold = (record: MemoryRecord): string[] => record.facts('p1').flatMap((fact) => (fact.kind === 'rung.fired' && fact.payload.rung === 'leader' && fact.payload.of.startsWith('review.') ? fact.payload.tells.map(({ to, as }) => `${to} as ${as}`) : []));
const LATE = on('2019-05-31 12:00');

describe('a project that enters its review (003 B1, R032)', () => {
  test('is routed once, to the group of its department, before anybody is asked', async () => {
    const record = await aProject('confirmed');
    expect(routed(record)).toEqual([{ group: 'sh-grp-jjcj', department: 'sh-zjw', by: 'department' }]);
    const kinds = record.facts('p1').map(({ kind }) => kind);
    expect(kinds.lastIndexOf('project.routed')).toBeLessThan(kinds.lastIndexOf('task.opened'));
    expect(record.case().project?.group).toBe('sh-grp-jjcj');
  });

  test('is not routed before: its department confirms it without a group', async () => {
    expect(routed(await aProject('declared'))).toEqual([]);
  });

  test('waits for the reviewers of that group, and for those of no other', async () => {
    const record = await aProject('confirmed');
    const { id, key } = waiting(record, 'first-review');
    expect(key).toBe('reviewer@sh-grp-jjcj');
    const stranger = { id: 'x', holdings: [{ role: 'reviewer', organ: 'sh-grp-jkw' }] };
    expect(may(stranger, 'task.decide', { keys: [key] })).toBe(false);
    expect(record.act(claim(id, 'wangmin'))).toMatchObject({ assignee: who('wangmin') });
  });

  test('is countersigned by anybody of the body, as before', async () => {
    expect(waiting(await aProject('reviewed'), 'countersigner').key).toBe('reviewer@sh-jxw');
  });

  test('waits for the whole body where its group has no reviewer', async () => {
    const record = await aProject('confirmed', {}, { without: ['wangmin', 'zhaoliu', 'sunqi', 'twohats'] });
    expect([record.case().project?.group, waiting(record, 'first-review').key]).toEqual(['sh-grp-jjcj', 'reviewer@sh-jxw']);
  });

  test('waits for the whole body where the group’s only reviewer belongs to the unit that handed it in', async () => {
    expect(waiting(await aProject('confirmed', {}, { without: ['wangmin', 'zhaoliu', 'sunqi'] }), 'first-review').key).toBe('reviewer@sh-jxw');
  });
});

describe('the rung that speaks to the leader', () => {
  test('speaks to the leader of the group', async () => {
    const record = await aProject('confirmed');
    await record.travel(LATE);
    expect(leaderTold(record)).toEqual([`${who('wangwu')} as group_leader@sh-grp-jjcj`]);
  });

  test('speaks to the substitute where the leader’s account is out of use', async () => {
    const record = await aProject('confirmed', {}, { without: ['wangwu'] });
    await record.travel(LATE);
    expect(leaderTold(record)).toEqual([`${who('tangyue')} as group_deputy@sh-grp-jjcj`]);
  });

  test('speaks to the substitute where the project is the leader’s own', async () => {
    const record = await aProject('confirmed', {}, { also: { wangwu: ['unit_clerk@sh-zjw-xxb'] } });
    await record.travel(LATE);
    expect(leaderTold(record)).toEqual([`${who('tangyue')} as group_deputy@sh-grp-jjcj`]);
  });

  test('speaks to a leader of the whole body where the group has neither', async () => {
    const record = await aProject('confirmed', {}, { without: ['wangwu', 'tangyue'], also: { zhouba: ['group_leader@sh-jxw'] } });
    await record.travel(LATE);
    expect(leaderTold(record)).toEqual([`${who('zhouba')} as group_leader@sh-jxw`]);
  });
});

test('a department that no group lists goes to the group that takes the rest, and the record says so', async () => {
  const { project, ...record } = (await aProject('declared')).case();
  const unlisted = { ...record, project: project && { ...project, department: 'sh-nobody-knows-it' } };
  expect(routing(unlisted, 'review', { pack: PACK })).toEqual([{ kind: 'project.routed', v: 1, payload: { group: 'sh-grp-xzzf', department: 'sh-nobody-knows-it', by: 'rest' } }]);
});

test('a pack without groups routes nobody', async () => {
  const c = (await aProject('declared')).case();
  expect(routing(c, 'review', { pack: { ...PACK, groups: [] } })).toEqual([]);
  expect(groupOfDepartment({ groups: [] }, 'sh-zjw')).toBeUndefined();
});

test('a leader and her substitute are asked by what their group is, and may look at its projects', () => {
  const of = (role: string) => scopeOf({ id: 'x', holdings: [{ role, organ: 'sh-grp-jjcj' }] }, 'project.view').keys;
  expect([of('group_leader'), of('group_deputy')]).toEqual([['group_leader@sh-grp-jjcj'], ['group_deputy@sh-grp-jjcj']]);
});
