import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMe, useNow } from '../app/me';
import type { OperationYear, ProjectPage, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { DayMark } from '../parts/day-mark';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { dayOf, fenOf, useFormat } from '../words/format';
import { useWords } from '../words/words';

/** The years of a system's operation, the latest first, and the declaration of the next. */
export function Years({ page }: { page: ProjectPage }) {
  const { t } = useWords();
  const { years } = page.life;
  const mayDeclare = offered(page.may, 'declare-year');
  if (years.length === 0 && !mayDeclare) return null;
  return (
    <Group title={t('years.title')} note={years.length === 0 ? t('years.none') : ''}>
      {years.length > 0 && <ul className="years">{years.map((year) => <YearLine key={year.id} year={year} />)}</ul>}
      {mayDeclare && <Declare projectId={page.project.id} />}
    </Group>
  );
}

function YearLine({ year }: { year: OperationYear }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <li data-testid={`year-${year.year}`}>
      <Link to="/operation-years/$id" params={{ id: year.id }}>{t('years.of', { year: year.year })}</Link>
      <span>{year.outcomeName ? say(year.outcomeName) : say(year.stageName)}</span>
      <span className="cell-quiet" title={format.exact(year.spentFen)}>{t('years.spent', { spent: format.money(year.spentFen), of: format.money(year.amountFen) })}</span>
      {year.dayMark && <DayMark mark={year.dayMark} />}
    </li>
  );
}

const NOTHING = { amount: '', note: '' };

function Declare({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const me = useMe();
  const thisYear = Number(dayOf(useNow()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const draft = useDraft(`${me.id}:year:${projectId}`, NOTHING);
  const act = useAct<Recorded>(draft.drop);
  const fen = fenOf(draft.value.amount);
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `projects/${projectId}/operation-years`, body: { year, amountFen: fen, note: draft.value.note.trim() } });
    }}>
      <div className="inline-fields">
        <label className="inline-label">{t('years.year')}
          <select className="select" value={year} data-testid="year-year" onChange={(event) => setYear(Number(event.target.value))}>{[thisYear, thisYear + 1].map((each) => <option key={each} value={each}>{each}</option>)}</select>
        </label>
        <label className="inline-label">{t('years.amount')}<Input className="input-short" inputMode="decimal" suffix={t('years.wan')} value={draft.value.amount} data-testid="year-amount" onChange={(event) => draft.set({ ...draft.value, amount: event.target.value })} /></label>
      </div>
      <Input.TextArea rows={2} maxLength={2000} value={draft.value.note} placeholder={t('years.note')} aria-label={t('years.note')} data-testid="year-note" onChange={(event) => draft.set({ ...draft.value, note: event.target.value })} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={fen === undefined || fen <= 0 || draft.value.note.trim() === ''} data-testid="year-submit">{t('years.submit', { year })}</Button></div>
    </form>
  );
}
