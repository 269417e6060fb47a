import type { Page } from 'playwright-core';
import { startCloudPlatform, type CloudPlatform } from '../../bin/embedded/cloud-platform';
import { agreeing, factsOf, waiting } from '../journeys/acts';
import { aDocket, until } from '../support/docket';
import { aDesk } from './a-desk';
import type { Seen } from './browser';
import { lookAt } from './look';

const SECRET = 'the secret of the cloud platform in tests';
const TITLE = '排水监测与调度平台上云';
let platform: CloudPlatform;
let id: string;
const desk = aDesk({
  docket: async () => {
    platform = await startCloudPlatform(SECRET);
    return aDocket({ env: { CLOUD_PLATFORM_URL: platform.url, CLOUD_PLATFORM_SECRET: SECRET } });
  },
  close: () => platform.stop(),
});

const planIs = async ({ page }: Seen, state: string): Promise<void> => {
  await desk.docket.settled();
  await page.reload();
  await page.locator(`[data-testid=plan-state][data-state=${state}]`).waitFor();
};

/** Cells copied from a spreadsheet, pasted where the cursor stands. */
async function paste(page: Page, cell: string, text: string): Promise<void> {
  await page.getByTestId(cell).focus();
  await page.evaluate(`(() => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', ${JSON.stringify(text)}); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); })()`);
}

/** Decides what waits for somebody, at the desk: agreeing, with what is proposed typed over. */
async function agree(login: string, { figures = {}, look }: { figures?: Record<string, string>; look?: string } = {}): Promise<void> {
  const task = await waiting(desk.docket, login, TITLE);
  const seen = await desk.sit(login, { path: `/tasks/${task?.id ?? ''}` });
  await seen.page.getByTestId('decision-agree').click();
  for (const [name, typed] of Object.entries(figures)) await seen.page.getByTestId(`figure-${name}`).fill(typed);
  await seen.page.getByTestId('decision-opinion').fill('同意。');
  if (look !== undefined) await lookAt(seen, look);
  await seen.page.getByTestId('decision-submit').click();
  await until(async () => (await waiting(desk.docket, login, TITLE))?.id !== task?.id, 15_000, `${login} has decided`);
  await desk.docket.settled();
  expect(seen.errors).toEqual([]);
}

desk.walk('a unit fills in the sheet of hosts, two rows of it pasted from a spreadsheet; what is no number is named and can be undone', async () => {
  const clerk = await desk.sit('zjw-clerk', { path: '/projects' });
  const { page } = clerk;
  await page.getByTestId('draft-new').click();
  await page.getByTestId('draft-field-title').waitFor();
  id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await page.getByTestId('draft-field-title').fill(TITLE);
  await page.getByTestId('draft-field-kind').selectOption('NEW');
  await page.getByTestId('draft-field-channel').selectOption('daily');
  await page.getByTestId('draft-field-amountFen').fill('30');
  await page.getByTestId('draft-field-onCloud').check();
  await page.getByTestId('draft-field-cloudChapter').fill('方案第五章');
  await page.getByTestId('host-sheet').waitFor();
  await lookAt(clerk, 'cloud-sheet-empty');
  await page.getByTestId('host-add').click();
  await page.getByTestId('host-add').click();
  await paste(page, 'cell-CS08-0', '８\t4\n1,024\t~100\n');
  expect(await page.getByTestId('cell-CS08-0').inputValue()).toBe('8');
  expect(await page.getByTestId('cell-CS09-0').inputValue()).toBe('1024');
  expect(await page.getByTestId('host-pasted').textContent()).toContain('“~100”不是数');
  await lookAt(clerk, 'cloud-sheet-pasted');
  await paste(page, 'cell-CS08-0', '8\t8\n16\t16\n');
  expect(await page.getByTestId('cell-CS09-1').inputValue()).toBe('16');
  const hand = await desk.docket.as('zjw-clerk');
  await until(async () => JSON.stringify(await hand.get(`/projects/${id}/draft`)).includes('"CS09":16'), 15_000, 'the sheet saves itself');
  await page.getByTestId('draft-submit').click();
  await page.waitForURL(`**/projects/${id}`);
  await desk.docket.settled();
  await agreeing(desk.docket, TITLE, 'zjw-review');
  expect(clerk.errors).toEqual([]);
}, 240_000);

