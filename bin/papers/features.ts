import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { page, table } from './markdown';

export type Feature = { readonly id: string; readonly name: { readonly zh: string; readonly en: string }; readonly state: 'works' | 'tracked' | 'integrated' | 'not yet'; readonly note?: string; readonly shown?: readonly { readonly file: string; readonly test: string }[] };

/** The features of the five documents as docs/features.yaml has them. */
export const readFeatures = (file: string): readonly Feature[] => (parse(readFileSync(file, 'utf8')) as { features: Feature[] }).features;

/** What users of other engines know, as docs/features.yaml has it: P01 to P34, then C01 on. */
export const readPeers = (file: string): readonly Feature[] => (parse(readFileSync(file, 'utf8')) as { peers: Feature[] }).peers;

const mark = ({ state }: Feature): string => (state === 'not yet' ? '–' : '✓');
const filesOf = ({ shown = [] }: Feature): string => [...new Set(shown.map((each) => each.file))].join(', ');

/** Every feature with its mark and the files whose tests show it. */
export function featuresPage(file: string): string {
  const [features, peers] = [readFeatures(file), readPeers(file)];
  const count = (state: Feature['state']): string => `${features.filter((each) => each.state === state).length} ${state}`;
  return page('Features of the five documents', 'docs/features.yaml', [
    `${features.length} features: ${(['works', 'tracked', 'integrated', 'not yet'] as const).map(count).join(', ')}. *Tracked* is a duty of the plan of 2019 that lives as a supervised task and is not a function of its own; *integrated* is reached through another system's interface.`,
    table(['', 'Feature', '', 'State', 'Shown by'], features.map(({ id, name, state, note = '', shown = [] }) => [id, `${name.zh} · ${name.en}`, mark({ id, name, state }), note === '' ? state : `${state}: ${note}`, filesOf({ id, name, state, shown })])),
    '## What users of other engines for human tasks know',
    `P: the international engines, C: the Chinese ones. ${peers.filter(({ state }) => state !== 'not yet').length} of ${peers.length} are here.`,
    table(['', 'What', '', 'State', 'Shown by'], peers.map((each) => [each.id, `${each.name.zh} · ${each.name.en}`, mark(each), each.note === undefined ? each.state : `${each.state}: ${each.note}`, filesOf(each)])),
  ]);
}
