import { useMe } from '../app/me';
import type { UserTaskPage } from '../api/contract';
import { useWords } from '../words/words';
import { peopleOf } from './acts';

/** Who has claimed a task, by name; nobody has while it lies in its pool. */
export function useHolder(page: UserTaskPage): string | null {
  const { t } = useWords();
  const me = useMe();
  const { assignee } = page.task;
  if (assignee === null) return null;
  return assignee === me.id ? t('you') : peopleOf(page).find(({ id }) => id === assignee)?.name ?? t('someone');
}
