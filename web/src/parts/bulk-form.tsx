import type { ReactNode } from 'react';
import { useWords } from '../words/words';
import { Key } from './keys-help';
import { useKeys } from './use-keys';

type Props = { readonly submit: () => void; readonly isReady: boolean; readonly count: number; readonly button: { readonly words: string; readonly testId: string }; readonly children: ReactNode };

/** What is said once for several rows: its fields, what follows for each, and one button, which Ctrl+Enter presses too; nothing is sent before it is ready. */
export function BulkForm({ submit, isReady, count, button, children }: Props) {
  const { t } = useWords();
  const send = (): void => { if (isReady) submit(); };
  useKeys({ 'Ctrl+Enter': send });
  return (
    <form className="bulk-opinion" onSubmit={(event) => {
      event.preventDefault();
      send();
    }}>
      {children}
      <p className="caption">{t('bulk.follows', { count })}</p>
      <button type="submit" className="button-link button-main" disabled={!isReady} data-testid={button.testId}>{button.words} <Key name="Ctrl+Enter" /></button>
    </form>
  );
}
