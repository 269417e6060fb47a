import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 800;

export type Draft<T> = { readonly value: T; readonly set: (value: T) => void; readonly savedAt: number | null; readonly drop: () => void };

/** What is typed under this key, kept on this machine 0.8 s after the last stroke and found again after a refusal, a reload or a lost session. */
export function useDraft<T>(key: string, empty: T): Draft<T> {
  const place = `docket.draft:${key}`;
  const [value, setValue] = useState<T>(() => kept(place, empty));
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const pending = useRef<{ place: string; value: T } | null>(null);

  const save = useCallback(() => {
    if (!pending.current) return;
    if (keep(pending.current.place, pending.current.value)) setSavedAt(Date.now());
    pending.current = null;
  }, []);

  useEffect(() => {
    if (!pending.current) return undefined;
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, save]);

  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  return {
    value, savedAt,
    set: (next) => {
      pending.current = { place, value: next };
      setValue(next);
    },
    drop: () => {
      pending.current = null;
      localStorage.removeItem(place);
      setValue(empty);
      setSavedAt(null);
    },
  };
}

/** What is kept on this machine at this place, or nothing. */
export function kept<T>(place: string, empty: T): T {
  try {
    const text = localStorage.getItem(place);
    return text === null ? empty : (JSON.parse(text) as T);
  } catch {
    return empty;
  }
}

/** Kept on this machine from here on; false where storage is full or forbidden. */
export function keep(place: string, value: unknown): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
