import { useEffect, useRef } from 'react';
import { preferred } from '../app/preferences';

/** What a key does; `false` is that it did nothing here, so that it is left to whoever else listens. */
export type Keys = Readonly<Record<string, (() => unknown) | undefined>>;

const COMPOSING = 229;
const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';

/** The keys do this while the component is shown: never while something is typed or composed, nor with a modifier, save Ctrl+Enter, and Alt with a digit, which are meant for who is typing; Shift+letter is a key of its own. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = nameOf(event);
      const act = name === undefined ? undefined : latest.current[name];
      if (act && act() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function nameOf(event: KeyboardEvent): string | undefined {
  if (isTaken(event)) return undefined;
  if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? 'Ctrl+Enter' : undefined;
  if (event.altKey) return digitOf(event);
  return isFree(event) ? capOf(event) : undefined;
}

/** Whether an input method has the key, or somebody else has used it. */
const isTaken = ({ isComposing, keyCode, defaultPrevented }: KeyboardEvent): boolean => isComposing || keyCode === COMPOSING || defaultPrevented;

/** Whether a single key may act here: keys are wanted, nothing is typed, and Enter does not already press something. */
function isFree({ key, target }: KeyboardEvent): boolean {
  const busy = key === 'Enter' ? `${TYPING}, a, button` : TYPING;
  return preferred().keys && !(target instanceof Element && target.closest(`${busy}, dialog`));
}

const capOf = ({ key, shiftKey }: KeyboardEvent): string => (key.length !== 1 ? key : shiftKey && /[a-z]/i.test(key) ? `Shift+${key.toUpperCase()}` : key.toUpperCase());

/** By the place of the key: with Alt some keyboards write another sign. */
const digitOf = ({ code, target }: KeyboardEvent): string | undefined => (/^Digit[1-9]$/.test(code) && !(target instanceof Element && target.closest('dialog')) ? `Alt+${code.slice(-1)}` : undefined);
