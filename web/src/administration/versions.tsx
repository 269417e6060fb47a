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
  const [reported, setReported] = useState<readonly string[]>([]); // what was looked at or moved stays in sight, also where no case is left
  return (
    <table className="rows">
      <thead><tr><th scope="col">{t('rules.of.version')}</th><th scope="col">{t('rules.openCases')}</th></tr></thead>
      <tbody>
        {page.rows.map(({ hash, version, inForceFrom, open }) => (
          <tr key={hash}>
            <td>{version}{hash === page.inForce && <span className="tag">{t('rules.inForceNow')}</span>}<div className="caption">{format.due(inForceFrom)}</div></td>
            <td>
              {Object.keys(open).length === 0 && <span className="cell-quiet">{t('rules.noCases')}</span>}
              {shownKinds(hash, open, reported).map((kind) => <Kind key={kind} from={hash} to={page.inForce} kind={kind} n={open[kind] ?? 0} mayMove={mayMove && hash !== page.inForce && kind in open} keep={() => setReported([...reported, `${hash} ${kind}`])} />)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shownKinds = (hash: string, open: Page['rows'][number]['open'], reported: readonly string[]): string[] => [...new Set([...Object.keys(open), ...reported.flatMap((each) => (each.startsWith(`${hash} `) ? [each.slice(hash.length + 1)] : []))])].sort();

type Props = { readonly from: string; readonly to: string; readonly kind: string; readonly n: number; readonly mayMove: boolean; readonly keep: () => void };

function Kind({ from, to, kind, n, mayMove, keep }: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const act = useAct<CasesMoved>();
  const look = (): void => {
    keep();
    setOpen(!isOpen);
  };
  const moveAll = (): void => {
    keep();
    void act.run({ method: 'POST', path: 'policy/move', body: { from, to, kind } });
  };
  return (
    <div className="version-kind">
      {t('rules.cases', { kind: wordOf(t, 'rules.kinds', kind), n })}{' '}
      {mayMove && <Button size="small" aria-expanded={isOpen} data-testid={`look-${kind}`} onClick={look}>{t('rules.look')}</Button>}
      {mayMove && <Button size="small" loading={act.busy} data-testid={`move-${kind}`} onClick={moveAll}>{t('rules.move')}</Button>}
      {act.refusal && <Refusal problem={act.refusal} />}
      {act.answer && <Report of={act.answer} kind={kind} />}
      {isOpen && <CasesUnder from={from} to={to} kind={kind} />}
    </div>
  );
}

function Report({ of: { rows }, kind }: { of: CasesMoved; kind: string }) {
  const { t } = useWords();
  return (
    <>
      <p role="status" className="caption" data-testid={`moved-${kind}`}>{t('rules.moved', { done: rows.filter(({ done }) => done).length, n: rows.length })}</p>
      {rows.flatMap(({ id, number, problem }) => (problem ? [<p key={id} className="caption">{number ?? id}：{problem.detail}</p>] : []))}
    </>
  );
}
