import { importPlan } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import type { Seen } from './browser';


const desk = aDesk({ prepare: importPlan });

const TITLE = '城市综合管理政务信息系统';

/** Opens the queue and takes the project's task. */
async function openTask({ page }: Seen, title = TITLE): Promise<string> {
  await page.goto(`${desk.docket.url}/tasks`);
  await page.locator('[data-testid^=queue-row-]', { hasText: title }).first().click();
  await page.getByTestId('decision-agree').waitFor();
  return decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '');
}

async function agree(login: string, opinion: string, { title, ...more }: { size?: [number, number]; title?: string } = {}): Promise<void> {
  const seen = await desk.sit(login, more);
  const taskId = await openTask(seen, title);
  await seen.page.getByTestId('decision-agree').click();
  await seen.page.getByTestId('decision-opinion').fill(opinion);
  await seen.page.getByTestId('decision-submit').click();
  await isDone(login, taskId);
  await seen.shot(`after-agreeing-${login}`);
  expect(seen.errors).toEqual([]);
}

/** The task waits for her no more, and what follows has happened. */
async function isDone(login: string, taskId: string): Promise<void> {
  const hand = await desk.docket.as(login);
  await until(async () => (await hand.get<{ rows: { id: string }[] }>('/user-tasks')).rows.every(({ id }) => id !== taskId), 15_000, `${login} has decided`);
  await desk.docket.settled();
}

async function statusIs(seen: Seen, id: string, words: string): Promise<void> {
  await until(async () => {
    await seen.page.goto(`${desk.docket.url}/projects/${id}`);
    await seen.page.getByTestId('project-where').waitFor();
    return (await seen.page.textContent('body'))?.includes(words) ?? false;
  }, 20_000, `the project page says ${words}`);
}

