/** One service of which a plan asks more than was approved. */
export type OverBound = { readonly service: string; readonly planned: number; readonly approved: number; readonly by: number };
type Clause = { readonly rule: string; readonly code: string; readonly document: string; readonly clause: string };

export type CloudRefusal =
  | { readonly refused: 'figures-not-asked'; readonly step: string }
  | { readonly refused: 'approved-above-declared'; readonly approvedFen: number; readonly declaredFen: number }
  | ({ readonly refused: 'quantities-not-named'; readonly services: readonly string[] } & Clause)
  | ({ readonly refused: 'quantities-above-declared'; readonly over: readonly OverBound[] } & Clause)
  | { readonly refused: 'quantities-unknown'; readonly services: readonly string[] }
  | { readonly refused: 'no-cloud-plan-awaited'; readonly stage: string | null }
  | { readonly refused: 'provider-unknown'; readonly provider: string }
  | { readonly refused: 'plan-changed-elsewhere'; readonly version: number }
  | { readonly refused: 'plan-not-drafted' }
  | { readonly refused: 'already-signed'; readonly side: 'unit' | 'provider' }
  | { readonly refused: 'plan-not-signed'; readonly missing: readonly ('unit' | 'provider')[] }
  | { readonly refused: 'plan-incomplete'; readonly services: readonly string[] }
  | ({ readonly refused: 'plan-over-bound'; readonly over: readonly OverBound[]; readonly wayOut: { readonly zh: string; readonly en: string } } & Clause)
  | { readonly refused: 'no-such-order'; readonly order: string }
  | { readonly refused: 'not-awaiting-the-live-day' }
  | { readonly refused: 'scan-report-missing'; readonly kinds: readonly string[] }
  | { readonly refused: 'scan-missing'; readonly kinds: readonly string[]; readonly document: string; readonly clause: string }
  | { readonly refused: 'live-before-scan'; readonly on: string; readonly scannedOn: string }
  | { readonly refused: 'live-day-ahead'; readonly on: string }
  | { readonly refused: 'not-awaiting-the-acceptance' }
  | { readonly refused: 'faults-required' };
