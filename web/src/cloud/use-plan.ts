import { useEffect } from 'react';
import type { CloudPlanPage as Page, HostSheet as Sheet } from '../api/contract';
import { useMe } from '../app/me';
import { useDraft } from '../parts/use-draft';
import { EMPTY_SHEET } from './sheet';

export type TypedPlan = { readonly provider: string; readonly sheet: Sheet; readonly method: string; readonly security: string; readonly schedule: string };
type Kept = { readonly base: number; readonly typed: TypedPlan };

export type Plan = {
  readonly typed: TypedPlan;
  readonly put: (typed: TypedPlan) => void;
  /** The version on which it was begun: what is saved replaces that one and no other. */
  readonly base: number;
  readonly isTyped: boolean;
  /** Somebody saved another version in the meantime; what is typed here is still here. */
  readonly isOvertaken: boolean;
  readonly drop: () => void;
};

/** A plan as it is typed: kept on this machine until a version says the same, and never lost to somebody else's. */
export function usePlan(page: Page): Plan {
  const me = useMe();
  const draft = useDraft<Kept | null>(`${me.id}:cloud-plan:${page.projectId}`, null);
  const { value, drop } = draft;
  const saved = savedIn(page);
  const isTyped = value !== null && said(value.typed) !== said(saved);
  useEffect(() => {
    if (value !== null && !isTyped) drop();
  }, [value, isTyped, drop]);
  const base = isTyped ? value.base : page.version;
  return { typed: isTyped ? value.typed : saved, base, isTyped, isOvertaken: isTyped && base < page.version, drop, put: (typed) => draft.set({ base, typed }) };
}

/** The plan as the last version has it. */
export function savedIn({ provider, providers, sheet, method, security, schedule }: Page): TypedPlan {
  return { provider: provider ?? providers[0]?.id ?? '', sheet: sheet ?? EMPTY_SHEET, method, security, schedule };
}

/** What a plan says, whatever the blanks at its ends. */
const said = ({ provider, sheet, method, security, schedule }: TypedPlan): string => JSON.stringify([provider, sheet, method.trim(), security.trim(), schedule.trim()]);
