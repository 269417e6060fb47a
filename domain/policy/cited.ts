import type { Ruling } from './pack';

/** The document and clause that a refusal names; a product default names itself. */
export const cited = ({ source }: Pick<Ruling, 'source'>): { document: string; clause: string } =>
  'document' in source ? source : { document: 'default', clause: source.default };
