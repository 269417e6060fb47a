import { ask, open, type Session } from '../api/ask';
import { aDocket, type Docket } from '../support/docket';
import { agreeing, declare, factsOf, mailTo, refusal, say, waiting } from './acts';

const TITLE = '排水监测系统';
type Saw = { readonly form: { readonly version: number } | null; readonly attachments: readonly { readonly id: string; readonly name: string; readonly version: number }[] };
type Entry = { readonly seq: number; readonly kind: string; readonly who: { readonly zh: string }; readonly saw: Saw | null; readonly corrections: readonly object[]; readonly decision: { readonly seq: number } | null; readonly text: string | null };
type Decision = { readonly outcome: { zh: string }; readonly fields: readonly { name: string; value: unknown }[]; readonly saw: Saw; readonly followed: readonly { what: string; words: { zh: string }; final: boolean }[]; readonly corrections: readonly object[]; readonly may: readonly { act: string; blocked: { type: string } | null }[] };
let docket: Docket;
let clerk: Session;
let id: string;

beforeAll(async () => {
  docket = await aDocket();
  clerk = await open(docket.url, 'zjw-clerk');
  id = await declare(docket, { title: TITLE });
  await agreeing(docket, TITLE, 'zjw-review');
}, 120_000);
afterAll(() => docket.stop(), 60_000);

const timeline = async (login: string): Promise<Entry[]> => (await (await docket.as(login)).get<{ timeline: Entry[] }>(`/projects/${id}`)).timeline;
const decisionOf = async (login: string, seq: number): Promise<Decision> => (await docket.as(login)).get<Decision>(`/decisions/${id}/${seq}`);
async function resubmit(title: string, amountFen: number, of: readonly number[]): Promise<void> {
  const { data } = await (await docket.as('zjw-clerk')).get<{ data: Record<string, unknown> }>(`/projects/${id}`);
  await (await docket.as('zjw-clerk')).act(`again ${title}`, 'POST', `/projects/${id}/resubmission`, { data: { ...data, purpose: title, amountFen }, answers: of.map((n) => ({ n, text: `第${n}项已补。` })) });
  await docket.settled();
}

test('the second return goes through what was asked before, item by item, and gives its reason for what is new', async () => {
  await say(docket, 'wangmin', { title: TITLE, outcome: 'return', items: ['请补充整合关系', '请附测算表'] });
  await (await docket.as('zjw-clerk')).attach(`/projects/${id}/attachments/construction-plan`, { name: `${TITLE}建设方案.pdf`, text: '%PDF-1.4 改过的方案' });
  await resubmit('改过的用途', 28_000_000, [1, 2]);
  const task = await waiting(docket, 'wangmin', TITLE);
  const wangmin = await docket.as('wangmin');
  expect((await wangmin.get<{ before: object }>(`/user-tasks/${task?.id}`)).before).toEqual({ round: 1, items: [{ n: 1, text: '请补充整合关系', again: null, reason: null, answer: '第1项已补。' }, { n: 2, text: '请附测算表', again: null, reason: null, answer: '第2项已补。' }] });
  const without = { outcome: 'return', items: [{ text: '请附测算表', again: 2 }, '请附等保材料'] };
  expect(await refusal(wangmin.act('no reason', 'POST', `/user-tasks/${task?.id}/decision`, without))).toMatchObject({ status: 422, type: 'item-reason-required', params: { items: [2] } });
  await say(docket, 'wangmin', { title: TITLE, outcome: 'return', items: [{ text: '请附测算表', again: 2 }, { text: '请附等保材料', reason: '补正后的方案首次涉及互联网出口' }] });
  expect((await ask(clerk, ['GET', `/projects/${id}`])).body['items']).toEqual([{ n: 1, text: '请附测算表', again: 2, reason: null, answer: null }, { n: 2, text: '请附等保材料', again: null, reason: '补正后的方案首次涉及互联网出口', answer: null }]);
  const { body } = await ask(clerk, ['GET', '/letters?letter=supplement']);
  const page = await ask(clerk, ['GET', `/letters/${(body['rows'] as { id: string }[])[0]?.id ?? ''}/html`]);
  for (const said of ['上次告知的第2项，尚未补正到位', '补正后的方案首次涉及互联网出口']) expect(page.text).toContain(said);
  await resubmit('又改过的用途', 27_000_000, [1, 2]);
  await agreeing(docket, TITLE, 'wangmin', 'zhaoliu', 'lisi');
});

