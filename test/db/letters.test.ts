import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { letterHtml } from '../../activities/documents/letter-html';
import { openDatabase } from '../../db/database';
import { letterById, letterPage, textsIn, type KeptLetter } from '../../db/letters/letters';
import { dueFiles, fileLater, filesDue, filesWait, keepFile, putOffFiles, takeUpFiles } from '../../db/letters/files';
import { letterBytes } from '../../db/letters/letters';
import { publishPack } from '../../db/packs';
import { textsOf } from '../../db/reads/case';
import { rebuild } from '../../db/record/rebuild';
import { isRefusal } from '../../domain/refusal';
import { eachInATown } from '../support/each-town';
import { agree, declare, importPlan, sendBack } from '../support/deeds';
import { PACK } from '../support/memory-record';
import { aTown, throughBatch } from '../support/town';

const own = eachInATown();

const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => (await own.db.pool.query(sql, values)).rows as T[];
const numbers = async (letter: string): Promise<string[]> => (await rows<{ number: string }>('select number from letter where letter = $1 order by n', [letter])).map(({ number }) => number);
const ofProcess = async (id: string): Promise<KeptLetter[]> => Promise.all((await rows<{ id: string }>('select id from letter where process_id = $1 order by seq', [id])).map(async (row) => (await letterById(own.db.pool, row.id)) as KeptLetter));
const written = async (letter: KeptLetter): Promise<string> => letterHtml({ letter, pack: await aTown(own.db).record.law.pack(own.db.pool, letter.pack), names: new Map(), texts: await textsOf(own.db.pool, textsIn(letter)) });

test('of forty declarations at once, half of them refused or rolled back, the others are numbered one after the other', async () => {
  const declared = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => {
    const deed = declare({ id: randomUUID() });
    if (n % 4 === 1) return own.town.put({ ...deed, by: 'demo-nobody' });
    if (n % 4 === 3) return own.town.put({ ...deed, decide: (cases, w, extra) => {
      const decided = deed.decide(cases, w, extra);
      return isRefusal(decided) ? decided : { ...decided, facts: [...decided.facts, { kind: 'pack.changed', v: 1, payload: { from: 'a', to: 'no such pack' } }] };
    } });
    return own.town.put(deed);
  }));
  expect(declared.filter((each) => each.status === 'rejected')).toHaveLength(10);
  expect(declared.filter((each) => each.status === 'fulfilled' && isRefusal(each.value))).toHaveLength(10);
  expect(await numbers('receipt')).toEqual(Array.from({ length: 20 }, (_, n) => `沪信项受〔2019〕${n + 1}号`));
  expect(await rows('select value from counter where name = $1', ['letter.receipt.2019'])).toEqual([{ value: 20 }]);
});

test('the same act again issues no second letter, and an act that issues none takes no number', async () => {
  const [deed, commandId] = [declare(), randomUUID()];
  await own.town.put(deed, { commandId });
  await own.town.put(deed, { commandId });
  await own.town.settle('p1');
  expect(await numbers('receipt')).toEqual(['沪信项受〔2019〕1号']);
  await own.town.do(agree('p1~confirmation~1~confirm~confirmer', 'zjw-review'));
  expect(await rows('select name from counter order by 1')).toEqual([{ name: 'letter.receipt.2019' }]);
});

test('a return issues one notice with every item; the letter names its cause, and nobody is told twice', async () => {
  await own.town.do(declare());
  await own.town.do(agree('p1~confirmation~1~confirm~confirmer', 'zjw-review'));
  await throughBatch(own.town, ['p1']);
  await own.town.do(sendBack('p1~review~1~first-review~first-reviewer', 'wangmin'));
  const [receipt, notice] = await ofProcess('p1');
  expect(receipt).toMatchObject({ letter: 'receipt', signs: 'sh-jxw', to: [{ role: 'unit_clerk', organ: 'sh-zjw-xxb', people: expect.arrayContaining(['demo-zjw-clerk']) }] });
  const cause = await rows<{ kind: string; items: unknown[] }>(`select kind, payload -> 'items' as items from fact where process_id = 'p1' and seq = $1`, [notice?.cause]);
  expect(cause[0]?.kind).toBe('round.ended');
  expect(notice?.data.items).toEqual(cause[0]?.items);
  const told = await rows<{ template: string }>(`select template from notice where recipient_id = 'demo-zjw-clerk' and process_id = 'p1' order by seq`);
  expect(told.map(({ template }) => template)).toEqual(['letter-issued', 'round-agreed', 'round-returned']);
});

test('the year of a number is that of business time, and each year begins at one', async () => {
  await own.town.do(declare());
  await own.town.passTo('2020-01-06 10:00');
  await own.town.do(declare({ id: 'p2' }));
  expect(await numbers('receipt')).toEqual(['沪信项受〔2019〕1号', '沪信项受〔2020〕1号']);
});