desk.walk('the first reviewer proposes what is approved, service by service; the next sees it beside what was declared', async () => {
  await agree('wangmin', { figures: { amount: '28', CS08: '10', CS09: '20' }, look: 'cloud-propose' });
  const task = await waiting(desk.docket, 'lisi', TITLE);
  const seen = await desk.sit('lisi', { path: `/tasks/${task?.id ?? ''}` });
  const row = seen.page.getByTestId('bound-CS08');
  await row.waitFor();
  expect(await row.locator('td').allTextContents()).toEqual(['16', '10']);
  await lookAt(seen, 'cloud-proposed');
  await agreeing(desk.docket, TITLE, 'zhaoliu', 'lisi');
}, 240_000);

desk.walk('a plan over its bound cannot be reported: the service, the bound and the way out stand there; reduced and signed by both it goes its way until the system lives', async () => {
  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${id}` });
  const { page } = clerk;
  await lookAt(clerk, 'cloud-approved');
  await page.getByTestId('cloud-plan-link').click();
  await page.getByTestId('plan-provider').waitFor();
  await lookAt(clerk, 'cloud-plan-none');
  await page.getByTestId('plan-provider').selectOption('sh-cloud-a');
  await page.getByTestId('host-add').click();
  await paste(page, 'cell-CS08-0', '14\n20\n');
  for (const word of ['method', 'security', 'schedule']) await page.getByTestId(`plan-${word}`).fill('按模块分批迁移，先测试后上线。');
  expect(await page.getByTestId('check-CS08').textContent()).toContain('核定 10');
  await page.getByTestId('plan-draft').click();
  await page.locator('[data-testid=plan-draft]:disabled').waitFor();
  await planIs(clerk, 'drafting');
  await page.getByTestId('plan-sign').click();
  const provider = await desk.sit('yunjia', { path: `/projects/${id}/cloud-plan` });
  await provider.page.getByTestId('plan-sign').click();
  await planIs(clerk, 'drafting');
  await page.getByTestId('plan-report').click({ force: true });
  await page.locator('[data-problem=plan-over-bound]').first().waitFor();
  const over = page.getByTestId('plan-over');
  expect(await over.textContent()).toMatch(/方案 14.*核定 10/);
  await lookAt(clerk, 'cloud-plan-over');
  await page.getByTestId('reduce-CS08').click();
  expect(await page.getByTestId('cell-CS08-0').inputValue()).toBe('10');
  await page.getByTestId('plan-draft').click();
  await page.locator('[data-testid=plan-draft]:disabled').waitFor();
  await desk.docket.settled();
  await page.getByTestId('plan-sign').click();
  await provider.page.reload();
  await lookAt(provider, 'cloud-plan-provider');
  await provider.page.getByTestId('plan-sign').click();
  await planIs(clerk, 'drafting');
  await lookAt(clerk, 'cloud-plan-signed');
  await page.getByTestId('plan-report').click();
  await planIs(clerk, 'reported');
  await agree('yunguan', { look: 'cloud-receive' });
  await agree('wangmin', { look: 'cloud-confirm' });
  await until(async () => (await factsOf(desk.docket, id)).some(({ kind, payload }) => kind === 'allocation.answered' && payload['answer'] === 'allocated'), 20_000, 'the platform allocates');
  await page.reload();
  await page.getByTestId('draft-attach-scan-report').setInputFiles({ name: '上线安全扫描报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 scan') });
  await page.getByText('上线安全扫描报告.pdf').or(page.locator('[data-testid=plan-scan-day]')).first().waitFor();
  await page.getByTestId('plan-scan-day').fill('2019-03-01');
  await lookAt(clerk, 'cloud-plan-scan');
  await page.getByTestId('plan-scan').click();
  await until(async () => (await factsOf(desk.docket, id)).some(({ kind }) => kind === 'cloud-plan.scanned'), 20_000, 'the scan is put down');
  const manager = await desk.sit('yunguan', { path: `/projects/${id}/cloud-plan` });
  await manager.page.getByTestId('plan-live-day').fill('2019-03-01');
  await lookAt(manager, 'cloud-plan-allocated');
  await manager.page.getByTestId('plan-live').click();
  await planIs(clerk, 'live');
  await page.getByTestId('plan-opinion').fill('迁移完成，运行正常。');
  await lookAt(clerk, 'cloud-plan-live');
  await page.getByTestId('plan-accept').click();
  await planIs(clerk, 'accepted');
  await lookAt(clerk, 'cloud-plan-accepted');
  expect([...clerk.errors, ...provider.errors, ...manager.errors]).toEqual([]);
}, 300_000);
