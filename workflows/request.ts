import { REQUEST_STAGES, type RequestOutcome } from '../domain/request/states';
import type { Desk } from './desk';
import { move } from './on-temporal';

/** Any approval defined as data: asked by a unit, decided by the route of its kind, and answered in writing (the change of a project: 003 B8). */
export function request(processId: string): Promise<void> {
  return move(processId, REQUEST_STAGES, asking);
}

/** What a yes brings about it brings in its own transaction; here the request only comes to its end. */
export async function asking(desk: Desk): Promise<void> {
  const outcome = await desk.stage('review', (at) => reviewed(at, desk.asked()));
  await desk.close(outcome ?? 'withdrawn');
}

/** What comes back is supplemented by the unit, and the next round opens where it was returned. */
async function reviewed(at: Desk, route: string): Promise<RequestOutcome> {
  for (;;) {
    const outcome = await at.round(route);
    if (outcome === 'agreed') return 'granted';
    if (outcome === 'not-agreed') return 'declined';
    if (outcome === 'withdrawn' || (await at.until('supplement')) === 'withdrawn') return 'withdrawn';
  }
}
