import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import { partyOf } from '../../../domain/approval/rounds';
import type { Actor, Case } from '../../../domain/record/case';
import { BODIES } from '../../../domain/supervision/organs';
import { isCollective } from '../../../domain/supervision/owing';
import { textsOf, type historyOf } from '../../../db/reads/case';
import type { Sight } from '../../../db/reads/sight';
import type { SupervisedItem } from '../../../db/reads/supervised';
import type { Pool } from '../../../db/database';
import type { AnswerView, SupervisedPage } from '../../contract/supervision';
import { isoOrNull, organ } from '../view';

type History = Awaited<ReturnType<typeof historyOf>>;

/** Whether one member's answer is hers to see: her own body's, or everybody's for who watches over all tasks. */
const mayRead = (me: Actor, member: string): boolean => scopeOf(me, 'supervised.view').all || scopeOf(me, 'supervised.view').leads.includes(member);

/** The answers of a collective that a person may see, with their words. */
export async function answersOf(pool: Pool, { item, sight, me }: { item: SupervisedItem; sight: Sight; me: Actor }): Promise<z.infer<typeof AnswerView>[]> {
  const hers = item.answers.filter(({ member }) => mayRead(me, member));
  const texts = await textsOf(pool, hers.flatMap(({ report }) => report ?? []));
  return hers.map(({ member, state, at, report }) => ({ member: organ(sight.pack, member), state, at: isoOrNull(at), report: texts.get(report ?? '') ?? null, mine: may(me, 'supervised.report', { leads: [member] }) }));
}

/** The history of a task without what belongs to another member's answer: neither its words nor its verification. */
export function seenBy(me: Actor, c: Case, facts: History): History {
  const others = c.rounds.filter((round) => { const party = partyOf(round); return party !== undefined && !mayRead(me, party); });
  const hers = facts.filter(({ payload }) => !others.some((round) => isOf(payload, round)) && (typeof payload['member'] !== 'string' || mayRead(me, payload['member'])));
  return c.supervised && isCollective(c.supervised) ? hers.flatMap((fact) => urgedOf(me, fact)) : hers;
}

/** Who was urged is named to her as far as it is her own body; an urging of others alone is nothing of hers. */
function urgedOf(me: Actor, fact: History[number]): History {
  if (fact.kind !== 'supervised.urged' || !Array.isArray(fact.payload['organs'])) return [fact];
  const organs = fact.payload['organs'].filter((id) => mayRead(me, String(id)));
  return organs.length === 0 ? [] : [{ ...fact, payload: { ...fact.payload, organs } }];
}

function isOf(payload: History[number]['payload'], { route, round }: { route: string; round: number }): boolean {
  const { taskId, of } = payload;
  if (payload['route'] === route && payload['round'] === round) return true;
  return (typeof taskId === 'string' && taskId.includes(`~${route}~${round}~`)) || (typeof of === 'string' && of.startsWith(`${route}.${round}.`));
}

/** The bodies and lists that a supervisor can give a task to. */
export const choicesOf = ({ pack }: Sight): NonNullable<z.infer<typeof SupervisedPage>['choices']> => ({
  organs: pack.organs.filter(({ kind }) => BODIES.has(kind)).map(({ id }) => organ(pack, id)), lists: pack.memberLists.map(({ id, name }) => ({ id, ...name })),
});
