/** The stages that a batch can stand in; their order stands in `workflows/declaration-batch.ts` alone. */
export const BATCH_STAGES = ['collection', 'reception', 'decisions'] as const;
