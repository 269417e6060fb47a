import { nothingLeft } from '../../../domain/approval/next';
import { prioritise } from '../../../domain/approval/prioritise';
import { keepView, orderViews, removeView } from '../../../domain/approval/views';
import { aProject, waiting } from '../../support/cases';
import { agree, onOne, type Deed } from '../../support/deeds';
import type { RefusalCase } from '../../support/refusal-case';

const marking = (taskId: string, by: string, urgent = true): Deed => onOne('p1', { by, content: { taskId, urgent } }, (c, w) => prioritise(c, { taskId, urgent, reason: 'text-reason' }, w));
const VIEWS = [{ id: 'a', name: '今日', query: 'due=today' }];
const said = <T>(answer: T): Promise<T> => Promise.resolve(answer);

/** Every "no" that somebody may meet in her queues. */
export const QUEUE_REFUSALS: readonly RefusalCase[] = [
  { refused: 'nothing-waits', when: 'every candidate was taken before her', meet: () => said(nothingLeft()) },
  { refused: 'not-yours-to-press', when: 'a reviewer marks her own file as urgent', meet: async () => { const record = await aProject('confirmed'); return record.act(marking(waiting(record, 'first-review').id, 'wangmin')); } },
  { refused: 'not-found', when: 'a file that is not there is marked as urgent', meet: async () => (await aProject('confirmed')).act(marking('p1~review~9~first-review~first-reviewer', 'zhengshi')) },
  { refused: 'not-found', when: 'a leader marks what another group is asked for', meet: async () => { const record = await aProject('confirmed'); return record.act(marking(waiting(record, 'first-review').id, 'luoheng')); } },
  { refused: 'nothing-changed', when: 'a file that does not press is to press no more', meet: async () => { const record = await aProject('confirmed'); return record.act(marking(waiting(record, 'first-review').id, 'zhengshi', false)); } },
  { refused: 'act-not-available', when: 'a file that was decided is marked as urgent', says: { state: 'decided' }, meet: async () => { const record = await aProject('confirmed'); const { id } = waiting(record, 'first-review'); await record.do(agree(id, 'wangmin')); return record.act(marking(id, 'zhengshi')); } },
  { refused: 'views-full', when: 'a view is kept past the last place', says: { most: 1 }, meet: () => said(keepView(VIEWS, { id: 'b', name: '本周', query: 'due=week' }, 1)) },
  { refused: 'views-changed-elsewhere', when: 'views are ordered on a page that does not show all of them', meet: () => said(orderViews(VIEWS, ['b'])) },
  { refused: 'not-found', when: 'a view that is not hers is taken away', meet: () => said(removeView(VIEWS, 'b')) },
];
