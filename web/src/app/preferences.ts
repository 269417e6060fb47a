import { useSyncExternalStore } from 'react';
import type { Mode } from '../tokens';
import { LANGUAGES, type Language } from '../words/words';

export const THEMES = ['auto', 'light', 'dark', 'high-contrast'] as const;
export const TYPE_SIZES = ['100', '125', '150'] as const;
export type TypeSize = (typeof TYPE_SIZES)[number];
export type Theme = (typeof THEMES)[number];
export type Preferences = { readonly theme: Theme; readonly language: Language; readonly keys: boolean; readonly next: boolean; readonly type: TypeSize };

const PLACE = 'docket.preferences';
const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const CONTRAST = window.matchMedia('(prefers-contrast: more)');
const listeners = new Set<() => void>();

let preferences: Preferences = stored();

function stored(): Preferences {
  let kept: Partial<Preferences> = {};
  try {
    kept = JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Preferences>;
  } catch {
    kept = {};
  }
  return {
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'auto',
    language: LANGUAGES.find((language) => language === kept.language) ?? 'zh-CN',
    keys: kept.keys ?? true,
    next: kept.next ?? false,
    type: TYPE_SIZES.find((size) => size === kept.type) ?? '100',
  };
}

/** The desk looks and speaks so from here on, also after the page is opened again. */
export function prefer(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  try {
    localStorage.setItem(PLACE, JSON.stringify(preferences));
  } finally {
    listeners.forEach((listener) => listener());
  }
}

/** What the person prefers now, outside of a component. */
export const preferred = (): Preferences => preferences;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What the person prefers, in a component. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferred);

const modeNow = (): Mode => {
  if (preferences.theme !== 'auto') return preferences.theme;
  if (CONTRAST.matches) return 'high-contrast';
  return DARK.matches ? 'dark' : 'light';
};

const subscribeMode = (listener: () => void): (() => void) => {
  const off = subscribe(listener);
  [DARK, CONTRAST].forEach((query) => query.addEventListener('change', listener));
  return () => {
    off();
    [DARK, CONTRAST].forEach((query) => query.removeEventListener('change', listener));
  };
};

/** The theme that is drawn: the chosen one, or what the machine asks for. */
export const useMode = (): Mode => useSyncExternalStore(subscribeMode, modeNow);
