import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { DecisionPage, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { useMe } from '../app/me';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft, type Draft } from '../parts/use-draft';
import { fenOf } from '../words/format';
import { useWords } from '../words/words';
import { offered } from './acts';

type Typed = { readonly words: string; readonly reason: string; readonly amount: string; readonly turn: boolean };
const NOTHING: Typed = { words: '', reason: '', amount: '', turn: false };
const LONGEST = 4000;

/** What a colleague of the decider puts right, confirmed beside all that has followed. Not shown to whom it is not offered. */
export function CorrectDecision({ page }: { page: DecisionPage }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const may = offered(page.may, 'correct');
  if (!may) return null;
  return (
    <Group title={t('correction.open')}>
      {may.blocked
        ? <Refusal problem={may.blocked} quiet />
        : open ? <Form page={page} fold={() => setOpen(false)} /> : <p className="correct-form"><Button data-testid="correction-open" onClick={() => setOpen(true)}>{t('correction.open')}</Button></p>}
    </Group>
  );
}

function Form({ page, fold }: { page: DecisionPage; fold: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft<Typed>(`${me.id}:correction:${page.processId}:${page.seq}`, NOTHING);
  const act = useAct<Recorded>(() => {
    draft.drop();
    fold();
  });
  const { words, reason } = draft.value;
  const submit = (): void => void act.run({ method: 'POST', path: `decisions/${page.processId}/${page.seq}/correction`, body: bodyOf(draft.value, page) });
  return (
    <form className="correct-form" onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <p className="caption">{t('correction.keeps')}</p>
      <Words draft={draft} name="words" />
      <Words draft={draft} name="reason" />
      <Figures draft={draft} page={page} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={words.trim() === '' || reason.trim() === '' || isWrong(draft.value)} data-testid="correction-submit">{t('correction.submit', { n: page.followed.length })}</Button>
        <Button onClick={fold}>{t('fold')}</Button>
      </div>
    </form>
  );
}

function Words({ draft, name }: { draft: Draft<Typed>; name: 'words' | 'reason' }) {
  const { t } = useWords();
  return <label className="answer-item"><span>{t(`correction.${name}`)}</span><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={name === 'words' ? LONGEST : LONGEST / 2} value={draft.value[name]} data-testid={`correction-${name}`} onChange={(event) => draft.set({ ...draft.value, [name]: event.target.value })} /></label>;
}

/** The sum where one was decided, and the outcome where a yes may become a no; why it may not, where something final has followed. */
function Figures({ draft, page }: { draft: Draft<Typed>; page: DecisionPage }) {
  const { t } = useWords();
  const turn = offered(page.may, 'turn');
  return (
    <>
      {page.amountFen !== null && turn && <label className="answer-item"><span>{t('correction.newAmount')}</span><Input className="input-amount" inputMode="decimal" suffix={t('form.wan')} status={isWrong(draft.value) ? 'error' : ''} aria-invalid={isWrong(draft.value)} value={draft.value.amount} data-testid="correction-amount" onChange={(event) => draft.set({ ...draft.value, amount: event.target.value })} /></label>}
      {turn && <Checkbox checked={draft.value.turn} disabled={turn.blocked !== null} data-testid="correction-turn" onChange={(event) => draft.set({ ...draft.value, turn: event.target.checked })}>{t('correction.turn')}</Checkbox>}
      {turn?.blocked && <Refusal problem={turn.blocked} quiet />}
    </>
  );
}

const isWrong = ({ amount }: Typed): boolean => amount.trim() !== '' && fenOf(amount) === undefined;

function bodyOf({ words, reason, amount, turn }: Typed, { followed }: DecisionPage) {
  return { words: words.trim(), reason: reason.trim(), ...(amount.trim() !== '' && { amountFen: fenOf(amount) }), ...(turn && { outcome: 'not-agreed' }), shown: followed.length };
}
