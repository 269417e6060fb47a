import { Router, type Request } from 'express';
import type { z } from 'zod';
import { mayKnow } from '../../../domain/access/veil';
import { correctDecision, decisionAt } from '../../../domain/approval/correct';
import { followedFrom, type Past } from '../../../domain/approval/followed';
import type { Actor, World } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { caseOf, historyOf, pastOf, textsOf, type Told } from '../../../db/reads/case';
import { look, type Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { DecisionPage } from '../../contract/approval';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, refusalProblem, sendProblem } from '../../problem';
import { fieldViews, readKept } from '../form';
import { iso } from '../view';
import { outcomeName } from '../words';
import { worldOf } from '../world';
import { correctionsOf } from './corrections';
import { followedWords } from './followed-words';
import { sawViews, wordBefore } from './saw';

type Page = z.infer<typeof DecisionPage>;

/** GET /decisions/:processId/:seq — one word or one decision of a round: what was seen, what stands beside it, what followed. */
export const decisionPageRoute = (desk: Desk): Router =>
  Router().get('/decisions/:processId/:seq', async (req, res) => {
    const page = await pageOf(desk, { req, actorId: actorIdOf(res) });
    if (page) res.json(page);
    else sendProblem(res, 'not-found');
  });

async function pageOf({ db, record }: Desk, { req, actorId }: { req: Request; actorId: string }): Promise<Page | undefined> {
  const [id, seq] = [idOf(req, 'processId'), Number(idOf(req, 'seq'))];
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const c = await caseOf(db.pool, id);
  if (!c || c.evaluation || !mayKnow(me, c)) return undefined; // experts score blind: an evaluation tells its words on its own page
  const facts = await historyOf(db.pool, id);
  const fact = facts.find((each) => each.seq === seq);
  const past = await pastOf(db.pool, id);
  if (!fact || !isShown(c, fact, past)) return undefined;
  return { ...headOf(c, { fact, sight }), ...(await seenBy(db, { facts, seq, sight })), ...standingOf(c, { seq, past, sight, me, language: languageOf(req) }), corrections: [...((await correctionsOf(db.pool, facts)).get(seq) ?? [])] };
}

/** A word of somebody, or the yes or no of a round. */
const isShown = (c: LoadedCase, { kind, seq }: Told, past: readonly Past[]): boolean => kind === 'task.decided' || decisionAt(c, seq, past) !== undefined;

type Standing = { readonly seq: number; readonly past: readonly Past[]; readonly sight: Sight; readonly me: Actor; readonly language: 'zh' | 'en' };

/** The sum as it stands, what followed, and what this person may put right; a single word has none of it. */
function standingOf(c: LoadedCase, { seq, past, sight, me, language }: Standing): Pick<Page, 'amountFen' | 'isDecided' | 'followed' | 'may'> {
  const standing = decisionAt(c, seq, past);
  if (!standing) return { amountFen: null, isDecided: false, followed: [], may: [] };
  const followed = standing.followed.map((line) => ({ seq: line.seq, what: line.what, words: followedWords(line, sight.pack), final: line.final }));
  return { amountFen: standing.amountFen === null ? null : Number(standing.amountFen), isDecided: true, followed, may: mayCorrect(c, { of: seq, past, w: worldOf(sight, me), language }) };
}

type Headed = Pick<Page, 'at' | 'version' | 'moving' | 'processId' | 'processKind' | 'seq' | 'title' | 'number' | 'route' | 'round' | 'outcome' | 'who' | 'decidedAt'>;

function headOf(c: LoadedCase & { behind: boolean }, { fact, sight }: { fact: Told; sight: Sight }): Headed {
  const task = c.tasks.find((each) => each.id === fact.payload['taskId']);
  const named = task ?? { route: String(fact.payload['route']), round: Number(fact.payload['round']) };
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, processId: c.process.id, processKind: c.process.kind, seq: fact.seq, title: c.process.title, number: c.project?.number ?? null,
    route: sight.pack.routes.find((each) => each.id === named.route)?.name ?? { zh: named.route, en: named.route }, round: named.round, outcome: outcomeName(String(fact.payload['outcome'])), who: fact.actorName ?? fact.actorId, decidedAt: iso(fact.at),
  };
}

/** What the word that drew the decision said, and exactly what its speaker had before her. */
async function seenBy({ pool }: Desk['db'], { facts, seq, sight }: { facts: readonly Told[]; seq: number; sight: Sight }): Promise<Pick<Page, 'opinion' | 'saw' | 'fields'>> {
  const word = wordBefore(facts, seq);
  if (!word) return { opinion: null, saw: null, fields: [] };
  const { opinion, saw } = word.payload;
  const texts = await textsOf(pool, [opinion, saw.form].filter((id) => id !== null));
  return {
    opinion: opinion === null ? null : (texts.get(opinion) ?? '（已删改）'), saw: (await sawViews(pool, facts, sight.pack)).get(word.seq) ?? null,
    fields: saw.form === null ? [] : fieldViews(sight.pack, readKept(texts.get(saw.form)), null),
  };
}

type Trying = { readonly of: number; readonly past: readonly Past[]; readonly w: World; readonly language: 'zh' | 'en' };
const NOT_HERS: ReadonlySet<Refusal['refused']> = new Set(['not-a-candidate', 'own-submission', 'not-found']);

/** The very correction is tried, of words and of the outcome, and nothing is written; it is not shown to whom it can never be open. */
function mayCorrect(c: LoadedCase, { of, past, w, language }: Trying): Page['may'] {
  const tried = (outcome: 'not-agreed' | null) => correctDecision(c, { of, words: '-', reason: '-', amountFen: null, outcome, shown: followedFrom(of, past).length, facts: past }, w);
  const words = tried(null);
  if (isRefusal(words) && NOT_HERS.has(words.refused)) return [];
  const standing = decisionAt(c, of, past);
  return [{ act: 'correct', would: words }, ...(standing?.outcome === 'agreed' ? [{ act: 'turn', would: tried('not-agreed') }] : [])]
    .map(({ act, would }) => ({ act, blocked: isRefusal(would) ? refusalProblem(would, language) : null, outcome: null }));
}
