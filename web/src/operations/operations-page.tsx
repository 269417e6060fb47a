import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNow } from '../app/me';
import type { Incidents } from '../api/contract';
import { readIncidents } from '../api/reads';
import { useAct } from '../api/use-act';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import '../styles/operations.css';

type Incident = Incidents['rows'][number];

/** What is stuck and waits for an operator, and how far movement is behind the record. */
export function OperationsPage() {
  const { t } = useWords();
  useTitle(t('nav.operations'));
  const incidents = useQuery({ ...readIncidents, refetchInterval: 5000 });
  return (
    <main className="page">
      <Shown of={incidents}>
        {(data) => (
          <>
            <header className="headline">
              <h1>{t(data.rows.length === 0 ? 'operations.calm' : 'operations.stuck', { count: data.rows.length })}</h1>
              <p className="headline-note">{t(data.behind === 0 ? 'operations.level' : 'operations.behind', { count: data.behind, seconds: Math.round(data.oldestBehindMs / 1000) })}</p>
            </header>
            {data.rows.length > 0 && <Group title={t('operations.title')}><ul className="incidents">{data.rows.map((row) => <IncidentLine key={row.id} incident={row} may={data.may} />)}</ul></Group>}
          </>
        )}
      </Shown>
    </main>
  );
}

function IncidentLine({ incident, may }: { incident: Incident; may: readonly string[] }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  const retry = useAct();
  const mayRetry = may.some((act) => act === 'retry' || act.endsWith('.retry'));
  return (
    <li data-testid={`incident-${incident.id}`}>
      <div>
        <p><b>{wordOf(t, 'incidents', incident.what)}</b> <span className="caption">{incident.code}</span></p>
        <p className="history-text">{incident.detail}</p>
        <p className="caption">{incident.processId ?? incident.noticeId} · {format.stamp(incident.openedAt, now)}</p>
        {retry.refusal && <Refusal problem={retry.refusal} />}
      </div>
      {mayRetry && <Button loading={retry.busy} data-testid={`incident-retry-${incident.id}`} onClick={() => void retry.run({ method: 'POST', path: `incidents/${incident.id}/retry` })}>{t('operations.retry')}</Button>}
    </li>
  );
}
