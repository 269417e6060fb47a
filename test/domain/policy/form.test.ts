import { faultsOfForm } from '../../../domain/policy/form';
import { shippedPack } from './shipped-pack';

const pack = shippedPack('shanghai');
const good = { title: '城市综合管理系统', kind: 'NEW', channel: 'central', amountFen: 1_286_501_230, purpose: '一网统管', startOn: '2018-09-01', endOn: '2019-12-31', functionTags: ['城市管理'] };
const pointers = (data: unknown) => faultsOfForm(pack, 'hash', { form: 'declaration', data }).map(({ pointer }) => pointer);

test('a declaration as a clerk fills it in', () => {
  expect(pointers(good)).toEqual([]);
  expect(pointers({ title: '智', kind: 'OM', channel: 'daily', amountFen: 1 })).toEqual([]);
  expect(pointers({ ...good, title: '城'.repeat(100), purpose: '字'.repeat(4000), amountFen: Number.MAX_SAFE_INTEGER })).toEqual([]);
});

test.each([
  ['title', ''], ['title', '  '], ['title', '城'.repeat(101)], ['title', 7], ['kind', 'new'], ['channel', 'second'],
  ['amountFen', 0], ['amountFen', -1], ['amountFen', 0.5], ['amountFen', '１２３'], ['amountFen', 1e309], ['amountFen', Number.MAX_SAFE_INTEGER + 1], ['amountFen', null],
  ['purpose', '字'.repeat(4001)], ['startOn', '2018-9-1'], ['endOn', '2018-13-01'], ['endOn', '2019-02-29'], ['functionTags', Array.from({ length: 11 }, (_, i) => `签${i}`)],
])('%s cannot be %p', (field, value) => {
  expect(pointers({ ...good, [field]: value })).toContainEqual(expect.stringMatching(new RegExp(`/${field}`)));
});

test('every fault at once, what is missing and what does not belong named', () => {
  const found = pointers({ kind: 'X', amountFen: -5, extra: 1 });
  expect(found).toHaveLength(5);
  expect(found.join()).toMatch(/title.*channel/);
});
