import { Button, Input, type InputRef } from 'antd';
import { useRef } from 'react';
import type { UserTaskPage } from '../api/contract';
import { useBusinessTimeOf } from '../app/me';
import { Bounds } from '../cloud/bounds';
import { Figures } from '../cloud/figures';
import { Key } from '../parts/keys-help';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useKeys } from '../parts/use-keys';
import { timeOf } from '../words/format';
import { useWords } from '../words/words';
import { itemsOf, KEY_OF, OUTCOMES, peopleOf, returnItems } from './acts';
import { ChooseNext } from './choose-next';
import { DecisionItems } from './decision-items';
import { PhraseBar } from './phrases';
import { ReturnTo } from './return-to';
import type { Decision } from './use-decision';
import { backTo, isStopped } from './ways-back';

type Choose = Decision['choose'];
type Props = { readonly page: UserTaskPage; readonly decision: Decision };
const LONGEST = 4000;

/** Choose, say why, see what will follow, submit: always in this order and place. */
export function DecisionForm({ page, decision }: Props) {
  const { t } = useWords();
  const opinion = useRef<InputRef | null>(null);
  const { outcome } = decision.draft.value;
  const choose: Choose = (next, items) => {
    decision.choose(next, items);
    requestAnimationFrame(() => (next === 'return' ? document.querySelector<HTMLElement>('[data-testid="decision-item-0"]') : opinion.current)?.focus());
  };
  useKeys({ A: () => choose('agree'), D: () => choose('disagree'), R: () => choose('return'), B: decision.open.includes('abstain') ? () => choose('abstain') : undefined, 'Ctrl+Enter': decision.submit });
  const isBack = backTo(page, decision.draft.value) !== undefined;
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      decision.submit();
    }}>
      <Hands page={page} decision={decision} />
      <Choice page={page} decision={decision} choose={choose} />
      <ReturnTo page={page} decision={decision} />
      {outcome === 'return' && !isBack && <DecisionItems page={page} decision={decision} />}
      <ChooseNext page={page} decision={decision} />
      <Approves page={page} decision={decision} />
      <Opinion decision={decision} field={opinion} isBack={isBack} />
      {decision.preview && <Outcome title={t(outcome === 'return' ? 'outcome.titleReturn' : 'outcome.title')} preview={decision.preview} />}
      <No page={page} decision={decision} choose={choose} />
      <Submit page={page} decision={decision} />
    </form>
  );
}

/** What is proposed for approval: typed by who proposes it, read by who agrees to it. */
function Approves({ page, decision }: Props) {
  if (page.proposes) return <Figures page={page} decision={decision} />;
  return page.cloud && <Bounds cloud={page.cloud} />;
}

/** In whose name she decides: said where it is another's, chosen where it could be both. */
function Hands({ page: { hands }, decision: { draft } }: Props) {
  const { t } = useWords();
  const [taken] = hands;
  if (!taken) return null;
  if (hands.length === 1) return <p className="caption" data-testid="decision-for">{t('decision.onlyFor', { name: taken.name })}</p>;
  return (
    <div className="segments" role="group" aria-label={t('decision.as')}>
      {hands.map(({ id, name, isSelf }) => <button key={id} type="button" aria-pressed={(draft.value.as ?? taken.id) === id} data-testid={`decision-as-${id}`} onClick={() => draft.set({ ...draft.value, as: id })}>{isSelf ? t('decision.asSelf') : t('decision.asAbsent', { name })}</button>)}
    </div>
  );
}

function Choice({ page, decision, choose }: Props & { choose: Choose }) {
  const { t } = useWords();
  return (
    <div className="segments" role="group" aria-label={t('decision.choice')}>
      {OUTCOMES.filter((each) => decision.open.includes(each)).map((each) => (
        <button key={each} type="button" aria-pressed={decision.draft.value.outcome === each} aria-disabled={isStopped(page, each) || undefined}
          aria-keyshortcuts={KEY_OF[each]} data-testid={`decision-${each}`} onClick={() => choose(each)}>
          {t(`decision.${each}`)}<Key name={KEY_OF[each]} />
        </button>
      ))}
    </div>
  );
}

function Opinion({ decision, field, isBack }: { decision: Decision; field: React.RefObject<InputRef | null>; isBack: boolean }) {
  const { t } = useWords();
  const businessTime = useBusinessTimeOf();
  const { draft } = decision;
  const { outcome, opinion } = draft.value;
  const label = t(isBack ? 'decision.backReason' : outcome === 'disagree' ? 'decision.reason' : 'decision.opinion');
  const insert = (words: string, at: number): void => {
    draft.set({ ...draft.value, opinion: `${opinion.slice(0, at)}${words}${opinion.slice(at)}`.slice(0, LONGEST) });
    field.current?.focus();
  };
  return (
    <div className="opinion">
      <Input.TextArea ref={field} rows={3} maxLength={LONGEST} value={opinion} placeholder={label} aria-label={label} data-testid="decision-opinion" onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()} onChange={(event) => draft.set({ ...draft.value, opinion: event.target.value })} />
      <PhraseBar outcome={outcome} opinion={opinion} insert={insert} />
      <p className="caption opinion-state">{opinion.length}/{LONGEST}{draft.savedAt !== null && ` · ${t('decision.saved', { time: timeOf(businessTime(draft.savedAt)) })}`}</p>
    </div>
  );
}

/** Why it cannot be: what a rule blocks beforehand, or what the server answered; with the way out beside it. */
function No({ page, decision, choose }: Props & { choose: Choose }) {
  const { t, say } = useWords();
  const problem = decision.act.refusal ?? decision.blocked;
  if (problem === null) return decision.act.repeating ? <p className="strip strip-soon" role="status">{t('strips.repeating')}</p> : null;
  const ruling = page.rulings.find(({ rule, holds }) => rule === problem.params?.['rule'] && !holds);
  return (
    <Refusal problem={problem} rulings={page.rulings} people={peopleOf(page)} quiet={decision.act.refusal === null}>
      {ruling && decision.open.includes('return') && <Button onClick={() => choose('return', [...itemsOf(decision.draft.value), say(ruling.wayOut)])}>{t('decision.returnFor', { what: say(ruling.wayOut) })}</Button>}
    </Refusal>
  );
}

function useSubmitWords({ page, decision }: Props): string {
  const { t, say } = useWords();
  const { outcome } = decision.draft.value;
  const back = backTo(page, decision.draft.value);
  if (back) return t('decision.submit.back', { step: say(back.name) });
  const items = returnItems(decision.draft.value, page).length;
  return outcome === null || (outcome === 'return' && items === 0) ? t(`decision.submit.${outcome ?? 'choice'}None`) : t(`decision.submit.${outcome}`, { count: items });
}

function Submit({ page, decision }: Props) {
  const { outcome } = decision.draft.value;
  const words = useSubmitWords({ page, decision });
  return (
    <Button type="primary" size="large" htmlType="submit" block disabled={outcome === null} aria-disabled={decision.blocked !== null} loading={decision.act.busy} data-testid="decision-submit">
      {words} <Key name="Ctrl+Enter" />
    </Button>
  );
}
