import { Router } from 'express';
import type { z } from 'zod';
import { may } from '../../../domain/access/may';
import { mayKnow } from '../../../domain/access/veil';
import type { Candidates } from '../../../domain/approval/candidates';
import { forecast, type Line, type PassedOver } from '../../../domain/approval/forecast';
import type { Pack, Words } from '../../../domain/policy/pack';
import type { Actor, Case } from '../../../domain/record/case';
import { caseToDecide, namesOf } from '../../../db/reads/case';
import { createMeasuring } from '../../../db/reads/forecast';
import { look } from '../../../db/reads/sight';
import type { AheadLine, AheadWho, Forecast } from '../../contract/forecast';
import { actorIdOf, idOf, type Desk } from '../../door';
import { sendProblem } from '../../problem';
import { iso, office } from '../view';
import { stageName, waitName } from '../words';
import { asked } from './input-words';

type View = z.infer<typeof Forecast>;
const MOST_NAMES = 6;

/** GET /processes/:id/forecast — what lies ahead of a process, for whoever may know of it. */
export function forecastRoute(desk: Desk): Router {
  const measuring = createMeasuring();
  return Router().get('/processes/:id/forecast', async (req, res) => {
    const page = await forecastOf(desk, { id: idOf(req, 'id'), actorId: actorIdOf(res), measuring });
    if (page) res.json(page);
    else sendProblem(res, 'not-found');
  });
}

type Asked = { readonly id: string; readonly actorId: string; readonly measuring: ReturnType<typeof createMeasuring> };

async function forecastOf({ db, record }: Desk, { id, actorId, measuring }: Asked): Promise<View | undefined> {
  const sight = await look(record);
  const actor = sight.offices.actor(actorId);
  const c = await caseToDecide(db.pool, id);
  if (!c || !isShown(actor, c)) return undefined;
  const pack = await record.law.pack(db.pool, c.process.pack);
  const w = { at: sight.now, arrivedAt: sight.now, pack, packHash: c.process.pack, calendar: sight.calendar, directory: sight.offices, actor };
  const lines = veiled(forecast(c, await measuring(db.pool, sight), w), { actor, c });
  const names = await namesOf(db.pool, lines.flatMap(({ who }) => who.flatMap(({ has, people }) => [...(has === null ? [] : [has]), ...people.slice(0, MOST_NAMES)])));
  return { at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, processId: id, closed: c.process.closedAt !== null, lines: lines.map((line) => lineView(line, { pack, names })) };
}

/** Whoever may know of a process, or of what it is about, reads where it goes. */
export const isShown = (me: Actor, c: Case): boolean => mayKnow(me, c) || (c.about !== undefined && mayKnow(me, c.about));

/** Who scores an evaluation is named to nobody who is not there to name them: experts score blind. */
const veiled = (lines: readonly Line[], { actor, c }: { readonly actor: Actor; readonly c: Case }): readonly Line[] =>
  c.evaluation === null || may(actor, 'evaluation.panel') ? lines : lines.map((line) => ({ ...line, who: line.who.map((each) => ({ ...each, has: null, people: [] })) }));

type Naming = { readonly pack: Pack; readonly names: ReadonlyMap<string, string> };

function lineView({ what, name, stage, route, round, state, over, after, who, expected }: Line, naming: Naming): z.infer<typeof AheadLine> {
  const { pack } = naming;
  const found = pack.routes.find(({ id }) => id === route);
  const stepName = (step: string): Words => found?.steps.find(({ id }) => id === step)?.name ?? { zh: step, en: step };
  return {
    what, code: name, name: what === 'step' ? stepName(name) : what === 'wait' ? waitName(pack, name) : stageName(name), stage: stage === null ? null : stageName(stage), route: found?.name ?? null, round, state,
    over: over && overWords(over, pack), after: after.map(stepName), who: who.map((each) => whoView(each, naming)), expected: { ...expected },
  };
}

function whoView({ seat, key, has, people }: Candidates, { pack, names }: Naming): z.infer<typeof AheadWho> {
  const nameOf = (id: string): string => names.get(id) ?? id;
  return { seat, office: office(pack, key), has: has === null ? null : nameOf(has), people: people.slice(0, MOST_NAMES).map(nameOf), more: Math.max(0, people.length - MOST_NAMES) };
}

function overWords(over: PassedOver, pack: Pack): Words {
  switch (over.why) {
    case 'nobody': return { zh: '无人可办（无人任职，或任职者须回避、已在别处签过），按路线设定跳过', en: 'Nobody may sit there (the office is empty, or whoever holds it has to stand back or has signed elsewhere); the route passes it over' };
    case 'repeated': return { zh: '办理人此前已同意，不再重复', en: 'Whoever would decide has agreed already' };
    case 'condition': { const seen = asked(over); return { zh: `条件不满足：${seen.zh}`, en: `Its condition does not hold: ${seen.en}` }; }
    case 'gate': { const gate = pack.gates.find(({ id }) => id === over.gate)?.name ?? { zh: over.gate, en: over.gate }; return { zh: `“${gate.zh}”：否，不经过`, en: `${gate.en}: no, passed over` }; }
  }
}
