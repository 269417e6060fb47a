import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useWords } from '../words/words';

/** A row that is in somebody's hand: where it was lifted, and the place that is being typed. */
export type Lifted = { readonly id: string; readonly from: number; readonly by: 'keys' | 'pointer'; readonly typed: string };
type Props = { readonly id: string; readonly at: number; readonly fixed: number; readonly title: string; readonly lifted: Lifted | null; readonly setLifted: (lifted: Lifted | null) => void; readonly move: (id: string, to: number) => void };

/** The handle of a row: Space lifts and drops, the arrows move what is lifted, figures and Enter bring it to a place, Esc puts it back. */
export function RankHandle(props: Props) {
  const { t } = useWords();
  const { id, at, fixed, title, lifted, setLifted } = props;
  const button = useRef<HTMLButtonElement>(null);
  const isHeld = lifted?.id === id && lifted.by === 'keys';
  useEffect(() => {
    if (!isHeld) return;
    button.current?.focus(); // a row that is put elsewhere in the table lets the focus go
    button.current?.scrollIntoView({ block: 'nearest' });
  }, [isHeld, at]);
  const toggle = (): void => setLifted(isHeld ? null : { id, from: at, by: 'keys', typed: '' });
  const onKeyDown = (event: KeyboardEvent): void => {
    const does = event.key === ' ' ? toggle : isHeld ? held(event.key, { ...props, lifted }) : undefined;
    if (!does || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  return <button ref={button} type="button" className="handle" aria-pressed={isHeld} aria-label={t('batch.handle', { title, place: at + fixed + 1 })} data-testid={`rank-handle-${id}`} onClick={toggle} onKeyDown={onKeyDown}>≡</button>;
}

/** What a key does to the row that is held; nothing for any other key. */
function held(key: string, { id, at, fixed, lifted, setLifted, move }: Props & { lifted: Lifted }): (() => void) | undefined {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowUp: () => { if (at > 0) move(id, at - 1); }, ArrowDown: () => move(id, at + 1),
    Enter: () => {
      if (lifted.typed !== '') move(id, Number(lifted.typed) - fixed - 1);
      setLifted(lifted.typed === '' ? null : { ...lifted, typed: '' });
    },
    Backspace: () => setLifted({ ...lifted, typed: lifted.typed.slice(0, -1) }),
    Escape: () => { move(id, lifted.from); setLifted(null); },
  };
  if (/^\d$/.test(key)) return () => setLifted({ ...lifted, typed: `${lifted.typed}${key}`.slice(0, 4) });
  return keys[key];
}