test('what time does to ten tasks at one moment issues their slips in one turn, numbered one after the other', async () => {
  await own.town.do(importPlan(PACK.plans[0] as never));
  await own.town.passTo('2020-01-02 09:30');
  const slips = await numbers('reminder');
  expect(slips.length).toBeGreaterThanOrEqual(3);
  expect(slips).toEqual(slips.map((_, n) => `沪整合催〔2020〕${n + 1}号`));
  expect(await rows(`select l.id from letter l join fact f on f.process_id = l.process_id and f.seq = l.cause_seq where l.letter = 'reminder' and f.kind <> 'rung.fired'`)).toEqual([]);
});

test('a letter is the same bytes later, though the pack has changed and the record was made anew', async () => {
  await own.town.do(declare());
  const [before] = await ofProcess('p1');
  const page = await written(before as KeptLetter);
  const changed = { ...PACK, version: '2', organs: PACK.organs.map((organ) => (organ.id === 'sh-jxw' ? { ...organ, name: { zh: '另一机关', en: 'Another body' } } : organ)), templates: PACK.templates.map((template) => (template.name === 'receipt' ? { ...template, body: '{{#> layout}}<p>新版 {{title}}</p>{{/layout}}' } : template)) };
  const at = (await rows<{ at: number }>('select (ms(clock_timestamp()) + offset_ms)::float8 as at from installation'))[0]?.at ?? 0;
  await publishPack(own.db.knex, { pack: changed, files: {}, by: 'test', inForceFrom: at - 1, algorithm: 'sm3' });
  await own.town.do(declare({ id: 'p2' }));
  const [after] = await ofProcess('p2');
  expect(after?.templateHash).not.toBe(before?.templateHash);
  expect(await written(after as KeptLetter)).toContain('新版');
  const owner = openDatabase({ url: own.db.url, log: pino({ level: 'silent' }), max: 2, asOwner: true });
  const table = (name: string): Promise<object[]> => rows(`select to_jsonb(t) as line from ${name} t order by 1`);
  const [kept, to, files] = [await table('letter'), await table('letter_to'), await table('letter_file')];
  await rebuild(owner.pool);
  await owner.close();
  expect([await table('letter'), await table('letter_to'), await table('letter_file')]).toEqual([kept, to, files]);
  expect(await written((await ofProcess('p1'))[0] as KeptLetter)).toBe(page);
});

test('an office turns its pages: every letter once, the latest first', async () => {
  for (let n = 0; n < 7; n += 1) await own.town.put(declare({ id: `p${n}` }));
  const keys = ['unit_clerk@sh-zjw-xxb', 'unit_head@sh-zjw-xxb'];
  const seen: string[] = [];
  for (let after: { at: number; id: string } | null = null; ;) {
    const page: KeptLetter[] = await letterPage(own.db.pool, keys, { letter: null, after, atMost: 3 });
    seen.push(...page.map(({ processId }) => processId));
    const last = page.at(-1);
    if (!last) break;
    after = { at: last.issuedAt, id: last.id };
  }
  expect([...seen].sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
  expect(await letterPage(own.db.pool, keys, { letter: 'supplement', after: null, atMost: 3 })).toEqual([]);
  expect(await letterPage(own.db.pool, ['unit_clerk@sh-yjj-xxb'], { letter: null, after: null, atMost: 3 })).toEqual([]);
});

test('a file that cannot be printed waits, longer each time; printed once, it stays the same', async () => {
  await own.town.put(declare());
  const { ids } = await dueFiles(own.db.pool, 10);
  const [id = ''] = ids;
  await putOffFiles(own.db.pool, 300_000);
  expect([(await dueFiles(own.db.pool, 10)).ids, await filesWait(own.db.pool), await filesDue(own.db.pool)]).toEqual([[], false, 1]);
  await takeUpFiles(own.db.pool);
  expect((await dueFiles(own.db.pool, 10)).ids).toEqual([id]);
  await fileLater(own.db.pool, id, { error: 'no memory', afterMs: 60_000 });
  await takeUpFiles(own.db.pool); // what failed keeps its pause
  expect((await dueFiles(own.db.pool, 10)).ids).toEqual([]);
  expect(await letterBytes(own.db.pool, id)).toBeUndefined();
  await keepFile(own.db.pool, id, { hash: 'h1', bytes: Buffer.from('%PDF-1') });
  await keepFile(own.db.pool, id, { hash: 'h2', bytes: Buffer.from('%PDF-2') });
  expect((await letterBytes(own.db.pool, id))?.toString()).toBe('%PDF-1');
  expect(await filesDue(own.db.pool)).toBe(0);
});

test.each(['update letter set number = number', 'delete from letter', 'delete from letter_to', 'delete from letter_file'])('the application may not: %s', async (sql) => {
  await expect(own.db.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
});
