import { useState } from 'react';
import type { MeetingConfirmed, MeetingPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { Group } from '../parts/page';
import { Refusal, WhatNot } from '../parts/refusal';
import { fenOf } from '../words/format';
import { useWords, wordOf } from '../words/words';
import type { Item } from './vote-table';

const FEN_OF_WAN = 1_000_000;

/** What the chair's one confirmation will bring, item by item, with the amount that a yes names. */
export function Confirmation({ page }: { page: MeetingPage }) {
  const { t } = useWords();
  const [amounts, type] = useState<Readonly<Record<number, string>>>({});
  const act = useAct<MeetingConfirmed>();
  if (!offered(page.may, 'confirm')) return act.refusal ? <Refusal problem={act.refusal} /> : null;
  const missing = page.items.filter(({ waiting }) => waiting.length > 0);
  return (
    <Group title={t('meeting.confirmTitle')}>
      <form className="meeting-confirm" onSubmit={(event) => {
        event.preventDefault();
        void act.run({ method: 'POST', path: `review-meetings/${page.meeting.id}/confirmation`, body: { items: page.items.flatMap((item) => figuresOf(item, amounts[item.n])) } });
      }}>
        <ol className="follows">{page.items.map((item) => <Follows key={item.n} item={item} amount={amounts[item.n]} type={(amount) => type({ ...amounts, [item.n]: amount })} />)}</ol>
        {missing.length > 0 && <p className="row-problem">{t('meeting.votesMissing', { items: missing.map(({ n }) => n).join('、') })}</p>}
        {act.refusal && <Refusal problem={act.refusal} />}
        <p className="caption">{t('meeting.confirmNote')}</p>
        <button type="submit" className="button-link button-main" disabled={act.busy || missing.length > 0} data-testid="meeting-confirm">{t('meeting.confirm', { n: page.items.length })}</button>
      </form>
    </Group>
  );
}

/** The figures of a yes: the amount as typed, else as declared; cloud services as declared. */
function figuresOf({ n, verdict, cloud, amountFen }: Item, typed: string | undefined) {
  if (verdict.outcome !== 'agree') return [];
  const fen = fenOf(typed ?? '') ?? amountFen;
  return [{ n, figures: { ...(fen === null ? {} : { amountFen: fen }), ...(cloud.length > 0 ? { cloud: Object.fromEntries(cloud.map(({ service, quantity }) => [service, quantity])) } : {}) } }];
}

/** What the confirmation does with an item, in one word of the dictionary. */
function broughtBy({ elsewhere, hinders, verdict: { outcome, why } }: Item): string {
  if (elsewhere) return 'elsewhere';
  if (outcome === null) return why ?? '';
  return hinders ? 'hindered' : outcome;
}

function Follows({ item, amount, type }: { item: Item; amount: string | undefined; type: (amount: string) => void }) {
  const { t } = useWords();
  const brings = broughtBy(item);
  return (
    <li data-testid={`follows-${item.n}`}>
      <b>{item.title}</b>{t('colon')}{wordOf(t, 'meeting.brings', brings)}{brings === 'hindered' && item.hinders && <> <WhatNot problem={item.hinders} /></>}
      {brings === 'agree' && <Figures item={item} amount={amount} type={type} />}
    </li>
  );
}

/** The figures of a yes: the amount to be typed over, the cloud services as declared. */
function Figures({ item, amount, type }: { item: Item; amount: string | undefined; type: (amount: string) => void }) {
  const { t } = useWords();
  return (
    <>
      {item.amountFen !== null && <label className="inline-label">{t('meeting.amount')}<input inputMode="decimal" value={amount ?? String(item.amountFen / FEN_OF_WAN)} data-testid={`amount-${item.n}`} onChange={(event) => type(event.target.value)} />{t('meeting.wan')}</label>}
      {item.cloud.length > 0 && <span className="caption">{t('meeting.cloudAsDeclared', { n: item.cloud.length })}</span>}
    </>
  );
}
