import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { QueueRow } from '../api/contract';
import { listsAgain } from '../api/reads';
import { repeated } from '../api/use-act';
import { placeOf } from '../parts/queue-row';

/** Notes on the server that this person has opened a task; that it could not be noted stops nobody. */
function useNote(): (taskId: string) => void {
  const queries = useQueryClient();
  return useCallback((taskId) => void repeated({ method: 'PUT', path: `user-tasks/${encodeURIComponent(taskId)}/opened` }).then(() => listsAgain(queries), () => undefined), [queries]);
}

/** The page of a task is the opening of it. */
export function useNoteOpened(taskId: string): void {
  const note = useNote();
  useEffect(() => note(taskId), [note, taskId]);
}

/** Opens a file from a list. What has no page of a task is noted here. */
export function useOpenRow(): (row: Pick<QueueRow, 'id' | 'processId' | 'processKind'>) => void {
  const navigate = useNavigate();
  const note = useNote();
  return (row) => {
    if (row.processKind === 'evaluation') note(row.id);
    void navigate(placeOf(row));
  };
}
