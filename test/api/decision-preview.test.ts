import { declare, factsOf, say, waiting } from '../journeys/acts';
import { aDatabase, type TestDatabase } from '../support/database';
import { aDocket, until, type Docket } from '../support/docket';
import { ownRoute } from '../support/own-routes';
import { publishOwn, withRoutes } from '../support/own-pack';

const TITLE = '应急指挥平台';
const MAJORITY = { vote: { needs: { ratio: [1, 2], of: 'cast' }, quorum: 2, abstention: true, tie: 'not-agreed', source: { default: 'a vote of a test' } } };
/** A check, a vote of every reviewer, a sign-off by whom the last voter names, and two steps side by side; nobody sits twice. */
const ROUTE = ownRoute('confirmation', {
  name: 'a vote and a choice', differentPeople: true, steps: [
    { id: 'check', seats: [{ id: 'confirmer', of: 'department' }] }, { id: 'vote', settles: MAJORITY, seats: [{ id: 'voter', of: 'review', each: true }] }, { id: 'sign', seats: [{ id: 'signer', of: 'review', chosen: true }] },
    { id: 'money', after: ['sign'], seats: [{ id: 'accountant', of: 'finance' }] }, { id: 'file', after: ['sign'], seats: [{ id: 'keeper', of: 'desk' }] },
  ],
});

type Preview = { readonly act: string; readonly blocked: { readonly type: string; readonly params?: object } | null; readonly outcome: { readonly next: { readonly zh: string }; readonly people: readonly string[]; readonly dueAt: string | null; readonly effects: readonly object[] } | null };
type Page = { readonly may: readonly Preview[]; readonly chooses: readonly { readonly seat: string; readonly people: readonly { readonly id: string }[] }[]; readonly task: { readonly dayMark: { readonly dueAt: string } } };

let database: TestDatabase;
let docket: Docket;
beforeAll(async () => {
  database = await aDatabase();
  await publishOwn(database, withRoutes(ROUTE));
  docket = await aDocket({ database });
  await declare(docket, { title: TITLE });
}, 180_000);
afterAll(async () => {
  await docket.stop();
  await database.drop();
}, 60_000);

async function at(login: string): Promise<string> {
  await until(async () => (await waiting(docket, login, TITLE)) !== undefined, 20_000, `it waits for ${login}`);
  return `/user-tasks/${encodeURIComponent((await waiting(docket, login, TITLE))?.id ?? '')}`;
}
const pageOf = async (login: string): Promise<Page> => (await docket.as(login)).get<Page>(await at(login));
const tried = async (login: string, query: string): Promise<Preview> => (await docket.as(login)).get<Preview>(`${await at(login)}/decision/preview?${query}`);

test('where each of an office will be asked, each is named once', async () => {
  const page = (await pageOf('zjw-review')).may.find(({ act }) => act === 'agree')?.outcome;
  expect([...(page?.people ?? [])].sort()).toEqual(['孙祺', '王敏', '赵柳']);
  expect((await tried('zjw-review', 'outcome=agree')).outcome).toEqual(page);
});

test('a decision with whom she names is foreseen as it then comes, to the day; and a name that could not sit there is said before', async () => {
  await say(docket, 'zjw-review', { title: TITLE, outcome: 'agree', opinion: '同意。' });
  await (await docket.as('wangmin')).act('王敏 abstains', 'POST', `${await at('wangmin')}/decision`, { outcome: 'abstain', opinion: '与本人承担的课题有关。' });
  await say(docket, 'zhaoliu', { title: TITLE, outcome: 'agree', opinion: '同意。' });

  const page = await pageOf('sunqi');
  expect(page.chooses.map(({ seat, people }) => [seat, people.map(({ id }) => id)])).toEqual([['signer', ['demo-wangmin']]]); // who voted yes, she too, does not sign as well
  const before = (await factsOf(docket)).length;
  for (const query of ['outcome=agree', 'outcome=agree&chosen=signer:demo-lisi', 'outcome=agree&chosen=signer:demo-sunqi']) expect(await tried('sunqi', query)).toMatchObject({ act: 'agree', outcome: null, blocked: { type: '/problems/choose-next', params: { seats: [{ seat: 'signer', people: ['demo-wangmin'] }] } } });
  const { outcome, blocked } = await tried('sunqi', 'outcome=agree&chosen=signer:demo-wangmin');
  expect([blocked, outcome]).toEqual([null, expect.objectContaining({ next: expect.objectContaining({ en: 'sign' }), people: ['王敏'] })]);
  expect(await tried('sunqi', 'outcome=agree&chosen=signer:demo-wangmin&for=demo-lisi')).toMatchObject({ outcome: null, blocked: { type: '/problems/not-standing-in' } });
  expect(await tried('sunqi', 'outcome=agree&chosen=signer:demo-wangmin')).toEqual({ act: 'agree', blocked, outcome }); // asked again it is the same
  expect(await factsOf(docket)).toHaveLength(before);

  await (await docket.as('sunqi')).act('names 王敏', 'POST', `${await at('sunqi')}/decision`, { outcome: 'agree', opinion: '同意。', chosen: { signer: 'demo-wangmin' } });
  expect((await pageOf('wangmin')).task.dayMark.dueAt).toBe(outcome?.dueAt);
});

test('where two steps open at once, both are said', async () => {
  expect((await tried('wangmin', 'outcome=agree')).outcome).toMatchObject({ next: { zh: 'money、file', en: 'money, file' }, people: expect.arrayContaining(['李思', '钱尔', '韩榴']) });
});

test('a return to an earlier step is foreseen as the page itself foresees it', async () => {
  const { may } = await pageOf('wangmin');
  for (const way of ['back', 'forward']) {
    const { act: _act, ...seen } = await tried('wangmin', `outcome=return&to=check&resume=${way}`);
    expect(seen.outcome?.effects.length).toBeGreaterThan(0);
    expect(may).toContainEqual({ act: `return:check:${way}`, ...seen });
  }
  expect(await tried('wangmin', 'outcome=return&to=sign&resume=back')).toMatchObject({ blocked: { type: '/problems/not-a-step-before' } });
});
