import { Button } from 'antd';
import { useState } from 'react';
import type { Evaluation, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** Who scores and how far each has come; the authority names them here, and a substitute where one is asked for. No points are shown. */
export function Panel({ page }: { page: Evaluation }) {
  const { t } = useWords();
  const [named, setNamed] = useState<readonly string[]>([]);
  const act = useAct<Recorded>(() => setNamed([]));
  const { panel } = page;
  if (!panel) return null;
  const mayAssign = offered(page.may, 'assign') !== undefined;
  if (panel.experts.length === 0 && !mayAssign) return null;
  return (
    <Group title={t('evaluation.panel.title')} {...(mayAssign && { note: t('evaluation.panel.needed', { count: panel.needed }) })}>
      {panel.experts.length > 0 && <ul className="experts">{panel.experts.map(({ id, name, state }) => <li key={id} data-testid={`expert-${id}`} data-state={state}>{name}<span className="caption">{t(`evaluation.sheet.${state}`)}</span></li>)}</ul>}
      {mayAssign && (
        <form className="answer" onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: `evaluations/${page.evaluation.id}/experts`, body: { experts: named } }); }}>
          <fieldset className="evaluation-choice"><legend className="caption">{t('evaluation.panel.candidates')}</legend>
            <div className="columns-narrow">{panel.candidates.map(({ id, name }) => <label key={id} className="check"><input type="checkbox" checked={named.includes(id)} data-testid={`candidate-${id}`} onChange={() => setNamed(named.includes(id) ? named.filter((each) => each !== id) : [...named, id])} />{name}</label>)}</div>
          </fieldset>
          {act.refusal && <Refusal problem={act.refusal} />}
          <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={named.length !== panel.needed} data-testid="experts-submit">{t('evaluation.panel.submit', { count: named.length, needed: panel.needed })}</Button></div>
        </form>
      )}
    </Group>
  );
}