desk.walk('the whole road in the browser: declared, confirmed, returned, supplemented, countersigned, approved; its task reminded, escalated, reported and verified', async () => {
  const clerk = await desk.sit('zjw-clerk');
  await clerk.page.goto(`${desk.docket.url}/projects`);
  await clerk.page.getByTestId('draft-new').click();
  await clerk.page.getByTestId('draft-field-title').waitFor();
  const id = new URL(clerk.page.url()).pathname.split('/')[2] ?? '';
  const clerkHand = await desk.docket.as('zjw-clerk');
  const field = (name: string) => clerk.page.getByTestId(`draft-field-${name}`);
  await field('title').fill(TITLE);
  await field('kind').selectOption('NEW');
  await field('channel').selectOption('daily');
  await field('amountFen').fill('1286.50');
  await field('purpose').fill('形成一网统管底座。');
  await field('cloudState').selectOption('LATER_OTHER_UNIT');
  await field('cloudStateReason').fill('由大数据中心统一上云。');
  await field('themes-BIG_SYSTEM').check();
  await clerk.page.getByTestId('draft-keytask').selectOption('shanghai-2019.SH19-23');
  type Draft = { data: Record<string, unknown>; keyTask: string | null; rulings: { code: string; holds: boolean }[] };
  const draftNow = (): Promise<Draft> => clerkHand.get<Draft>(`/projects/${id}/draft`);
  await until(async () => { const { data, keyTask } = await draftNow(); return data['amountFen'] === 1_286_500_000 && data['purpose'] !== undefined && keyTask !== null; }, 15_000, 'the draft saves itself');
  expect((await draftNow()).rulings).toContainEqual(expect.objectContaining({ code: 'R014', holds: false })); // shown, and refuses nothing here
  await clerk.shot('draft');
  await clerk.page.getByTestId('draft-attach-construction-plan').setInputFiles({ name: '建设方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 plan') });
  await clerk.page.getByText('建设方案.pdf').first().waitFor();
  await clerk.page.getByTestId('draft-submit').click();
  await clerk.page.waitForURL(`**/projects/${id}`);
  await desk.docket.settled();

  await agree('zjw-review', '已组织论证，同意申报。');
  await (await desk.docket.as('chusan')).act('open the window', 'POST', '/declaration-windows', { channel: 'daily', year: 2019 });
  const department = await desk.sit('zjw-review');
  await department.page.goto(`${desk.docket.url}/declaration`);
  await department.page.locator('[data-testid^=batch-row-]').first().waitFor();
  await department.shot('declaration');
  await department.page.goto(`${desk.docket.url}/batches/sh-zjw.daily.2019`);
  await department.page.getByTestId('rank-as-shown').click();
  await department.page.getByTestId('batch-send-open').waitFor();
  await department.shot('batch');
  await department.page.getByTestId('batch-send-open').click();
  await department.shot('batch-follows');
  await department.page.getByTestId('batch-send').click();
  await department.page.getByTestId('batch-receipt').first().waitFor();
  await desk.docket.settled();
  await agree('hanliu', '材料齐全，予以受理。', { title: '申报批次' });
  const reviewer = await desk.sit('wangmin');
  const returned = await openTask(reviewer);
  await reviewer.shot('decision');
  await reviewer.page.getByTestId('decision-return').click();
  await reviewer.page.getByTestId('decision-item-0').fill('请补充与现有系统的整合关系');
  await reviewer.page.getByTestId('decision-submit').click();
  await isDone('wangmin', returned);

  await statusIs(clerk, id, '请补充与现有系统的整合关系');
  await clerk.shot('supplement');
  await clerk.page.getByTestId('resubmit-answer-1').fill('已补充，见方案第三章。');
  await clerk.page.getByTestId('resubmit-submit').click();
  await until(async () => !(await clerkHand.get<{ items: unknown[] }>(`/projects/${id}`)).items.length, 15_000, 'nothing is asked for any more');
  await desk.docket.settled();

  await agree('wangmin', '方案可行，请会签。');
  await agree('zhaoliu', '同意。');
  await agree('lisi', '经费测算合理。', { size: [390, 844] });
  await statusIs(clerk, id, '建设中');
  await clerk.shot('project');

  await desk.docket.travel('2021-01-20T10:00:00+08:00');
  const supervisor = await desk.sit('zhengshi', { dark: true });
  await supervisor.page.goto(`${desk.docket.url}/supervision`);
  await supervisor.page.getByText('建城市综合管理系统').first().waitFor();
  await supervisor.shot('supervision-dark');
  const owner = await desk.sit('zjw-review');
  await owner.page.goto(`${desk.docket.url}/supervision/shanghai-2019.SH19-23`);
  await owner.page.getByTestId('task-report-text').fill('系统已建成并投入使用。');
  await owner.page.getByTestId('task-report-submit').click();
  await desk.docket.settled();
  await supervisor.page.goto(`${desk.docket.url}/tasks`);
  await supervisor.page.locator('[data-testid^=queue-row-]', { hasText: '建城市综合管理系统' }).first().click();
  await supervisor.page.getByTestId('decision-agree').click();
  await supervisor.page.getByTestId('decision-opinion').fill('核验属实。');
  await supervisor.page.getByTestId('decision-submit').click();
  await until(async () => (await (await desk.docket.as('zhengshi')).get<{ task: { state: string } }>('/supervised-tasks/shanghai-2019.SH19-23')).task.state === 'verified', 15_000, 'the task is verified');

  const told = (await clerkHand.get<{ rows: { subject: string }[] }>('/notices')).rows.map(({ subject }) => subject);
  expect(told).toEqual(expect.arrayContaining([`请补正：${TITLE}`]));
  const kinds = (await (await desk.docket.as('zhengshi')).get<{ timeline: { kind: string }[] }>('/supervised-tasks/shanghai-2019.SH19-23')).timeline.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['supervised.adopted', 'rung.fired', 'deadline.missed', 'supervised.reported', 'process.closed']));
  for (const seen of [clerk, department, reviewer, supervisor, owner]) expect(seen.errors).toEqual([]);
}, 240_000);
