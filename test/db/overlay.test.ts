import { layAgain } from '../../bin/lay-again';
import { keepShipped, overlayState, publications, publishRevision, putDraft, dropDraft } from '../../db/overlay';
import { packHash } from '../../db/packs';
import { changesBetween, readOverlaid } from '../../domain/policy/overlay';
import type { PackFile } from '../../domain/policy/parts';
import { readPack } from '../../domain/policy/read-pack';
import { eachInATown } from '../support/each-town';
import { EXCEPTION } from '../support/exception';
import { PACK } from '../support/memory-record';
import { packFiles } from '../domain/policy/shipped-pack';

const at = eachInATown();
const shipped = packFiles('shanghai');
const HERE = { jurisdiction: 'shanghai', hashAlgorithm: 'sm3' } as const;
const REVIEW = 'ladders/review-item.yaml';
const own: PackFile[] = [...Object.entries(EXCEPTION).map(([path, text]) => ({ path, text })), { path: REVIEW, text: shipped.find(({ path }) => path === REVIEW)?.text.replace('due: {workingDays: 10}', 'due: {workingDays: 9}') ?? '' }];
const inForce = async (): Promise<string> => (await at.db.pool.query<{ version: string }>('select version from pack order by in_force_from desc, published_at desc limit 1')).rows[0]?.version ?? '';

async function lay(): Promise<void> {
  const read = readOverlaid({ shipped, files: own, revision: 1 });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { newest } = await overlayState(at.db.pool, 'shanghai');
  const client = await at.db.pool.connect();
  await publishRevision(client, { hash: packHash('sm3', read.pack), pack: read.pack, files: shipped, own, by: 'demo-yanan', jurisdiction: 'shanghai', n: 1, before: newest.hash, shipped: newest.hash, changes: changesBetween(PACK, read.pack), reason: '自定', draftedBy: ['demo-chusan'] });
  client.release();
}

/** A release whose files say something else in one place. */
async function released(version: string, path: string, [from, to]: readonly [string | RegExp, string]): Promise<void> {
  const files = shipped.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file)).map((file) => (file.path === 'pack.yaml' ? { ...file, text: file.text.replace(/version: .*/, `version: '${version}'`) } : file));
  const read = readPack(files);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  await keepShipped(at.db.pool, { jurisdiction: 'shanghai', hash: packHash('sm3', read.pack), version, files });
}

test('a release beside what is laid over it is laid under it as the next revision, once', async () => {
  await lay();
  expect(await inForce()).toBe(`${PACK.version}+1`);
  await released('next', 'ladders/change-item.yaml', [/workingDays: 10/, 'workingDays: 8']);
  await layAgain(at.db.pool, HERE);
  await layAgain(at.db.pool, HERE);
  expect(await inForce()).toBe('next+2');
  expect(await publications(at.db.pool, 'shanghai', 5)).toMatchObject([{ n: 2, publishedBy: 'release', draftedBy: [], changes: [{ section: 'ladders', id: 'change-item', change: 'changed' }] }, { n: 1, draftedBy: ['褚珊'] }]);
});

test('a release that touches what is laid over it merges nothing: what is in force stays', async () => {
  await lay();
  await released('touching', REVIEW, [/soon: .*/, 'soon: {workingDays: 1}']);
  await layAgain(at.db.pool, HERE);
  expect(await inForce()).toBe(`${PACK.version}+1`);
  const { newest, under } = await overlayState(at.db.pool, 'shanghai');
  expect([newest.version, under.version]).toEqual(['touching', PACK.version]);
});

test('everybody who wrote on a draft is remembered, and what is published belongs to two', async () => {
  const draft = { jurisdiction: 'shanghai', path: 'gates.yaml' };
  for (const by of ['demo-chusan', 'demo-yanan', 'demo-chusan']) await putDraft(at.db.pool, { ...draft, body: 'gates: []', by });
  expect((await overlayState(at.db.pool, 'shanghai')).drafts).toMatchObject([{ path: 'gates.yaml', by: ['demo-chusan', 'demo-yanan'], names: ['褚珊', '严安'] }]);
  await dropDraft(at.db.pool, draft);
  expect((await overlayState(at.db.pool, 'shanghai')).drafts).toEqual([]);
  const { newest } = await overlayState(at.db.pool, 'shanghai');
  const client = await at.db.pool.connect();
  await expect(publishRevision(client, { hash: 'x', pack: { ...PACK, version: 'x' }, files: [], own: [], by: 'demo-chusan', jurisdiction: 'shanghai', n: 1, before: newest.hash, shipped: newest.hash, changes: [], reason: '一人', draftedBy: ['demo-chusan'] })).rejects.toThrow('overlay_two_people');
  client.release();
});
