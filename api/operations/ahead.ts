import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf, type Scope } from '../../domain/access/may';
import { addDays, dayOf, instantOf } from '../../domain/calendar/calendar';
import { tellsOf } from '../../domain/approval/told';
import { wouldFire } from '../../domain/supervision/dry-run';
import type { Actor } from '../../domain/record/case';
import type { Fact } from '../../domain/record/fact';
import { caseOf, namesOf } from '../../db/reads/case';
import { tasksAhead, type TaskAhead } from '../../db/reads/ahead';
import { look, type Sight } from '../../db/reads/sight';
import { foreseer } from '../foresee';
import { AheadDays, type TasksAhead } from '../contract/operations';
import { actorIdOf, type Desk } from '../door';
import { reply } from '../problem';
import { rungName } from '../reads/supervision/pages';
import { iso, office } from '../reads/view';

const MOST = 500;

/** GET /operations/ahead — a dry run of the coming days: what the ladders of user tasks will say if nothing is decided, whom they tell and what they move. Supervisors see all of it, leaders what lies in the queues of their own body. */
export const aheadRoute = (desk: Desk): Router =>
  Router().get('/operations/ahead', async (req, res) => {
    const { days } = AheadDays.parse(req.query);
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const scope = scopeOf(me, 'task.ahead');
    if (!may(me, 'task.ahead') && scope.departments.length === 0) return reply(res, 403, { refused: 'role-missing', role: 'supervisor' });
    res.json(await aheadOf(desk, { me, sight, scope, days }));
  });

type Looking = { readonly me: Actor; readonly sight: Sight; readonly scope: Scope; readonly days: number };
type Row = z.infer<typeof TasksAhead>['rows'][number];

async function aheadOf(desk: Desk, { me, sight, scope, days }: Looking): Promise<z.infer<typeof TasksAhead>> {
  const until = instantOf(sight.calendar, addDays(dayOf(sight.calendar, sight.now), days), '24:00');
  const found = await tasksAhead(desk.db.pool, { all: scope.all, organs: scope.departments, until, atMost: MOST + 1 });
  const fires = await firesOf(desk, found.slice(0, MOST), { me, sight });
  const people = fires.flatMap(({ facts }) => facts.flatMap((fact) => [...tellsOf(fact).map(({ to }) => to), ...(fact.kind === 'task.reassigned' ? [fact.payload.to] : [])]));
  const names = await namesOf(desk.db.pool, [...new Set(people)]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const rows = fires.map(({ planned, facts }): Row => {
    const ladder = sight.pack.ladders.find(({ id }) => id === planned.ladder);
    const told = facts.flatMap(tellsOf).filter((each, n, all) => all.findIndex(({ to }) => to === each.to) === n);
    return {
      id: planned.processId, taskId: planned.taskId, title: planned.title, at: iso(planned.at), kind: planned.kind, name: rungName(planned.rung, { ladder, sight }), asked: office(sight.pack, planned.key),
      to: told.map(({ to, as }) => ({ id: to, name: nameOf(to), office: office(sight.pack, as) })), moves: facts.flatMap((fact) => moveOf(fact, { sight, nameOf })),
    };
  });
  return { at: iso(sight.now), until: iso(until), days, total: rows.length, more: found.length > MOST, rows };
}

/** What a rung moves, in words: who has it then, or the word that silence is taken for. */
function moveOf(fact: Fact, { sight, nameOf }: { readonly sight: Sight; readonly nameOf: (id: string) => string }): Row['moves'] {
  if (fact.kind === 'task.reassigned') return [{ what: 'handed', to: { zh: nameOf(fact.payload.to), en: nameOf(fact.payload.to) } }];
  if (fact.kind === 'task.opened') return [{ what: 'opened', to: office(sight.pack, fact.payload.key) }];
  return fact.kind === 'task.decided' ? [{ what: fact.payload.outcome === 'agree' ? 'deemed-agree' : 'deemed-disagree', to: null }] : [];
}

async function firesOf(desk: Desk, planned: readonly TaskAhead[], looking: { readonly me: Actor; readonly sight: Sight }): Promise<{ planned: TaskAhead; facts: readonly Fact[] }[]> {
  const foresee = foreseer(desk.record, looking);
  const cases = new Map<string, Awaited<ReturnType<typeof caseOf>>>();
  for (const id of new Set(planned.map(({ processId }) => processId))) cases.set(id, await caseOf(desk.db.pool, id));
  return Promise.all(planned.map(async (each) => {
    const c = cases.get(each.processId);
    const dl = c?.deadlines.find(({ of, state }) => of === each.of && state === 'open');
    return { planned: each, facts: c && dl ? wouldFire(c, dl, { planned: { rung: each.rung, kind: each.kind, at: each.at }, w: await foresee(c) }) : [] };
  }));
}
