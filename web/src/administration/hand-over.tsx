import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { HandedOver } from '../api/contract';
import { readHandOver } from '../api/reads';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** Everything that waits for somebody by name goes to a colleague, or back to its queue; how much that is stands there before. */
export function HandOver({ person, reason }: { person: string; reason: string }) {
  const { t } = useWords();
  const held = useQuery(readHandOver(person)).data;
  const [to, setTo] = useState('');
  const act = useAct<HandedOver>();
  if (!held) return null;
  return (
    <div className="answer">
      <p data-testid="hand-over-held">{t('handOver.holds', { count: held.tasks, name: held.person.name })}</p>
      <div className="form-line">
        <label className="inline-label">{t('handOver.to')}<select className="select" value={to} data-testid="hand-over-to" onChange={(event) => setTo(event.target.value)}><option value="">{t('handOver.pool')}</option>{held.candidates.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></label>
        <Button loading={act.busy} disabled={held.tasks === 0 || reason === ''} data-testid="hand-over" onClick={() => void act.run({ method: 'POST', path: `people/${person}/hand-over`, body: { to: to === '' ? null : to, reason } })}>{t('handOver.act')}</Button>
      </div>
      {act.refusal && <Refusal problem={act.refusal} />}
      {act.answer && <Result of={act.answer} />}
    </div>
  );
}

/** How many are with her successor now, and which went back to their queues and why. */
function Result({ of: { rows } }: { of: HandedOver }) {
  const { t } = useWords();
  const tasks = rows.flatMap(({ title, tasks: each }) => each.map((task) => ({ ...task, title })));
  const back = tasks.filter(({ to }) => to === null);
  return (
    <div role="status" data-testid="hand-over-done">
      <p>{t('handOver.done', { handed: tasks.length - back.length, pooled: back.length })}</p>
      {back.length > 0 && <ul>{back.map(({ taskId, title, why }) => <li key={taskId}>{title}{why !== null && ` · ${t(`refusals.${why}.what`)}`}</li>)}</ul>}
    </div>
  );
}
