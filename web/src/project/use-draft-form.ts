import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../app/me';
import type { DraftPage, Problem } from '../api/contract';
import { problemOf } from '../api/problem';
import { readDraft } from '../api/reads';
import { repeated } from '../api/use-act';
import { keep, kept } from '../parts/use-draft';
import type { Data } from './form-fields';

const PAUSE_MS = 800;

export type Filled = { readonly data: Data; readonly keyTask: string | null };
export type Saving = { readonly state: 'saved' | 'unsaved' | 'saving' | 'failed'; readonly savedAt: number | null; readonly problem: Problem | null };
export type DraftForm = Saving & {
  readonly filled: Filled;
  readonly put: (filled: Filled) => void;
  /** Sends what is not saved yet; whether everything is saved then. */
  readonly save: () => Promise<boolean>;
  /** What is typed here counts, also where the draft was changed elsewhere. */
  readonly insist: () => void;
};

/** A declaration as it is typed: on this machine at once, on the server 0.8 s after the last stroke, one saving after the other. */
export function useDraftForm(page: DraftPage): DraftForm {
  const place = placeOf(useMe().id, page.id);
  const [filled, setFilled] = useState<Filled>(() => kept<Filled | null>(place, null) ?? filledOf(page));
  const { now, saving, save, touch } = useSaving(page, place, filled);

  useEffect(() => {
    if (!now.current.unsaved) return undefined;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [filled]);

  useEffect(() => {
    if (page.version <= now.current.version || now.current.unsaved) return; // an answer from before the last saving is no news
    now.current = { ...now.current, version: page.version, filled: filledOf(page) };
    setFilled(filledOf(page));
  }, [page]);

  return {
    filled, ...saving, save,
    put: (next) => {
      touch(next);
      setFilled(next);
    },
    insist: () => {
      now.current.version = page.version;
      void save();
    },
  };
}

/** Where a declaration that is not saved yet is kept on this machine. */
export const placeOf = (personId: string, draftId: string): string => `docket.draft:${personId}:declaration:${draftId}`;

const filledOf = ({ data, keyTask }: DraftPage): Filled => ({ data, keyTask });

function useSaving(page: DraftPage, place: string, filled: Filled) {
  const queries = useQueryClient();
  const [saving, setSaving] = useState<Saving>({ state: 'saved', savedAt: null, problem: null });
  const now = useRef({ filled, version: page.version, unsaved: kept<Filled | null>(place, null) !== null, running: null as Promise<boolean> | null });

  const send = async (): Promise<boolean> => {
    const sent = now.current.filled;
    setSaving((before) => ({ ...before, state: 'saving' }));
    try {
      const { version } = await repeated<{ version: number }>({ method: 'PUT', path: `projects/${page.id}/draft`, body: { ...sent, version: now.current.version } });
      now.current = { ...now.current, version, unsaved: now.current.filled !== sent };
      if (!now.current.unsaved) localStorage.removeItem(place);
      setSaving({ state: now.current.unsaved ? 'unsaved' : 'saved', savedAt: Date.now(), problem: null });
      void queries.invalidateQueries({ queryKey: readDraft(page.id).queryKey });
      return true;
    } catch (error) {
      setSaving((before) => ({ ...before, state: 'failed', problem: problemOf(error) }));
      return false;
    }
  };

  const save = async (): Promise<boolean> => {
    await now.current.running;
    if (!now.current.unsaved) return true;
    now.current.running = send();
    return now.current.running;
  };

  const touch = (next: Filled): void => {
    now.current = { ...now.current, filled: next, unsaved: true };
    keep(place, next);
    setSaving((before) => ({ ...before, state: 'unsaved' }));
  };

  return { now, saving, save, touch };
}
