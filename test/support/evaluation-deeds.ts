import { assignExperts } from '../../domain/evaluation/assign-experts';
import { confirm as confirmData, sendBack } from '../../domain/evaluation/confirm';
import { fill as fillIn } from '../../domain/evaluation/fill';
import { evaluationId, listSystems } from '../../domain/evaluation/list';
import { indicatorsOf, setOf } from '../../domain/evaluation/measure';
import { issueOpinion } from '../../domain/evaluation/opine';
import { lockSheet, recuse as standBack } from '../../domain/evaluation/sheet';
import type { Json } from '../../domain/record/canonical';
import type { Case, Decided, World } from '../../domain/record/case';
import type { Refusal } from '../../domain/refusal';
import { who, type Deed } from './deeds';
import { PACK } from './memory-record';

export const SET = setOf(PACK, 'post-2018');
export const INDICATORS = indicatorsOf(SET);
/** An older system of the housing commission, and its evaluation in 2019. */
export const OLD = 'zjw-grid-2009';
export const EVALUATION_ID = evaluationId(SET, 2019, OLD);
export const EXPERTS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'] as const;

type Settle = (c: Case, w: World) => Refusal | Decided;
const onOne = (id: string, { by, content }: { by: string; content: Json }, settle: Settle): Deed =>
  ({ ids: [id], by: who(by), content, decide: (cases, w) => { const c = cases.get(id); return c ? settle(c, w) : { refused: 'not-found' }; } });

/** Points for every indicator that make this total, the earlier ones filled first. */
export const pointsOf = (total: number): Points => pointsOn(SET.id, total);
type Points = { indicator: string; points: number; reason: null }[];
/** The same for another set of the pack. */
export function pointsOn(set: string, total: number): Points {
  let left = total;
  return indicatorsOf(setOf(PACK, set)).map(({ id, max }) => {
    const points = Math.min(max, left);
    left -= points;
    return { indicator: id, points, reason: null };
  });
}

type Listing = { readonly systems?: readonly { system: string; title?: string | null; unit?: string | null }[]; readonly year?: number; readonly by?: string; readonly set?: string };
/** The authority sets a year's list; without more words, the older system of 2019. */
export function listed({ systems = [{ system: OLD, title: '城市网格化管理系统（2009）', unit: 'sh-zjw-xxb' }], year = 2019, by = 'pingjia', set = 'post-2018' }: Listing = {}): Deed {
  const named = systems.map(({ system, title = null, unit = null }) => ({ system, title, unit }));
  const of = setOf(PACK, set);
  return { ids: [...named.map(({ system }) => evaluationId(of, year, system)), ...named.filter(({ title }) => title === null).map(({ system }) => system)], by: who(by), content: { list: year, systems: named.map(({ system }) => system) }, decide: (cases, w) => listSystems(cases, { year, set: of, systems: named }, w) };
}

/** The unit says something to every indicator. */
export const fill = ({ id = EVALUATION_ID, by = 'zjw-clerk', given = INDICATORS.map(({ id: indicator }) => ({ indicator, text: `text-${indicator}` })) }: { id?: string; by?: string; given?: readonly { indicator: string; text: string }[] } = {}): Deed =>
  onOne(id, { by, content: { fill: id } }, (c, w) => fillIn(c, { given }, w));
/** The department confirms and gives its preliminary score. */
export const confirm = ({ id = EVALUATION_ID, by = 'zjw-review', scores = pointsOf(7000) }: { id?: string; by?: string; scores?: ReturnType<typeof pointsOf> } = {}): Deed =>
  onOne(id, { by, content: { confirm: id } }, (c, w) => confirmData(c, { scores }, w));
/** The department sends the data back with what is wrong in them. */
export const returnData = ({ id = EVALUATION_ID, by = 'zjw-review', items = ['text-item'] }: { id?: string; by?: string; items?: readonly string[] } = {}): Deed =>
  onOne(id, { by, content: { returned: id } }, (c, w) => sendBack(c, { items: items.map((text, n) => ({ n: n + 1, text })) }, w));
/** The authority names the experts. */
export const assign = ({ id = EVALUATION_ID, by = 'pingjia', experts = EXPERTS }: { id?: string; by?: string; experts?: readonly string[] } = {}): Deed =>
  onOne(id, { by, content: { assign: [...experts] } }, (c, w) => assignExperts(c, { experts: experts.map(who) }, w));
/** An expert locks her sheet. */
export const lock = (by: string, total: number, { id = EVALUATION_ID, scores = pointsOf(total) }: { id?: string; scores?: ReturnType<typeof pointsOf> } = {}): Deed =>
  onOne(id, { by, content: { lock: by } }, (c, w) => lockSheet(c, { scores }, w));
/** An expert stands back. */
export const recuse = (by: string, id = EVALUATION_ID): Deed => onOne(id, { by, content: { recuse: by } }, (c, w) => standBack(c, { reason: 'text-reason' }, w));
/** The authority gives its opinion. */
export const opine = ({ id = EVALUATION_ID, by = 'pingjia', number = 1, year = 2019 }: { id?: string; by?: string; number?: number; year?: number } = {}): Deed =>
  onOne(id, { by, content: { opine: id } }, (c, w) => issueOpinion(c, { words: 'text-opinion', number, year }, w));
