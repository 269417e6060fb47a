import type { Route } from '../../domain/policy/pack';
import { declare, say, waiting } from '../journeys/acts';
import { aDatabase, type TestDatabase } from '../support/database';
import { aDocket, until } from '../support/docket';
import { publishOwn, withRoutes } from '../support/own-pack';
import { aDesk } from './a-desk';
import type { Seen } from './browser';

type Names = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A desk where one project goes by a route of the test, its steps called by these names; its first step is passed. */
export function aDeskOnARoute({ title, route, names }: { readonly title: string; readonly route: Route; readonly names: Names }) {
  let database: TestDatabase;
  const desk = aDesk({
    docket: async () => {
      database = await aDatabase();
      await publishOwn(database, withRoutes({ ...route, steps: route.steps.map((step) => ({ ...step, name: names[step.id] ?? step.name })) }));
      return aDocket({ database });
    },
    prepare: async (docket) => {
      await declare(docket, { title });
      await say(docket, 'zjw-review', { title, outcome: 'agree', opinion: '同意。' });
    },
    close: () => database.drop(),
  });
  const taskOf = async (login: string): Promise<string> => (await waiting(desk.docket, login, title))?.id ?? '';
  return {
    desk, taskOf,
    isWith: (login: string): Promise<void> => until(async () => (await taskOf(login)) !== '', 20_000, `it waits for ${login}`),
    sitAt: async (login: string): Promise<Seen> => desk.sit(login, { path: `/tasks/${encodeURIComponent(await taskOf(login))}` }),
  };
}
