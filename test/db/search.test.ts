import pino from 'pino';
import { scopeOf } from '../../domain/access/may';
import { sightOf } from '../../domain/access/sight';
import { searchParts } from '../../domain/approval/search-words';
import type { Actor } from '../../domain/record/case';
import { openDatabase, type Database } from '../../db/database';
import { migrate } from '../../db/migrate';
import { batchesOf } from '../../db/reads/declaration';
import { evaluationItem } from '../../db/reads/evaluations';
import { yearItem } from '../../db/reads/operation';
import { projectItem } from '../../db/reads/projects';
import { requestItem } from '../../db/reads/requests';
import { look, type Sight } from '../../db/reads/sight';
import { supervisedItem } from '../../db/reads/supervised';
import { rebuild } from '../../db/record/rebuild';
import { findProcesses } from '../../db/search/find';
import { aDatabase, type TestDatabase } from '../support/database';
import { who } from '../support/deeds';
import { aSpring } from '../support/stories';
import { aTown, type Town } from '../support/town';

let db: TestDatabase;
let owner: Database;
let town: Town;
let sight: Sight;
beforeAll(async () => {
  db = await aDatabase();
  owner = openDatabase({ url: db.url, log: pino({ level: 'silent' }), max: 2, asOwner: true });
  town = aTown(db);
  await aSpring(town);
  sight = await look(town.record);
}, 120_000);
afterAll(async () => {
  await owner.close();
  await db.drop();
});

const EVERYTHING = 100;
const actor = (id: string): Actor => sight.offices.actor(id);
async function found(text: string, login: string): Promise<string[]> {
  const me = actor(who(login));
  return (await findProcesses(db.pool, { parts: searchParts(text, sight.pack.organs), sight: sightOf(me), keys: [], atMost: EVERYTHING })).map(({ id }) => id).sort();
}

/** Whether the lists show it: each kind by the query of its own page. */
async function isListed(me: Actor, { id, kind }: { id: string; kind: string }): Promise<boolean> {
  const of = { projectLifecycle: () => projectItem(db.pool, scopeOf(me, 'project.view'), id), operationYear: () => yearItem(db.pool, scopeOf(me, 'project.view'), id), request: () => requestItem(db.pool, scopeOf(me, 'project.view'), id), supervisedTask: () => supervisedItem(db.pool, scopeOf(me, 'supervised.view'), id), evaluation: () => evaluationItem(db.pool, scopeOf(me, 'evaluation.view'), id),
    declarationBatch: async () => (await batchesOf(db.pool, scopeOf(me, 'batch.view'))).find((batch) => batch.id === id) };
  return (await of[kind as keyof typeof of]()) !== undefined;
}

test('for every person and every process: it is found by whoever its list is shown to, and by nobody else', async () => {
  const people = (await db.pool.query<{ id: string }>('select id from person order by id')).rows;
  const processes = (await db.pool.query<{ id: string; kind: string }>(`select id, kind from process where kind <> 'declarationWindow' order by id`)).rows;
  const apart: string[] = [];
  let shown = 0;
  for (const { id: person } of people) {
    const { rows } = await db.pool.query<{ id: string }>(`select process_id as id from search_entry where seen_by @@ (select coalesce(string_agg(quote_literal(t), ' | '), '''nobody''')::tsquery from unnest($1::text[]) t)`, [sightOf(actor(person))]);
    const hers = new Set(rows.map(({ id }) => id));
    for (const process of processes) {
      const isShown = await isListed(actor(person), process);
      shown += isShown ? 1 : 0;
      if (hers.has(process.id) !== isShown) apart.push(`${person} ${process.id}: ${isShown ? 'shown and not found' : 'found and not shown'}`);
    }
  }
  expect(apart).toEqual([]);
  expect(shown).toBeGreaterThan(100);
}, 120_000);

test('by words, initials, number, body, and all of them at once', async () => {
  const { rows: [p1] } = await db.pool.query<{ title: string; number: string }>(`select p.title, j.number from process p join project j on j.id = p.id where p.id = 'p1'`);
  expect(p1?.title).toBe('排水监测系统');
  for (const text of ['排水', '监测系统', 'psjc', 'JCXT', `排水 ${p1?.number}`, p1?.number ?? '-', '住建 监测', 'jcxt 住建委']) expect([text, (await found(text, 'wangmin')).includes('p1')]).toEqual([text, true]);
  for (const text of ['水排', '监测系统zz', '应急 监测', `${p1?.number}9`, "'", '\\', '% _']) expect([text, await found(text, 'wangmin')]).toEqual([text, []]);
  expect(await found("排水' | '", 'wangmin')).toEqual(await found('排水', 'wangmin')); // what is no word is left out
  expect(await found('排水', 'weisi')).toEqual([]); // who holds no office finds nothing
  expect(await found('排水', 'yjj-clerk')).toEqual([]);
});

test('a batch is found by its receipt, a task of the plan by its title, and who finds it has the page', async () => {
  const { rows: [batch] } = await db.pool.query<{ receipt: string }>(`select receipt from declaration_batch where id = 'sh-zjw.daily.2019'`);
  expect(await found(batch?.receipt ?? '-', 'hanliu')).toEqual(['sh-zjw.daily.2019']);
  expect(await found('危化品', 'zhengshi')).toEqual(['shanghai-2019.SH19-24']);
  expect(await found('危化品', 'zjw-head')).toEqual([]);
});

const entries = async (): Promise<string[]> => (await db.pool.query<{ line: string }>('select to_jsonb(e)::text as line from search_entry e order by process_id')).rows.map(({ line }) => line);

test('what is found by is made anew from the facts, and filled in for processes that were there before there was a search', async () => {
  const before = await entries();
  expect(before.length).toBeGreaterThan(50);
  await rebuild(owner.pool);
  expect(await entries()).toEqual(before);
  await owner.pool.query('delete from search_entry');
  expect(await found('排水', 'wangmin')).toEqual([]);
  await migrate(db.url);
  expect(await entries()).toEqual(before);
});

test('past the latest thousands the index finds what is rare, the latest first', async () => {
  await owner.pool.query(`insert into process (id, kind, subject_id, jurisdiction, title, pack, last_seq, last_hash, last_at, opened_at, hear_by) select 'many' || n, 'projectLifecycle', 'many', 'shanghai', '', (select hash from pack limit 1), 1, '', now(), now() + n * interval '1 second', now() from generate_series(1, 2100) n`);
  await owner.pool.query(`insert into search_entry (process_id, kind, opened_at, title, seen_by) select 'many' || n, 'projectLifecycle', now() + n * interval '1 second', case when n % 700 = 5 then '''稀有''' else '''寻常''' end::tsvector, array_to_tsvector(array['@project.view/all']) from generate_series(1, 2100) n`);
  const hits = await findProcesses(db.pool, { parts: searchParts('稀有', []), sight: ['@project.view/all'], keys: [], atMost: EVERYTHING });
  expect(hits.map(({ id }) => id)).toEqual(['many1405', 'many705', 'many5']);
  expect((await findProcesses(db.pool, { parts: searchParts('寻常', []), sight: ['@project.view/all'], keys: [], atMost: 3 })).map(({ id }) => id)).toEqual(['many2100', 'many2099', 'many2098']);
  expect(await findProcesses(db.pool, { parts: searchParts('稀有', []), sight: ['@project.view/unit:elsewhere'], keys: [], atMost: 3 })).toEqual([]);
  expect((await found('排水', 'wangmin')).length).toBeGreaterThan(0); // behind all of them
});
