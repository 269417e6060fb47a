/** The stage of a request; what follows its round stands in `workflows/request.ts` alone. */
export const REQUEST_STAGES = ['review'] as const;

/** How a request ends: what was asked takes effect, or it does not, the asker takes it back, or it ends with its project. */
export const REQUEST_OUTCOMES = ['granted', 'declined', 'withdrawn', 'terminated'] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];
