import type { Docket } from '../support/docket';
import { INDICATORS, pointsOf } from '../support/evaluation-deeds';

export type Evaluation = {
  readonly evaluation: { readonly id: string; readonly stage: string; readonly composite: number | null; readonly opinion: { readonly year: number; readonly number: number; readonly qualified: boolean } | null };
  readonly items: readonly { readonly text: string }[]; readonly sheet: { readonly state: string; readonly total: number | null } | null; readonly panel: { readonly needed: number; readonly experts: readonly { readonly id: string; readonly state: string }[]; readonly candidates: readonly { readonly id: string }[] } | null;
  readonly result: { readonly composite: number; readonly qualified: boolean; readonly sheets: readonly { readonly total: number; readonly expert: string | null }[] } | null; readonly may: readonly { readonly act: string }[];
  readonly dimensions: readonly { readonly indicators: readonly { readonly given: string | null; readonly preliminary: number | null; readonly mine: number | null }[] }[];
};
export const EXPERTS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'] as const;
export const idOf = (system: string, year = 2019): string => `post.${year}.${system}`;

/** The authority puts older systems of a unit on a year's list. */
export async function list(docket: Docket, systems: readonly { system: string; title: string; unit?: string }[], year = 2019): Promise<void> {
  await (await docket.as('pingjia')).act(`list ${year} ${systems.map(({ system }) => system).join()}`, 'POST', '/evaluation-lists', { year, set: 'post-2018', systems: systems.map(({ unit = 'sh-zjw-xxb', ...named }) => ({ ...named, unit })) });
  await docket.settled();
}

const act = async (docket: Docket, login: string, [id, verb, body]: readonly [id: string, verb: string, body: object]): Promise<void> => {
  await (await docket.as(login)).act(`${verb} ${id} ${login} ${JSON.stringify(body)}`, 'POST', `/evaluations/${id}/${verb}`, body);
  await docket.settled();
};
export const given = (words = '如实填报') => INDICATORS.map(({ id: indicator }) => ({ indicator, text: words }));
/** Points that make a total, with a reason beside the first of them. */
export const scores = (total: number, reason?: string) => pointsOf(total).map(({ indicator, points }, n) => ({ indicator, points, ...(n === 0 && reason !== undefined && { reason }) }));

export const fill = (docket: Docket, id: string, words?: string): Promise<void> => act(docket, 'zjw-clerk', [id, 'filling', { given: given(words) }]);
export const sendBack = (docket: Docket, id: string, ...items: string[]): Promise<void> => act(docket, 'zjw-review', [id, 'return', { items }]);
export const confirm = (docket: Docket, id: string, [total, reason]: readonly [total: number, reason?: string]): Promise<void> => act(docket, 'zjw-review', [id, 'confirmation', { scores: scores(total, reason) }]);
export const assign = (docket: Docket, id: string, experts: readonly string[] = EXPERTS): Promise<void> => act(docket, 'pingjia', [id, 'experts', { experts: experts.map((login) => `demo-${login}`) }]);
export const lock = (docket: Docket, login: string, [id, total, reason]: readonly [id: string, total: number, reason?: string]): Promise<void> => act(docket, login, [id, 'sheet', { scores: scores(total, reason) }]);
export const recuse = (docket: Docket, login: string, id: string): Promise<void> => act(docket, login, [id, 'recusal', { reason: '曾参与该系统的建设' }]);
export const opine = (docket: Docket, id: string, words = '已复核。'): Promise<void> => act(docket, 'pingjia', [id, 'opinion', { words }]);
export const evaluationOf = async (docket: Docket, login: string, id: string): Promise<Evaluation> => (await docket.as(login)).get<Evaluation>(`/evaluations/${id}`);

/** From the list to the opinion, with these totals. */
export async function evaluated(docket: Docket, id: string, { p, sheets }: { p: number; sheets: readonly number[] }): Promise<void> {
  await fill(docket, id);
  await confirm(docket, id, [p]);
  await assign(docket, id);
  for (const [n, total] of sheets.entries()) await lock(docket, EXPERTS[n] ?? '', [id, total]);
  await opine(docket, id);
}
