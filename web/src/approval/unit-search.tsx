import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { QueueRow } from '../api/contract';
import { readUnits } from '../api/reads';
import { useWords } from '../words/words';

type Props = { readonly unit: string | undefined; readonly rows: readonly QueueRow[]; readonly choose: (unit: string | undefined) => void };

/** A unit found by typing part of its name; those that are in the list come first. What is no unit narrows nothing. */
export function UnitSearch({ unit, rows, choose }: Props) {
  const { t, say } = useWords();
  const list = useId();
  const all = useQuery(readUnits).data?.rows ?? [];
  const here = new Map(rows.map(({ organ }) => [organ.id, organ]));
  const units = [...here.values(), ...all.filter(({ id }) => !here.has(id))];
  const chosen = units.find(({ id }) => id === unit);
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (words: string): void => {
    const found = unitOf(units.map((each) => ({ id: each.id, words: say(each) })), words);
    if (words.trim() !== '' && found === undefined) return;
    setTyped(null);
    choose(words.trim() === '' ? undefined : found);
  };
  return (
    <>
      <input className="filter-text" type="search" list={list} maxLength={60} value={typed ?? (chosen ? say(chosen) : unit ?? '')} placeholder={t('filters.any', { what: t('filters.unit') })} aria-label={t('filters.unit')} data-testid="filters-unit"
        onChange={(event) => {
          setTyped(event.target.value);
          if (units.some((each) => say(each) === event.target.value) || event.target.value === '') settle(event.target.value);
        }}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && settle(event.currentTarget.value)}
        onBlur={() => setTyped(null)} />
      <datalist id={list}>{units.map((each) => <option key={each.id} value={say(each)} />)}</datalist>
    </>
  );
}

/** The unit of this name, or the only one whose name has these words in it. */
function unitOf(units: readonly { readonly id: string; readonly words: string }[], typed: string): string | undefined {
  const words = typed.trim().toLowerCase();
  const found = units.filter((each) => each.words.toLowerCase().includes(words));
  return (units.find((each) => each.words.toLowerCase() === words) ?? (found.length === 1 ? found[0] : undefined))?.id;
}
