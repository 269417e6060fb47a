import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { page, table } from './markdown';

export type Feature = { readonly id: string; readonly name: { readonly zh: string; readonly en: string }; readonly state: 'works' | 'tracked' | 'integrated' | 'not yet'; readonly note?: string; readonly shown?: readonly { readonly file: string; readonly test: string }[] };

/** The features of the five documents as docs/features.yaml has them. */
export const readFeatures = (file: string): readonly Feature[] => (parse(readFileSync(file, 'utf8')) as { features: Feature[] }).features;

/** Every feature with its mark and the files whose tests show it. */
export function featuresPage(file: string): string {
  const features = readFeatures(file);
  const count = (state: Feature['state']): string => `${features.filter((each) => each.state === state).length} ${state}`;
  return page('Features of the five documents', 'docs/features.yaml', [
    `${features.length} features: ${(['works', 'tracked', 'integrated', 'not yet'] as const).map(count).join(', ')}. *Tracked* is a duty of the plan of 2019 that lives as a supervised task and is not a function of its own; *integrated* is reached through another system's interface.`,
    table(['', 'Feature', '', 'State', 'Shown by'], features.map(({ id, name, state, note = '', shown = [] }) => [id, `${name.zh} · ${name.en}`, state === 'not yet' ? '–' : '✓', note === '' ? state : `${state}: ${note}`, [...new Set(shown.map((each) => each.file))].join(', ')])),
  ]);
}
