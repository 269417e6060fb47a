import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseMoved, CasesUnder as Page } from '../api/contract';
import { readCasesUnder, readMovePreview, readVersions } from '../api/reads';
import { useAct } from '../api/use-act';
import { Shown } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Changes } from './changes';

type Versions = { readonly from: string; readonly to: string };
type Props = Versions & { readonly kind: string };

/** The open cases of a kind under a version, by number: each shows what moving it would change before it is moved. */
export function CasesUnder({ from, to, kind }: Props) {
  const cases = useQuery(readCasesUnder(from, kind));
  return <Shown of={cases}>{(page) => <List page={page} to={to} />}</Shown>;
}

function List({ page: { rows, more }, to }: { page: Page; to: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul className="cases-under" data-testid="cases-under">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className="link" aria-expanded={open === row.id} data-testid={`case-${row.number ?? row.id}`} onClick={() => setOpen(open === row.id ? null : row.id)}>{row.number ?? row.id}</button>
          <Where of={row} />
          {open === row.id && <Preview id={row.id} to={to} />}
        </li>
      ))}
      {more && <li className="caption">{t('rules.casesMore', { n: rows.length })}</li>}
    </ul>
  );
}

function Where({ of: { stage, openedAt } }: { of: Page['rows'][number] }) {
  const { t, say } = useWords();
  const format = useFormat();
  return <span className="caption">{stage !== null && `${say(stage)} · `}{t('rules.opened', { at: format.due(openedAt) })}</span>;
}

/** What would be otherwise for this case, or why it cannot be moved; the button moves it. */
function Preview({ id, to }: { id: string; to: string }) {
  const { t, say } = useWords();
  const format = useFormat();
  const queries = useQueryClient();
  const preview = useQuery(readMovePreview(id, to));
  const act = useAct<CaseMoved>(() => void queries.invalidateQueries({ queryKey: readVersions.queryKey }));
  return (
    <Shown of={preview}>
      {({ steps, deadlines, changes }) => (
        <div className="answer move-preview" data-testid="move-preview">
          {steps.length + deadlines.length === 0 && <p>{t('rules.preview.sameNow')}</p>}
          {steps.length > 0 && <><h3>{t('rules.preview.steps')}</h3><ul className="rule-changes">{steps.map(({ route, step, name, change }) => <li key={`${route} ${step}`}><span className="tag">{t(`rules.change.${change}`)}</span> {say(name)}</li>)}</ul></>}
          {deadlines.length > 0 && <><h3>{t('rules.preview.deadlines')}</h3><ul className="rule-changes">{deadlines.map(({ of, name, from, to: day }) => <li key={of}>{say(name)} <span className="when">{format.due(from)} → <b>{format.due(day)}</b></span></li>)}</ul></>}
          {changes.length > 0 && <><h3>{t('rules.preview.changes')}</h3><Changes of={changes} /></>}
          {act.refusal && <Refusal problem={act.refusal} />}
          {act.answer ? <p role="status" data-testid="case-moved">{t('rules.preview.moved', { n: act.answer.moved })}</p> : <div className="acts"><Button size="small" type="primary" loading={act.busy} data-testid="move-case" onClick={() => void act.run({ method: 'POST', path: `processes/${id}/version`, body: { to } })}>{t('rules.preview.move')}</Button></div>}
        </div>
      )}
    </Shown>
  );
}
