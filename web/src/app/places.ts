import type { Place } from '../api/contract';

/** Where each entry of the navigation leads. */
export const PLACES = {
  workbench: '/', tasks: '/tasks', projects: '/projects', declaration: '/declaration', meetings: '/meetings', supervision: '/supervision', evaluations: '/evaluations', mailbox: '/mailbox', clock: '/clock', operations: '/operations', administration: '/administration',
} as const satisfies Record<Place, string>;
