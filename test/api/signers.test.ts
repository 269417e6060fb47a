import { agreeing, declare, waiting } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

type Entry = { readonly kind: string; readonly who: { readonly zh: string }; readonly words: { readonly zh: string; readonly en: string }; readonly text: string | null };
const ADDING = ['task.opened', 'task.cancelled', 'task.reassigned'];
const OF_A_SEAT = /加签|减签|回避|转由/;

test('the history says who let whom sign and where, with her note, and who took whom off: whoever has the seat by then', async () => {
  const title = '会签史';
  const id = await declare(docket, { title });
  await agreeing(docket, title, 'zjw-review');
  const [wangmin, zhaoliu] = [await docket.as('wangmin'), await docket.as('zhaoliu')];
  const task = (await waiting(docket, 'wangmin', title))?.id ?? '';
  const add = async (name: string, where: string, note?: string): Promise<string> => (await wangmin.act<{ added: string[] }>(`${where} ${name}`, 'POST', `/user-tasks/${task}/signers`, { people: [`demo-${name}`], where, ...(note !== undefined && { note }) })).added[0] ?? '';
  const off = (of: string): Promise<unknown> => wangmin.act(`off ${of}`, 'DELETE', `/user-tasks/${of}/signers`);
  const beside = await add('sunqi', 'beside', '请核对测算。');
  await off(beside);
  const after = await add('sunqi', 'after');
  const before = await add('zhaoliu', 'before');
  await zhaoliu.act('stands back', 'POST', `/user-tasks/${before}/recusal`, { reason: '亲属在该单位。' });
  await off(`${before}~x1`);
  await docket.settled();
  await off(after);
  const passed = await add('zhaoliu', 'beside').catch((err: unknown) => err);
  expect(passed).toMatchObject({ type: '/problems/cannot-sign' }); // she stood back

  const { timeline } = await wangmin.get<{ timeline: Entry[] }>(`/projects/${id}`);
  const said = timeline.filter(({ kind, words }) => ADDING.includes(kind) && OF_A_SEAT.test(words.zh)).map(({ who, words, text }) => [who.zh, words.zh, words.en, text]);
  expect(said).toEqual([
    ['王敏', '加签孙祺，与本人一同签署', 'Added 孙祺 to sign beside herself', '请核对测算。'],
    ['王敏', '减签孙祺', 'Took 孙祺 off the signers', null],
    ['王敏', '加签孙祺，在本人之后签署', 'Added 孙祺 to sign after herself', null],
    ['王敏', '加签赵柳，先于本人签署', 'Added 赵柳 to sign before herself', null],
    ['赵柳', '回避，由他人办理', 'Stood back; somebody else takes the seat', '亲属在该单位。'],
    ['王敏', '减签一席', 'Took a seat off the signers', null],
    ['王敏', '减签孙祺', 'Took 孙祺 off the signers', null],
  ]);
  await agreeing(docket, title, 'wangmin');
  expect((await waiting(docket, 'lisi', title))?.step.zh).toContain('会签');
}, 60_000);

test('a signer who handed her seat on is called by the name of whoever has it when it is taken off', async () => {
  const title = '会签转办';
  const id = await declare(docket, { title });
  await agreeing(docket, title, 'zjw-review');
  const [wangmin, zhaoliu] = [await docket.as('wangmin'), await docket.as('zhaoliu')];
  const task = (await waiting(docket, 'wangmin', title))?.id ?? '';
  const { added: [seat = ''] } = await wangmin.act<{ added: string[] }>('lets her sign', 'POST', `/user-tasks/${task}/signers`, { people: ['demo-zhaoliu'], where: 'beside' });
  await zhaoliu.act('hands on', 'POST', `/user-tasks/${seat}/reassignment`, { to: 'demo-sunqi', reason: '外出开会' });
  await wangmin.act('takes it off', 'DELETE', `/user-tasks/${seat}/signers`);
  const { timeline } = await wangmin.get<{ timeline: Entry[] }>(`/projects/${id}`);
  expect(timeline.filter(({ words }) => OF_A_SEAT.test(words.zh)).map(({ who, words }) => `${who.zh} ${words.zh}`)).toEqual(['王敏 加签赵柳，与本人一同签署', '赵柳 转由孙祺办理', '王敏 减签孙祺']);
}, 60_000);
