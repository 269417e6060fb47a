import { setTimeout as pause } from 'node:timers/promises';
import { commandIdOf, type Refusal } from '../../bin/first-run/client';
import { aDocket, type Docket } from '../support/docket';
import { replayed } from '../replay/histories';
import { declare, draft, factsOf, kinds, mailTo, projectOf, throughBatch, waiting } from './acts';

const TITLE = '停工期间';
const SILENT_LINE_MS = 10_000; // after which an unused line to the mail server is given up
const WATCHED_MS = 3_000; // longer than the sweeper's longest silence
let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

/** Looks for a while whether something stays as it is. */
async function stays<T>(look: () => Promise<T>, as: T): Promise<void> {
  for (const from = performance.now(); performance.now() - from < WATCHED_MS; await pause(100)) expect(await look()).toEqual(as);
}

describe('while no worker runs', () => {
  let id: string;
  let second: string;
  let mails: number;
  let endedMs: number;
  beforeAll(async () => {
    id = await declare(docket, { title: TITLE });
    await mailTo(docket, 'zjw-review', TITLE);
    const told = performance.now();
    await docket.worker?.stop();
    endedMs = performance.now() - told;
    mails = docket.mailbox.listMails().length;
  }, 60_000);

  test('the worker ends when it is told to: the line by which its last mail went does not keep it', () => expect(endedMs).toBeLessThan(SILENT_LINE_MS - 1_500));

  test('a decision is recorded and answered at once, with the word that movement follows', async () => {
    const task = await waiting(docket, 'zjw-review', TITLE);
    const answer = await (await docket.as('zjw-review')).act('confirm', 'POST', `/user-tasks/${task?.id}/decision`, { outcome: 'agree', opinion: '同意' });
    expect(answer).toMatchObject({ outcome: 'agree', round: { route: 'confirmation', outcome: 'agreed' }, moving: true });
    expect(await projectOf(docket, 'zjw-clerk', id)).toMatchObject({ moving: true, project: { stage: 'declaration' } });
  });

  test('a declaration too: it has its number, and nobody has work with it yet', async () => {
    second = await draft(docket, { title: '停工期间又一件' });
    expect(await (await docket.as('zjw-clerk')).act('declared meanwhile', 'POST', `/projects/${second}/submission`)).toMatchObject({ projectId: second, number: 'SH2019-0002', moving: true });
    expect(await waiting(docket, 'zjw-review', '停工期间又一件')).toBeUndefined();
  });

  test('nothing moves: no stage opens, nobody gets work, no letter leaves', async () => {
    const before = kinds(await factsOf(docket));
    await stays(async () => ({ facts: kinds(await factsOf(docket)), mails: docket.mailbox.listMails().length, work: await waiting(docket, 'wangmin', TITLE) }), { facts: before, mails, work: undefined });
    expect(kinds(await factsOf(docket, second))).toEqual(['process.opened', 'project.submitted', 'letter.issued']);
  });

  test('the same click twice, one after the other, is one act with one answer', async () => {
    const draftId = await draft(docket, { title: '双击' });
    const clerk = await docket.as('zjw-clerk');
    const [first, again] = [await clerk.act('double', 'POST', `/projects/${draftId}/submission`), await clerk.act('double', 'POST', `/projects/${draftId}/submission`)];
    expect(again).toEqual(first);
    expect(kinds(await factsOf(docket, draftId))).toEqual(['process.opened', 'project.submitted', 'letter.issued']);
  });

  test('eight clicks at once are one act, and every one of them gets its answer', async () => {
    const draftId = await draft(docket, { title: '八击' });
    const clerk = await docket.as('zjw-clerk');
    const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.act('eightfold', 'POST', `/projects/${draftId}/submission`)));
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(kinds(await factsOf(docket, draftId))).toEqual(['process.opened', 'project.submitted', 'letter.issued']);
    const { rows } = await docket.db.pool.query<{ n: number }>(`select count(*)::int as n from project`);
    expect(rows[0]?.n).toBe(4); // and the numbers have no gap
    expect(answers[0]).toMatchObject({ number: 'SH2019-0004' });
  });

  test('two different clicks at once: one counts, the other hears that it has been done', async () => {
    const draftId = await draft(docket, { title: '两次点击' });
    const clerk = await docket.as('zjw-clerk');
    const heard = await Promise.all(['this', 'that'].map((name) => clerk.act(`${name} click`, 'POST', `/projects/${draftId}/submission`).then(() => 'done', (no: Refusal) => no.type)));
    expect(heard.sort()).toEqual(['/problems/draft-already-submitted', 'done']);
  });

  test('once a worker runs again, all of it follows', async () => {
    await docket.run('worker', {}, ['--activate']);
    await docket.settled(60_000);
    await throughBatch(docket, id);
    expect(await waiting(docket, 'wangmin', TITLE)).toMatchObject({ step: { zh: '审核' } });
    expect(await waiting(docket, 'zjw-review', '停工期间又一件')).toMatchObject({ step: { zh: '初审确认' } });
    expect(await mailTo(docket, 'wangmin', TITLE)).toContain(TITLE);
    expect((await projectOf(docket, 'zjw-clerk', id)).moving).toBe(false);
  }, 90_000);

  test('and nothing of it happened twice', async () => {
    const facts = await factsOf(docket, id);
    expect(kinds(facts)).toEqual(['process.opened', 'project.submitted', 'letter.issued', 'stage.entered', 'round.opened', 'step.opened', 'deadline.set', 'task.opened', 'task.decided', 'deadline.ended', 'round.ended', 'awaiting.opened', 'project.declared', 'awaiting.ended', 'stage.left', 'stage.entered', 'project.routed', 'round.opened', 'step.opened', 'deadline.set', 'task.opened']);
    expect(facts.filter(({ commandId }) => commandId === commandIdOf('confirm'))).toHaveLength(3);
    const sent = docket.mailbox.listMails().map(({ messageId }) => messageId);
    expect(new Set(sent).size).toBe(sent.length);
  });

  test('its runs replay', async () => expect(await replayed(docket)).toEqual({ failed: [], atLeast: true }), 60_000);
});
