import { aDocket, type Docket } from '../support/docket';
import { agreeing, declare } from '../journeys/acts';
import { historiesOf, replay, type History } from './histories';

let docket: Docket;
let histories: History[];
beforeAll(async () => {
  docket = await aDocket();
  await declare(docket, { title: '回放' });
  await agreeing(docket, '回放', 'zjw-review', 'wangmin');
  histories = await historiesOf(docket);
}, 120_000);
afterAll(() => docket.stop(), 60_000);

test('the runs of a project, its batch and window, and of those who send and print, take the same way again', async () => {
  expect(histories.map(({ workflowId }) => workflowId.split(':')[0]).sort()).toEqual(['batch', 'clerk', 'postman', 'project', 'window']);
  expect(await replay(histories)).toEqual([]);
}, 60_000);

type Event = { readonly workflowExecutionStartedEventAttributes?: { workflowType?: { name?: string } } };
const eventsOf = ({ history }: History): Event[] => (history as { events: Event[] }).events;

test('a history that the code would not have made is noticed', async () => {
  const project = histories.find(({ workflowId }) => workflowId.startsWith('project:'));
  if (!project) throw new Error('the project has no history');
  const otherwise: History = { workflowId: project.workflowId, history: { ...(project.history as object), events: eventsOf(project).map((event) => renamed(event)) } };
  expect(await replay([otherwise])).toEqual([expect.stringContaining(project.workflowId)]);
}, 60_000);

/** The same events under the name of another workflow: its code would have done something else. */
function renamed(event: Event): Event {
  const started = event.workflowExecutionStartedEventAttributes;
  return started ? { ...event, workflowExecutionStartedEventAttributes: { ...started, workflowType: { name: 'postman' } } } : event;
}
