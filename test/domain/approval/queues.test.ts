import { prioritise } from '../../../domain/approval/prioritise';
import { searchParts, searchWords } from '../../../domain/approval/search-words';
import { keepView, orderViews, removeView, type Views } from '../../../domain/approval/views';
import { takeNext } from '../../../domain/approval/next';
import { aProject, waiting } from '../../support/cases';
import { agree, claim, onOne, who, type Deed } from '../../support/deeds';

describe('what a name is found by', () => {
  test.each([
    ['a name', '城市网格', ['城市', '市网', '网格', '格', 'cswg', 'swg', 'wg']],
    ['a character with several readings, read in its word', '重庆银行', ['重庆', '庆银', '银行', '行', 'cqyh', 'qyh', 'yh']],
    ['a number, with and without its noughts', 'SH-2019-0012', ['sh', '2019', '0012', '12']],
    ['letters between characters, and full-width ones', 'ＡＩ平台', ['ai', '平台', '台', 'pt']],
    ['one character', '水', ['水', 's']],
    ['nothing that could be looked for', '——（）', []],
  ])('%s', (_, name, words) => expect(searchWords(name)).toEqual([...words].sort()));

  test('initials are kept from each character on, and never more of them than anybody types', () => {
    const words = searchWords('上海市住房和城乡建设管理委员会信息系统');
    expect(words).toEqual(expect.arrayContaining(['shszfhcxjsgl', 'xxxt', 'wyhxxxt']));
    expect(Math.max(...words.filter((word) => /^[a-z]/.test(word)).map(({ length }) => length))).toBe(12);
  });
});

describe('what is looked for', () => {
  const ORGANS = [{ id: 'sh-zjw', name: { zh: '市住建委', en: 'Housing Commission' } }, { id: 'sh-yjj', name: { zh: '市应急局', en: 'Emergency Bureau' } }];
  const words = (typed: string): string[][] => searchParts(typed, ORGANS).map(({ terms, organs }) => [...terms.map(({ word, begins }) => word + (begins ? '*' : '')), ...organs]);

  test.each([
    ['neighbouring characters all have to be there', '城市网', [['城市', '市网']]],
    ['one character begins a pair', '网', [['网*']]],
    ['letters begin a word, whatever their case', 'CSwg', [['cswg*']]],
    ['of a number only the last run may be unfinished', 'SH-2019-00', [['sh', '2019', '00*']]],
    ['parts are apart', '平台 2019', [['平台'], ['2019*']]],
    ['a part may be a body', '住建', [['住建', 'sh-zjw']]],
    ['in English too', 'bureau', [['bureau*', 'sh-yjj']]],
    ['marks say nothing', '（ ！', []],
  ])('%s: %s', (_, typed, is) => expect(words(typed)).toEqual(is));

  test('whatever a name holds, its own characters and initials find it', () => {
    const name = '四期排水监测平台';
    const kept = new Set(searchWords(name));
    for (const typed of ['四期', '排水监测', '监测平台', '台', 'sqps', 'jcpt', 'PT']) for (const { terms } of searchParts(typed, [])) {
      for (const { word, begins } of terms) expect([typed, begins ? [...kept].some((each) => each.startsWith(word)) : kept.has(word)]).toEqual([typed, true]);
    }
  });
});

describe('views', () => {
  const VIEWS: Views = [{ id: 'a', name: '今日', query: 'due=today' }, { id: 'b', name: '住建', query: 'unit=sh-zjw-xxb' }];
  test('a name is one view: kept again it says something else in its place', () => expect(keepView(VIEWS, { id: 'c', name: '今日', query: 'due=week' }, 2)).toEqual([{ id: 'a', name: '今日', query: 'due=week' }, VIEWS[1]]));
  test('a new one stands behind the others, while there is room', () => {
    expect(keepView(VIEWS, { id: 'c', name: '逾期', query: 'due=late' }, 3)).toEqual([...VIEWS, { id: 'c', name: '逾期', query: 'due=late' }]);
    expect(keepView(VIEWS, { id: 'c', name: '逾期', query: 'due=late' }, 2)).toEqual({ refused: 'views-full', most: 2 });
  });
  test('they are ordered and removed by their ids; one that is not among them is not found', () => {
    expect(orderViews(VIEWS, ['b', 'a'])).toEqual([VIEWS[1], VIEWS[0]]);
    for (const ids of [['a'], ['a', 'a'], ['a', 'b', 'c'], ['a', 'c']]) expect([ids, orderViews(VIEWS, ids)]).toEqual([ids, { refused: 'views-changed-elsewhere' }]);
    expect(removeView(VIEWS, 'a')).toEqual([VIEWS[1]]);
    expect(removeView(VIEWS, 'c')).toEqual({ refused: 'not-found' });
  });
});

const marking = (taskId: string, by: string, urgent = true): Deed => onOne('p1', { by, content: { taskId, urgent } }, (c, w) => prioritise(c, { taskId, urgent, reason: 'text-reason' }, w));
const taking = (taskId: string, by: string): Deed => onOne('p1', { by, content: { next: taskId } }, (c, w) => takeNext(c, { taskId }, w));

test('a file presses once a leader says so, and no more once she says the opposite; both are on record with who and why', async () => {
  const record = await aProject('confirmed');
  const { id } = waiting(record, 'first-review');
  await record.do(marking(id, 'zhengshi'));
  expect(waiting(record, 'first-review').priority).toBe(1);
  await record.do(marking(id, 'zhengshi', false));
  expect(waiting(record, 'first-review').priority).toBe(0);
  expect(record.facts('p1').flatMap(({ kind, payload }) => (kind === 'task.prioritised' ? [payload] : []))).toEqual([
    { taskId: id, priority: 1, by: who('zhengshi'), reason: 'text-reason' }, { taskId: id, priority: 0, by: who('zhengshi'), reason: 'text-reason' },
  ]);
});

test('the next one is taken as a claim is, but never a second seat', async () => {
  const record = await aProject('confirmed');
  const first = waiting(record, 'first-review').id;
  expect(await record.do(taking(first, 'wangmin'))).toMatchObject({ taskId: first, state: 'claimed', assignee: who('wangmin') });
  expect(record.act(taking(first, 'wangmin'))).toMatchObject({ refused: 'task-already-claimed', by: who('wangmin') }); // hers already is not the next
  await record.do(agree(first, 'wangmin'));
  const second = waiting(record, 'countersigner').id;
  expect(record.act(taking(second, 'wangmin'))).toMatchObject({ refused: 'seat-already-filled' });
  expect(record.act(claim(second, 'wangmin'))).not.toHaveProperty('refused'); // by hand she may, and gives it to whom she likes
});
