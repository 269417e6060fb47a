/** The stages of an evaluation; their order stands in `workflows/evaluation.ts` alone. */
export const EVALUATION_STAGES = ['filling', 'confirmation', 'scoring', 'opinion'] as const;
export type EvaluationStage = (typeof EVALUATION_STAGES)[number];

/** Before a system is built, or while it runs (003 A4). */
export const EVALUATION_KINDS = ['post', 'pre'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

/** What may be said of a system at a moment: a decision that needs its opinion reads one of these. */
export const STANDINGS = ['none', 'qualified', 'unqualified'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where an expert's sheet stands. A locked one stays so; of a recused one nothing counts. */
export const SHEET_STATES = ['open', 'locked', 'recused'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** How an evaluation ends. */
export const EVALUATION_OUTCOMES = ['qualified', 'unqualified'] as const;
export type EvaluationOutcome = (typeof EVALUATION_OUTCOMES)[number];

/** The routes on which the work of an evaluation lies in queues. Each ends by an act of its own, never by a plain yes or no. */
export const ROUTES = { filling: 'evaluation-filling', confirmation: 'evaluation-confirmation', scoring: 'evaluation-scoring', opinion: 'evaluation-opinion' } as const satisfies Record<EvaluationStage, string>;
