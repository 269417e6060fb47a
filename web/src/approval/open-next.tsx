import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { UserTaskPage } from '../api/contract';
import { usePreferences } from '../app/preferences';
import { Glyph } from '../parts/glyph';
import { useWords, wordOf } from '../words/words';
import type { Decision } from './use-decision';

type Done = { readonly id: string; readonly title: string; readonly outcome: string };
const last: { done: Done | null } = { done: null };

/** Where the person prefers it, the next file opens once this one is decided; what was done is said above it. */
export function useOpenNext({ task, nextTaskId }: UserTaskPage, { decided }: Decision): void {
  const { next } = usePreferences();
  const navigate = useNavigate();
  const to = next && decided !== null && nextTaskId !== task.id ? nextTaskId : null;
  useEffect(() => {
    if (to === null || decided === null) return;
    last.done = { id: task.id, title: task.title, outcome: decided };
    void navigate({ to: '/tasks/$id', params: { id: to } });
  }, [to, decided, navigate, task.id, task.title]);
}

/** What was decided a moment ago, with the way back to it. */
export function JustDone() {
  const { t } = useWords();
  const [done] = useState(() => last.done);
  useEffect(() => { last.done = null; }, []);
  if (done === null) return null;
  return <p className="strip" role="status" data-testid="just-done"><Glyph name="done" /> {t('decision.done', { outcome: wordOf(t, 'outcomes', done.outcome) })} · <Link to="/tasks/$id" params={{ id: done.id }}>{done.title}</Link></p>;
}
