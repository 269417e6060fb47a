import { Input } from 'antd';
import { useState } from 'react';
import type { UserTaskPage } from '../api/contract';
import type { Decision } from '../approval/use-decision';
import { useWords } from '../words/words';
import { fenOf } from '../words/format';
import '../styles/cloud.css';
import { countOf, quantityOf } from './sheet';

/** What is proposed for approval, typed: the amount in 万元 and each service; a field that nobody touched proposes what was declared. */
export type TypedFigures = Readonly<Record<string, string>>;

/** The figures that an approval proposes, as the server takes them. What is no number is left out, and refused there by name. */
export function figuresOf({ cloud, proposes }: Pick<UserTaskPage, 'cloud' | 'proposes'>, typed: TypedFigures): { amountFen: number; cloud?: Record<string, number> } | undefined {
  if (!proposes || !cloud) return undefined;
  const services = cloud.bounds.flatMap(({ service, declared }) => { const quantity = typed[service] === undefined ? declared : quantityOf(typed[service]); return quantity === null || quantity === undefined ? [] : [[service, quantity] as const]; });
  const amountFen = typed['amount'] === undefined ? cloud.declaredFen : (fenOf(typed['amount']) ?? cloud.declaredFen);
  return { amountFen, ...(cloud.bounds.length > 0 && { cloud: Object.fromEntries(services) }) };
}

/** What the first review approves: the amount, and the cloud service by service beside what was declared. */
export function Figures({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t, say } = useWords();
  const [whole, setWhole] = useState(false);
  const { draft } = decision;
  const { figures = {} } = draft.value;
  const set = (name: string, text: string): void => draft.set({ ...draft.value, figures: { ...figures, [name]: text } });
  if (!page.proposes || !page.cloud || draft.value.outcome !== 'agree') return null;
  const asked = page.cloud.bounds.filter(({ service, declared }) => whole || (declared ?? 0) > 0 || figures[service] !== undefined);
  const rest = page.cloud.bounds.length - asked.length;
  return (
    <fieldset className="figures" data-testid="figures">
      <legend>{t('cloud.proposes')}</legend>
      <label>{t('cloud.amount')}<Input inputMode="decimal" suffix={t('form.wan')} value={figures['amount'] ?? String(page.cloud.declaredFen / 1_000_000)} data-testid="figure-amount" onChange={(event) => set('amount', event.target.value)} /></label>
      {asked.map(({ service, name, unit, declared }) => (
        <label key={service}>{say(name)}<Input inputMode="numeric" suffix={say(unit)} value={figures[service] ?? String(declared ?? '')} data-testid={`figure-${service}`} onChange={(event) => set(service, event.target.value)} /><span className="caption">{t('cloud.ofDeclared', { n: countOf(declared ?? 0) })}</span></label>
      ))}
      {rest > 0 && <button type="button" className="link" data-testid="figures-rest" onClick={() => setWhole(true)}>{t('cloud.restDeclaredZero', { n: rest })}</button>}
    </fieldset>
  );
}
