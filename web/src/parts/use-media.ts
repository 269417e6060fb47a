import { useSyncExternalStore } from 'react';

/** Whether the window is as narrow as a phone's. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => PHONE.matches);
}

const PHONE = window.matchMedia('(max-width: 640px)');

const subscribe = (listener: () => void): (() => void) => {
  PHONE.addEventListener('change', listener);
  return () => PHONE.removeEventListener('change', listener);
};
