import { Router, type Request, type Response } from 'express';
import { caseOf } from '../../db/reads/case';
import { look } from '../../db/reads/sight';
import { mayKnow } from '../../domain/access/veil';
import { EventsQuery } from '../contract/operations';
import { actorIdOf, type Desk } from '../door';
import { endsAt } from '../identity/session';
import type { Event, Live } from '../live';

/** GET /events — one stream a tab: what concerns my queue, and the process of the page that is open. */
export const eventsRoute = (desk: Desk, live: Live): Router =>
  Router().get('/events', async (req, res) => {
    const { process } = EventsQuery.parse(req.query);
    const personId = actorIdOf(res);
    const processId = process !== undefined && (await isKnown(desk, personId, process)) ? process : null;
    const [sid, until] = [req.sessionID, endsAt(req)];
    forgetSession(req);
    const tell = begin(res);
    const leave = live.join({ sid, personId, until, processId, tell, end: () => void res.end() });
    res.once('close', leave);
  });

/** Whose page cannot be read is not told of either; the stream is the same as for a process that never was. */
async function isKnown({ db, record }: Desk, personId: string, processId: string): Promise<boolean> {
  const [{ offices }, c] = [await look(record), await caseOf(db.pool, processId)];
  return c !== undefined && mayKnow(offices.actor(personId), c);
}

/** A stream that ends is no click: it must not prolong the session, nor bring back one that is over. */
function forgetSession(req: Request): void {
  delete (req as { session?: unknown }).session;
}

function begin(res: Response): (event: Event) => void {
  res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  return (event) => void (res.writableEnded || res.write(`event: ${event.split(':')[0] ?? ''}\ndata: ${event}\n\n`));
}
