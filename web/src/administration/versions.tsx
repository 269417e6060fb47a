import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CasesMoved, Versions as Page } from '../api/contract';
import { readVersions } from '../api/reads';
import { useAct } from '../api/use-act';
import { Group, Shown } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { CasesUnder } from './cases-under';

/** Which open cases stand under which version; moving them to the one in force is an act of the administrator, with a result for each. */
export function Versions() {
  const { t } = useWords();
  const versions = useQuery(readVersions);
  return <Group title={t('rules.versions')} note={t('rules.versionsNote')}><Shown of={versions}>{(page) => <Table page={page} />}</Shown></Group>;
}

function Table({ page }: { page: Page }) {
  const { t } = useWords();
  const format = useFormat();
  const mayMove = page.may.includes('policy.move');
  return (
    <table className="rows">
      <thead><tr><th scope="col">{t('rules.of.version')}</th><th scope="col">{t('rules.openCases')}</th></tr></thead>
      <tbody>
        {page.rows.map(({ hash, version, inForceFrom, open }) => (
          <tr key={hash}>
            <td>{version}{hash === page.inForce && <span className="tag">{t('rules.inForceNow')}</span>}<div className="caption">{format.due(inForceFrom)}</div></td>
            <td>{Object.entries(open).length === 0 ? <span className="cell-quiet">{t('rules.noCases')}</span> : Object.entries(open).map(([kind, n]) => <Kind key={kind} from={hash} to={page.inForce} kind={kind} n={n} mayMove={mayMove && hash !== page.inForce} />)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Kind({ from, to, kind, n, mayMove }: { from: string; to: string; kind: string; n: number; mayMove: boolean }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const act = useAct<CasesMoved>();
  const rows = act.answer?.rows ?? [];
  return (
    <div className="version-kind">
      {t('rules.cases', { kind: wordOf(t, 'rules.kinds', kind), n })}{' '}
      {mayMove && <Button size="small" aria-expanded={isOpen} data-testid={`look-${kind}`} onClick={() => setOpen(!isOpen)}>{t('rules.look')}</Button>}
      {mayMove && <Button size="small" loading={act.busy} data-testid={`move-${kind}`} onClick={() => void act.run({ method: 'POST', path: 'policy/move', body: { from, to, kind } })}>{t('rules.move')}</Button>}
      {act.refusal && <Refusal problem={act.refusal} />}
      {act.answer && <p role="status" className="caption" data-testid={`moved-${kind}`}>{t('rules.moved', { done: rows.filter(({ done }) => done).length, n: rows.length })}</p>}
      {rows.flatMap(({ id, number, problem }) => (problem ? [<p key={id} className="caption">{number ?? id}：{problem.detail}</p>] : []))}
      {isOpen && <CasesUnder from={from} to={to} kind={kind} />}
    </div>
  );
}
