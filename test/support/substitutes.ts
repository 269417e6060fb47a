import type { Named } from '../../db/record/directory';
import type { ActingScope } from '../../domain/record/case';
import { who } from './deeds';

/** An instant after everything that a test lives through. */
export const FOREVER = Date.parse('2030-01-01T00:00:00+08:00');

/** Somebody stands in for another, for everything and always unless told otherwise. */
export const standsIn = (substitute: string, person: string, { from = 0, to = FOREVER, ...scope }: Partial<ActingScope> & { readonly from?: number; readonly to?: number } = {}): Named =>
  ({ person: who(person), name: person, substitute: who(substitute), fromAt: from, toAt: to, kinds: null, organs: null, maxFen: null, ...scope });
