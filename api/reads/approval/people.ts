import { Router } from 'express';
import type { z } from 'zod';
import { ACCESS } from '../../../domain/access/table';
import { assignable } from '../../../domain/approval/reassign';
import { inHand, touched } from '../../../domain/approval/claim';
import { unfit, type Given } from '../../../domain/approval/fit';
import { addSigners } from '../../../domain/approval/signers';
import { processOfTask } from '../../../domain/approval/task-id';
import type { Case, TaskRow, World } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { veiled } from '../../../domain/access/veil';
import { caseToDecide, namesOf } from '../../../db/reads/case';
import { look } from '../../../db/reads/sight';
import { PeopleQuery, type PeopleFor } from '../../contract/handing';
import { actorIdOf, idOf, type Desk } from '../../door';
import { reply } from '../../problem';
import { office } from '../view';
import { worldOf } from '../world';

const ROLES = [...new Set(Object.values(ACCESS).flatMap((grants) => grants.map(({ role }) => role)))];

/** GET /user-tasks/:taskId/people?for= — the people to whom this person can give this of the task, each with an office; asked of the very acts. */
export const peopleForRoute = (desk: Desk): Router =>
  Router().get('/user-tasks/:taskId/people', async (req, res) => {
    const { for: as } = PeopleQuery.parse(req.query);
    const sight = await look(desk.record);
    const w = worldOf(sight, sight.offices.actor(actorIdOf(res)));
    const taskId = idOf(req, 'taskId');
    const c = await caseToDecide(desk.db.pool, processOfTask(taskId));
    const task = c ? taskFor(c, { taskId, as }, w) : { refused: 'not-found' as const };
    if (!c || isRefusal(task)) return reply(res, 200, isRefusal(task) ? veiled(task, c, w.actor) : { refused: 'not-found' });
    const keys = new Map([...everybody(w)].filter(([person]) => fits(c, task, { to: { person, as }, w })));
    const names = await namesOf(desk.db.pool, [...keys.keys()]);
    const people = [...keys].map(([id, key]) => ({ id, name: names.get(id) ?? id, office: office(sight.pack, key) }));
    res.json({ people: people.sort((a, b) => a.office.zh.localeCompare(b.office.zh, 'zh') || a.name.localeCompare(b.name, 'zh')) } satisfies z.infer<typeof PeopleFor>);
  });

type As = Given | 'sign';
const letting = (c: Case, taskId: string, { people, w }: { people: readonly string[]; w: World }) => addSigners(c, { taskId, people, where: 'beside', note: null }, w);

/** Whether the act itself would take her. */
const fits = (c: Case, task: TaskRow, { to: { person, as }, w }: { to: { person: string; as: As }; w: World }): boolean =>
  (as === 'sign' ? !isRefusal(letting(c, task.id, { people: [person], w })) : unfit(c, task, { to: { person, as }, w }) === undefined);

/** The task as who asks may hand it on, or let others sign it: in her hands, or led by her; a copy, whoever stands to it. */
function taskFor(c: Case, { taskId, as }: { taskId: string; as: As }, w: World): TaskRow | Refusal {
  if (as === 'sign') return signable(c, taskId, w);
  if (as === 'copy') return touched(c, taskId, w);
  const hers = inHand(c, taskId, w);
  const led = as === 'reassign' && isRefusal(hers) ? assignable(c, taskId, w) : hers;
  return isRefusal(led) ? hers : led;
}

function signable(c: Case, taskId: string, w: World): TaskRow | Refusal {
  const empty = letting(c, taskId, { people: [], w });
  return isRefusal(empty) ? empty : c.tasks.find(({ id }) => id === taskId) ?? { refused: 'not-found' };
}

/** Everybody who holds an office, with the first one found. */
function everybody({ directory }: World): Map<string, string> {
  const found = new Map<string, string>();
  for (const role of ROLES) for (const organ of directory.organs(role)) for (const id of directory.holders(`${role}@${organ}`)) if (!found.has(id)) found.set(id, `${role}@${organ}`);
  return found;
}
