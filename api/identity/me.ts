import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../domain/access/may';
import { personById } from '../../db/people';
import { unreadNotices } from '../../db/reads/notices';
import { movementStands } from '../../db/reads/operations';
import { look } from '../../db/reads/sight';
import type { Actor } from '../../domain/record/case';
import type { Me } from '../contract/identity';
import { actorIdOf, type Desk } from '../door';
import { countsOf } from '../reads/approval/list';
import { iso, organ, roleName } from '../reads/view';
import { endSession, type Sessions } from './session';

/** GET /me and DELETE /session. */
export const meRoute = (desk: Desk, sessions: Sessions): Router =>
  Router()
    .get('/me', async (req, res) => {
      res.json(await meOf(desk, { actorId: actorIdOf(res), csrfToken: sessions.tokenFor(req, res) }));
    })
    .delete('/session', async (req, res) => {
      await endSession(req);
      res.clearCookie('docket.sid').status(204).end();
    });

/** Who is signed in, where she may go, and how much waits. */
export async function meOf({ db, record }: Desk, { actorId, csrfToken }: { actorId: string; csrfToken: string }): Promise<z.infer<typeof Me>> {
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const person = await personById(db.knex, actorId);
  return {
    id: actorId, login: person?.login ?? '', name: person?.name ?? '', locale: person?.locale ?? 'zh-CN', csrfToken, kind: sight.standing.kind, jurisdiction: sight.pack.name, now: iso(sight.now),
    offices: me.holdings.map(({ role, organ: at }) => ({ role, roleName: roleName(sight.pack, role), organ: at, organName: organ(sight.pack, at) })),
    navigation: navigation(me, sight.standing.kind), counts: { todo: (await countsOf(db, me, sight)).todo, unread: await unreadNotices(db.pool, actorId) }, movement: (await movementStands(db.pool)) ? 'paused' : 'running',
  };
}

/** What a person may do decides where she can go. */
function navigation(me: Actor, kind: string): z.infer<typeof Me>['navigation'] {
  const sees = (act: 'task.view' | 'project.view' | 'supervised.view' | 'evaluation.view' | 'batch.view' | 'window.view' | 'meeting.view'): boolean => {
    const { all, units, departments, leads, keys, people = [] } = scopeOf(me, act);
    return all || units.length + departments.length + leads.length + keys.length + people.length > 0;
  };
  const hasQueue = (): boolean => sees('task.view') || me.standsIn !== undefined;
  const work = ([['tasks', hasQueue()], ['projects', sees('project.view')], ['declaration', sees('batch.view') || sees('window.view')], ['meetings', sees('meeting.view')], ['supervision', sees('supervised.view')]] as const).flatMap(([place, shown]) => (shown ? [place] : []));
  return [
    'workbench', ...work, ...(sees('evaluation.view') ? (['evaluations'] as const) : []), 'mailbox',
    ...(kind !== 'production' && may(me, 'clock.view') ? (['clock'] as const) : []), ...(may(me, 'incident.view') ? (['operations'] as const) : []),
    ...(may(me, 'people.view') || may(me, 'calendar.view') ? (['administration'] as const) : []),
  ];
}
