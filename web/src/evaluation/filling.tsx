import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { Evaluation, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { indicatorsOf, pointsOf } from './points';

type Given = Readonly<Record<string, string>>;

/** The unit says something to every indicator; what it said before stands ready to be mended. */
export function Filling({ page }: { page: Evaluation }) {
  const { t, say } = useWords();
  const me = useMe();
  const all = indicatorsOf(page);
  const before: Given = Object.fromEntries(all.map(({ id, given }) => [id, given ?? '']));
  const draft = useDraft<Given>(`${me.id}:filling:${page.evaluation.id}:${page.version}`, before);
  const act = useAct<Recorded>(draft.drop);
  const said = all.map(({ id }) => ({ indicator: id, text: (draft.value[id] ?? '').trim() }));
  const missing = said.filter(({ text }) => text === '').length;
  return (
    <form onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: `evaluations/${page.evaluation.id}/filling`, body: { given: said } }); }}>
      {page.dimensions.map(({ id, name, indicators }) => (
        <Group key={id} title={say(name)}>
          <div className="form-fields">
            {indicators.map((each) => (
              <div key={each.id} className="form-field">
                <label htmlFor={`fill-${each.id}`}>{say(each.name)} <span className="caption">{pointsOf(each.max)}</span></label>
                <Input.TextArea id={`fill-${each.id}`} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} value={draft.value[each.id] ?? ''} data-testid={`fill-${each.id}`} onChange={(event) => draft.set({ ...draft.value, [each.id]: event.target.value })} />
                <p className="form-help">{say(each.scale)}</p>
              </div>
            ))}
          </div>
        </Group>
      ))}
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={missing > 0} data-testid="fill-submit">{t('evaluation.fill')}</Button>{missing > 0 && <span className="caption">{t('evaluation.left', { count: missing })}</span>}</div>
    </form>
  );
}
