import type { Pack } from '../../../domain/policy/pack';
import type { Slip } from './slips';

/** The phrases that every desk offers: each gone, each with another decision, each saying something else. */
export const phraseSlips = (pack: Pack): Slip[] => pack.phrases.flatMap(({ phrase, outcome }, i): Slip[] => [
  { name: `phrase ${phrase} gone`, make: ({ phrases }) => void phrases.splice(i, 1) },
  { name: `phrase ${phrase} with another decision`, make: ({ phrases }) => phrases.slice(i, i + 1).forEach((it) => { it.outcome = outcome === 'agree' ? 'disagree' : 'agree'; }) },
  { name: `phrase ${phrase} says something else`, make: ({ phrases }) => phrases.slice(i, i + 1).forEach((it) => { it.words.zh = '另一句。'; }) },
]);
