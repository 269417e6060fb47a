import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Phrases, PhrasesKept } from '../api/contract';
import { readPhrases } from '../api/reads';
import { useAct } from '../api/use-act';
import { Dialog } from '../parts/dialog';
import { Key } from '../parts/keys-help';
import { Refusal } from '../parts/refusal';
import { useKeys } from '../parts/use-keys';
import { useIsPhone } from '../parts/use-media';
import { useWords } from '../words/words';
import type { DecisionOutcome } from './acts';

const BY_KEY = 9;
const LONGEST = 200;
const NONE: Phrases = { own: [], shared: [], most: 0 };
const KEYS = Array.from({ length: BY_KEY }, (_, n) => n);

type Props = {
  readonly outcome: DecisionOutcome | null;
  readonly opinion: string;
  /** Writes the words at this place of the opinion. */
  readonly insert: (words: string, at: number) => void;
};

/** Phrases to be written into the opinion by a click or by Alt and a digit: one's own first, then those of every desk that fit the decision. */
export function PhraseBar({ outcome, opinion, insert }: Props) {
  const { t, say } = useWords();
  const isPhone = useIsPhone();
  const { data = NONE, isPending } = useQuery(readPhrases);
  const [open, setOpen] = useState(false);
  const shared = data.shared.filter((each) => each.outcome === (outcome ?? 'agree')).map(({ id, words }) => ({ id, words: say(words) }));
  const offered = [...data.own, ...shared.filter(({ words }) => !data.own.some((own) => own.words === words))].slice(0, BY_KEY);
  const put = (n: number, at: number): boolean => {
    const chosen = offered[n];
    if (chosen) insert(chosen.words, at);
    return chosen !== undefined;
  };
  useKeysThatWait(!isPending, opinion, put);
  return (
    <div className="phrases">
      <span className="caption">{t('phrases.title')}{!isPhone && offered.length > 0 && <> <Key name="Alt" /></>}</span>
      <button type="button" className="link caption" data-testid="phrases-open" onClick={() => setOpen(true)}>{t('phrases.arrange')}</button>
      {offered.map(({ id, words }, n) => <button key={id} type="button" className="phrase" title={words} aria-keyshortcuts={`Alt+${n + 1}`} data-testid={`phrase-${n + 1}`} onClick={() => insert(words, opinion.length)}><Key name={String(n + 1)} /><span>{words}</span></button>)}
      {open && createPortal(<Arrange kept={data} opinion={opinion.trim()} close={() => setOpen(false)} />, document.body) /* no part of the form that decides */}
    </div>
  );
}

/** Alt and a digit; pressed before the phrases are here, it is done when they come, at the place where the opinion ended then. */
function useKeysThatWait(here: boolean, opinion: string, put: (n: number, at: number) => boolean): void {
  const early = useRef<{ readonly n: number; readonly at: number } | null>(null);
  useKeys(Object.fromEntries(KEYS.map((n) => [`Alt+${n + 1}`, () => {
    if (here) return put(n, opinion.length);
    early.current ??= { n, at: opinion.length };
    return true;
  }])));
  useEffect(() => {
    if (!here || !early.current) return;
    put(early.current.n, early.current.at);
    early.current = null;
  }, [here]);
}

type Arranging = { readonly kept: Phrases; readonly opinion: string; readonly close: () => void };

/** One's own phrases: kept, put in another order, taken away. */
function Arrange({ kept, opinion, close }: Arranging) {
  const { t } = useWords();
  const queries = useQueryClient();
  const act = useAct<PhrasesKept>(({ own }) => queries.setQueryData<Phrases>(readPhrases.queryKey, (before) => before && { ...before, own }));
  const { own } = kept;
  const order = (n: number, by: -1 | 1): void => void act.run({ method: 'POST', path: 'phrases/order', body: { ids: moved(own.map(({ id }) => id), n, n + by) } });
  return (
    <Dialog label={t('phrases.own')} onClose={close}>
      <h2>{t('phrases.own')}</h2>
      {act.refusal && <Refusal problem={act.refusal} />}
      {own.length === 0 && <p>{t('phrases.none')}</p>}
      <ol className="phrase-list">
        {own.map(({ id, words }, n) => (
          <li key={id}>
            <span>{words}</span>
            <button type="button" className="button-link" disabled={n === 0 || act.busy} aria-label={t('phrases.up', { words })} data-testid={`phrase-up-${n + 1}`} onClick={() => order(n, -1)}>↑</button>
            <button type="button" className="button-link" disabled={n === own.length - 1 || act.busy} aria-label={t('phrases.down', { words })} data-testid={`phrase-down-${n + 1}`} onClick={() => order(n, 1)}>↓</button>
            <button type="button" className="button-link" disabled={act.busy} aria-label={t('phrases.remove', { words })} data-testid={`phrase-remove-${n + 1}`} onClick={() => void act.run({ method: 'DELETE', path: `phrases/${id}` })}>×</button>
          </li>
        ))}
      </ol>
      <Keep words={own.some(({ words }) => words === opinion) || opinion.length > LONGEST ? '' : opinion} busy={act.busy} keep={(words) => act.run({ method: 'POST', path: 'phrases', body: { words } })} />
      <p className="caption">{t('phrases.most', { n: own.length, most: kept.most })}</p>
      <div className="acts"><Button onClick={close} data-testid="phrases-close">{t('phrases.close')}</Button></div>
    </Dialog>
  );
}

/** What is typed in the opinion is offered to be kept. */
function Keep({ words, busy, keep }: { words: string; busy: boolean; keep: (words: string) => Promise<boolean> }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(words);
  const submit = (): void => {
    if (typed.trim() !== '') void keep(typed.trim()).then((isDone) => isDone && setTyped(''));
  };
  return (
    <div className="phrase-keep">
      <Input value={typed} maxLength={LONGEST} placeholder={t('phrases.new')} aria-label={t('phrases.new')} data-testid="phrase-new" onPressEnter={(event) => !event.nativeEvent.isComposing && submit()} onChange={(event) => setTyped(event.target.value)} />
      <Button onClick={submit} disabled={typed.trim() === ''} loading={busy} data-testid="phrase-keep">{t('phrases.keep')}</Button>
    </div>
  );
}

/** The list with one of its members at another place. */
function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, n) => n !== from);
  const item = list[from];
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)];
}
