import { acceptBatch, openWindow, sendBatch } from '../../bin/first-run/batch';
import type { Docket } from '../support/docket';
import { draft, say } from './acts';

export const TITLES = ['智慧水务', '城市体征', '桥梁监测', '地下管网', '大额平台'] as const;

/** Five projects before the group's first review, each by its title; the last asks for more than a project without a plan may. */
export async function fiveProjects(docket: Docket): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const clerk = await docket.as('zjw-clerk');
  await openWindow(await docket.as('chusan'), { channel: 'daily', year: 2019 });
  for (const title of TITLES) {
    const id = await draft(docket, { title, plan: false, amountFen: title === '大额平台' ? 80_000_000 : 30_000_000 });
    await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
    ids.set(title, id);
  }
  await docket.settled();
  for (const title of TITLES) await say(docket, 'zjw-review', { title, outcome: 'agree', opinion: '同意。' });
  await sendBatch(await docket.as('zjw-review'), 'sh-zjw.daily.2019', 'the five');
  await docket.settled();
  await acceptBatch(await docket.as('hanliu'), 'sh-zjw.daily.2019', 'the five');
  await docket.settled();
  return ids;
}