test('each decision shows the version of the form and of each file that it saw, and the bytes of that very version', async () => {
  const saw = (await timeline('zjw-clerk')).filter(({ kind }) => kind === 'task.decided').map((entry) => [entry.who.zh, entry.saw?.form?.version, entry.saw?.attachments.map(({ name, version }) => `${name} ${version}`)]);
  const plan = (version: number): string[] => [`${TITLE}建设方案.pdf ${version}`];
  expect(saw).toEqual([[expect.any(String), 1, plan(1)], [expect.any(String), 1, plan(1)], [expect.any(String), 2, plan(2)], [expect.any(String), 3, plan(2)], [expect.any(String), 3, plan(2)], [expect.any(String), 3, plan(2)]]);
  const [first] = (await timeline('zjw-clerk')).filter(({ kind }) => kind === 'task.decided');
  const confirmed = await decisionOf('zjw-clerk', first?.seq ?? 0);
  expect(confirmed.fields.find(({ name }) => name === 'purpose')?.value).toBe('监测排水。'); // as it was then
  expect((await ask(clerk, ['GET', `/attachments/${confirmed.saw.attachments[0]?.id ?? ''}/content`])).text).not.toContain('改过的方案');
});

describe('the approval is corrected by a colleague', () => {
  let seq: number;
  const correction = { words: '核定金额应为26.50万元。', reason: '会签时录入有误。' };
  beforeAll(async () => { seq = (await timeline('sunqi')).findLast(({ kind, decision }) => kind === 'round.ended' && decision !== null)?.seq ?? 0; });

  test('who sees what already followed before she confirms; neither its decider nor its unit is offered it', async () => {
    const page = await decisionOf('sunqi', seq);
    expect(page.followed.map(({ what, final }) => `${what}${final ? ' !' : ''}`)).toEqual(['notice', 'money !', 'letter', 'stage-left !', 'gate !', 'gate !', 'stage !', 'wait !']);
    expect(page.may.map(({ act, blocked }) => [act, blocked?.type ?? null])).toEqual([['correct', null], ['turn', '/problems/already-followed']]);
    expect((await decisionOf('zjw-clerk', seq)).may).toEqual([]);
    expect((await decisionOf('zhaoliu', seq)).may[0]).toMatchObject({ act: 'correct', blocked: { type: '/problems/decided-by-you' } });
  });

  test('beside the decision from then on, for the unit too; what followed stands, and a notice of correction goes out', async () => {
    const before = await factsOf(docket, id);
    const sunqi = await docket.as('sunqi');
    const { followed } = await decisionOf('sunqi', seq);
    expect(await refusal(sunqi.act('turn', 'POST', `/decisions/${id}/${seq}/correction`, { ...correction, outcome: 'not-agreed', shown: followed.length }))).toMatchObject({ status: 409, type: 'already-followed', params: { count: 6 } });
    await sunqi.act('correct', 'POST', `/decisions/${id}/${seq}/correction`, { ...correction, amountFen: 26_500_000, shown: followed.length });
    await docket.settled();
    const after = await factsOf(docket, id);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ kind }) => kind)).toEqual(['decision.corrected', 'letter.issued']);
    expect((await timeline('zjw-clerk')).find((entry) => entry.seq === seq)?.corrections).toEqual([expect.objectContaining({ ...correction, amountFen: 26_500_000, outcome: null })]);
    expect((await decisionOf('zjw-clerk', seq)).corrections).toHaveLength(1);
    const { body } = await ask(clerk, ['GET', '/letters?letter=correction']);
    const [letter] = body['rows'] as { id: string; number: string }[];
    expect(letter?.number).toBe('沪信项更〔2019〕1号');
    const page = await ask(clerk, ['GET', `/letters/${letter?.id ?? ''}/html`]);
    for (const said of ['更正通知书', '沪信项审〔2019〕1号', correction.words, correction.reason, '核定金额由270,000.00元更正为', '265,000.00元']) expect(page.text).toContain(said);
    expect(await mailTo(docket, 'zjw-clerk', '文书送达')).toBeTruthy();
    expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
  });
});
