import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/words';
import { Dialog } from './dialog';
import { useKeys } from './use-keys';

const HELP = [['J', 'K'], ['Enter'], ['N'], ['A'], ['D'], ['R'], ['B'], ['Alt+1', '9'], ['Ctrl+Enter'], ['1', '7'], ['F'], ['T'], ['M'], ['X'], ['Shift+J', 'K'], ['E'], ['/'], ['G'], ['Escape'], ['?']] as const;

/** `?` lists the keys. */
export function KeysHelp() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  if (!open) return null;
  return (
    <Dialog label={t('keys.title')} onClose={() => setOpen(false)}>
      <h2>{t('keys.title')}</h2>
      <dl className="keys">
        {HELP.map((keys) => <div key={keys[0]}><dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{t(`keys.${keys[0] === '?' ? 'help' : keys[0]}`)}</dd></div>)}
      </dl>
      <div className="acts"><Button autoFocus onClick={() => setOpen(false)}>{t('keys.close')}</Button></div>
    </Dialog>
  );
}

/** The small cap of a key on the button that it presses. */
export const Key = ({ name }: { name: string }) => <kbd aria-hidden="true">{name}</kbd>;
