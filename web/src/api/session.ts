import { useSyncExternalStore } from 'react';
import type { Me } from './contract';

type Session = { readonly me: Me | null; readonly csrf: string; readonly expired: boolean };

let session: Session = { me: null, csrf: '', expired: false };
const listeners = new Set<() => void>();
const waiting = new Set<() => void>();

function change(to: Partial<Session>): void {
  session = { ...session, ...to };
  listeners.forEach((listener) => listener());
}

/** The token that acts carry; empty before signing in. */
export const csrfToken = (): string => session.csrf;

/** Whether somebody has been signed in since the page was opened, so that an expired session is not a first visit. */
export const wasSignedIn = (): boolean => session.me !== null;

/** From here on this person acts; whatever waited for her to sign in again goes on. */
export function signedIn(me: Me): void {
  change({ me, csrf: me.csrfToken, expired: false });
  waiting.forEach((goOn) => goOn());
  waiting.clear();
}

/** From here on nobody is signed in. */
export const signedOut = (): void => change({ me: null, csrf: '', expired: false });

/** Resolves once the person has signed in again in the dialog that this opens. */
export const signedInAgain = (): Promise<void> => new Promise((resolve) => {
  waiting.add(resolve);
  change({ expired: true });
});

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whose session has run out while she was working, if so. */
export const useExpired = (): Me | null => useSyncExternalStore(subscribe, () => (session.expired ? session.me : null));
