import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNow } from '../app/me';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

export type Letter = { readonly id: string; readonly subject: string; readonly at: string; readonly note: string; readonly unread: boolean };

/** Letters on the left, the opened one beside; which one lies in the address. */
export function Letters<T extends Letter>({ letters, box, elsewhere, children }: { letters: readonly T[]; box?: 'mails' | 'letters'; elsewhere?: ReactNode; children: (letter: T) => ReactNode }) {
  const { t } = useWords();
  const search = useSearch({ from: '/mailbox' });
  const navigate = useNavigate({ from: '/mailbox' });
  const current = letters.find(({ id }) => id === search.open);
  const choose = (letter: T): void => void navigate({ search: { ...(box ? { box } : {}), open: letter.id }, replace: true });
  return (
    <div className={current || elsewhere ? 'letters letters-open' : 'letters'}>
      <ul className="letter-list">{letters.map((letter) => <LetterLine key={letter.id} letter={letter} current={letter.id === current?.id} choose={() => choose(letter)} />)}</ul>
      <article className="letter">{current ? children(current) : (elsewhere ?? <p className="empty">{t('mailbox.choose')}</p>)}</article>
    </div>
  );
}

function LetterLine({ letter, current, choose }: { letter: Letter; current: boolean; choose: () => void }) {
  const format = useFormat();
  const now = useNow();
  return (
    <li>
      <button type="button" className={letter.unread ? 'letter-line letter-unread' : 'letter-line'} aria-current={current || undefined} data-testid={`mailbox-row-${letter.id}`} onClick={choose}>
        <span className="letter-subject">{letter.subject}</span>
        <time className="caption" dateTime={letter.at}>{format.stamp(letter.at, now)}</time>
        <span className="caption letter-note">{letter.note}</span>
      </button>
    </li>
  );
}
