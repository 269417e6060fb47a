import { sendBatch } from '../../bin/first-run/batch';
import { approvedOnCloud, askChange, declare, say } from '../journeys/acts';
import { fill, idOf, list } from '../journeys/evaluation-acts';
import { aDesk } from './a-desk';
import { urgesAndMarks } from './urges-and-marks';

const TITLE = '社区云应用';
let request: string;
const desk = aDesk({ prepare: async (docket) => { request = await askChange(docket, await approvedOnCloud(docket, TITLE)); } });

desk.walk('a request is urged on its own page by its unit, and marked as urgent there by the head of its department', async () => {
  await urgesAndMarks(desk, { path: `/requests/${request}`, unit: 'zjw-clerk', leader: 'zjw-deputy', holder: 'wangmin', title: `${TITLE}（项目调整）`, name: 'urging-request' });
}, 120_000);

desk.walk('a batch that waits to be accepted is urged on its page by its department, and marked by its head', async () => {
  const title = '应急指挥调度';
  await declare(desk.docket, { title, dept: 'yjj' });
  await say(desk.docket, 'yjj-review', { title, outcome: 'agree', opinion: '同意。' });
  await sendBatch(await desk.docket.as('yjj-review'), 'sh-yjj.daily.2019', 'one to be urged');
  await desk.docket.settled();
  const { rows } = await (await desk.docket.as('hanliu')).get<{ rows: { title: string; processId: string }[] }>('/user-tasks');
  const batch = rows.find(({ processId }) => processId.includes('sh-yjj'))?.title ?? '';
  await urgesAndMarks(desk, { path: '/batches/sh-yjj.daily.2019', unit: 'yjj-review', leader: 'yjj-deputy', holder: 'hanliu', title: batch, name: 'urging-batch' });
}, 120_000);

desk.walk('an evaluation that waits for its confirmation is urged by its unit, and marked by the head of the department', async () => {
  await list(desk.docket, [{ system: 'urged', title: '网格化管理' }]);
  await fill(desk.docket, idOf('urged'));
  await urgesAndMarks(desk, { path: `/evaluations/${idOf('urged')}`, unit: 'zjw-clerk', leader: 'zjw-deputy', holder: 'zjw-review', title: '网格化管理', name: 'urging-evaluation' });
}, 120_000);
