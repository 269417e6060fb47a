import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { narrowingIn } from '../supervision/narrowing';
import { queueIn } from '../approval/narrowing';
import { Home } from './home';
import { NotFound } from './not-found';
import { Shell } from './shell';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const ids = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.flatMap((each) => text(each) ?? []) : undefined);

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path });

const routes = [
  createRoute({ ...at('/'), component: lazyRouteComponent(() => import('../approval/workbench-page'), 'WorkbenchPage') }),
  createRoute({ ...at('/sign-in'), component: Home }),
  createRoute({ ...at('/tasks'), component: lazyRouteComponent(() => import('../approval/queue-page'), 'QueuePage'), validateSearch: queueIn }),
  createRoute({ ...at('/tasks/$id'), component: lazyRouteComponent(() => import('../approval/decision-page'), 'DecisionPage') }),
  createRoute({ ...at('/decisions/$processId/$seq'), component: lazyRouteComponent(() => import('../approval/recorded-decision'), 'RecordedDecision') }),
  createRoute({ ...at('/projects'), component: lazyRouteComponent(() => import('../project/projects-page'), 'ProjectsPage') }),
  createRoute({ ...at('/projects/$id'), component: lazyRouteComponent(() => import('../project/project-page'), 'ProjectPage') }),
  createRoute({ ...at('/projects/$id/cloud-plan'), component: lazyRouteComponent(() => import('../cloud/plan-page'), 'CloudPlanPage') }),
  createRoute({ ...at('/projects/$id/draft'), component: lazyRouteComponent(() => import('../project/draft-page'), 'DraftPage') }),
  createRoute({ ...at('/requests/$id'), component: lazyRouteComponent(() => import('../project/request-page'), 'RequestPage') }),
  createRoute({ ...at('/operation-years/$id'), component: lazyRouteComponent(() => import('../project/year-page'), 'YearPage') }),
  createRoute({ ...at('/declaration'), component: lazyRouteComponent(() => import('../declaration/declaration-page'), 'DeclarationPage') }),
  createRoute({ ...at('/batches/$id'), component: lazyRouteComponent(() => import('../declaration/batch-page'), 'BatchPage') }),
  createRoute({ ...at('/windows/$id'), component: lazyRouteComponent(() => import('../declaration/window-page'), 'WindowPage') }),
  createRoute({ ...at('/meetings'), component: lazyRouteComponent(() => import('../meeting/meetings-page'), 'MeetingsPage') }),
  createRoute({ ...at('/meetings/new'), component: lazyRouteComponent(() => import('../meeting/convene-page'), 'ConvenePage'), validateSearch: (search): { tasks?: string[] } => ifAny('tasks', ids(search['tasks'])) }),
  createRoute({ ...at('/meetings/$id'), component: lazyRouteComponent(() => import('../meeting/meeting-page'), 'MeetingPage') }),
  createRoute({ ...at('/supervision'), component: lazyRouteComponent(() => import('../supervision/supervision-page'), 'SupervisionPage'), validateSearch: narrowingIn }),
  createRoute({ ...at('/supervision/calendar'), component: lazyRouteComponent(() => import('../supervision/calendar-page'), 'CalendarPage'), validateSearch: narrowingIn }),
  createRoute({ ...at('/supervision/ahead'), component: lazyRouteComponent(() => import('../supervision/ahead-page'), 'AheadPage'), validateSearch: narrowingIn }),
  createRoute({ ...at('/supervision/leader'), component: lazyRouteComponent(() => import('../supervision/leader-page'), 'LeaderPage') }),
  createRoute({ ...at('/supervision/print'), component: lazyRouteComponent(() => import('../supervision/print-page'), 'PrintPage'), validateSearch: narrowingIn }),
  createRoute({ ...at('/supervision/$id'), component: lazyRouteComponent(() => import('../supervision/supervised-page'), 'SupervisedPage') }),
  createRoute({ ...at('/evaluations'), component: lazyRouteComponent(() => import('../evaluation/evaluations-page'), 'EvaluationsPage') }),
  createRoute({ ...at('/evaluations/$id'), component: lazyRouteComponent(() => import('../evaluation/evaluation-page'), 'EvaluationPage') }),
  createRoute({
    ...at('/mailbox'), component: lazyRouteComponent(() => import('../operations/mailbox-page'), 'MailboxPage'),
    validateSearch: (search): { box?: 'mails' | 'letters'; open?: string } => ({ ...(search['box'] === 'mails' || search['box'] === 'letters' ? { box: search['box'] } : {}), ...ifAny('open', text(search['open'])) }),
  }),
  createRoute({ ...at('/settings'), component: lazyRouteComponent(() => import('../identity/settings-page'), 'SettingsPage') }),
  createRoute({ ...at('/clock'), component: lazyRouteComponent(() => import('../operations/clock-page'), 'ClockPage') }),
  createRoute({ ...at('/operations'), component: lazyRouteComponent(() => import('../operations/operations-page'), 'OperationsPage') }),
  createRoute({ ...at('/administration'), component: lazyRouteComponent(() => import('../administration/administration-page'), 'AdministrationPage') }),
  createRoute({ ...at('/ahead'), component: lazyRouteComponent(() => import('../approval/ahead-page'), 'TasksAheadPage') }),
  createRoute({ ...at('/administration/rules'), component: lazyRouteComponent(() => import('../administration/rules-page'), 'RulesPage') }),
  createRoute({ ...at('/problems/$name'), component: lazyRouteComponent(() => import('./problem-page'), 'ProblemPage') }),
] as const;

function ifAny<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

/** Every address of the desk. */
export const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: false, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
