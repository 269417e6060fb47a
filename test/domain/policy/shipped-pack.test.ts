import type { Source } from '../../../domain/policy/pack';
import { shippedPack } from './shipped-pack';

const pack = shippedPack('shanghai');
const words = (source: Source): string => ('document' in source ? (pack.documents.find(({ document }) => document === source.document)?.clauses[source.clause]?.says ?? '') : '');

test('an organ that cites a clause is named in its words, by its name or an alias', () => {
  const cited = pack.organs.filter(({ source }) => 'document' in source);
  expect(cited.length).toBeGreaterThan(25);
  expect(cited.filter(({ name, aliases, source }) => ![name.zh, ...aliases].some((each) => words(source).includes(each))).map(({ id }) => id)).toEqual([]);
});

test('a task of the plan cites the row in which its leads and its time stand', () => {
  const names = (id: string) => pack.organs.filter((organ) => organ.id === id).flatMap(({ name, aliases }) => [name.zh, ...aliases]);
  for (const { clause, phrase = '', leads, leadsSource, cooperating, implementing = [] } of pack.plans[0]?.tasks ?? []) {
    const row = words({ document: '000', clause });
    expect(row).toContain(phrase);
    for (const id of [...(leadsSource ? [] : leads), ...cooperating, ...implementing]) expect(names(id).some((each) => row.includes(each))).toBe(true);
  }
});

test('no clause names a person: the leaders of document 003 B1 are left out', () => {
  expect(words({ document: '003', clause: 'B1' })).toBe('部门分组 组长 （一）行政政法组 （二）经济城建组 （三）社会卫生组 （四）教科文组');
});

test('the unit of a key project is the invented office of the lead named first, and says that it is invented', () => {
  for (const { department, unit, leads } of (pack.plans[0]?.tasks ?? []).filter((task) => task.unit !== undefined)) {
    const office = pack.organs.find(({ id }) => id === unit);
    expect([department, office?.parent, office?.kind]).toEqual([leads[0], leads[0], 'office']);
    expect(office?.source).toHaveProperty('default');
  }
});
