import type { Connection } from '@temporalio/client';

// Numbers of temporal.api.enums.v1.IndexedValueType, whose package is not one of our own dependencies.
const KEYWORD = 2;
const DATETIME = 6;

/** By what an operator can list and filter runs. */
export const SEARCH_ATTRIBUTES = {
  Kind: KEYWORD,
  Subject: KEYWORD,
  Jurisdiction: KEYWORD,
  Stage: KEYWORD,
  Build: KEYWORD,
  NextDueAt: DATETIME,
} as const;

/** The namespace knows every search attribute that runs carry. The server's own flag would be ignored once the namespace exists. */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const lacking = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in (customAttributes ?? {})));
  if (lacking.length === 0) return;
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(lacking) });
}
