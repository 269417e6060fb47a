import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useNow, useMe } from '../app/me';
import type { CalendarChanges as Changes } from '../api/contract';
import { readCalendarChanges } from '../api/reads';
import { useAct } from '../api/use-act';
import { Group, Shown } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Confirm } from './confirm';

/** Local days off and days worked; once confirmed, every open deadline follows. */
export function CalendarChanges() {
  const { t } = useWords();
  const changes = useQuery(readCalendarChanges);
  return (
    <Group title={t('administration.calendar.title')} note={t('administration.calendar.note')}>
      <Shown of={changes}>{(data) => <>{data.rows.length === 0 ? <p className="empty">{t('administration.calendar.none')}</p> : <Table of={data} />}{data.may.includes('calendar.change') && <Write />}</>}</Shown>
    </Group>
  );
}

function Table({ of }: { of: Changes }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <table className="rows">
      <thead><tr>{['days', 'reason', 'by', 'stands'].map((column) => <th key={column} scope="col">{t(`administration.calendar.${column}`)}</th>)}</tr></thead>
      <tbody>
        {of.rows.map((row) => (
          <tr key={row.id} data-testid={`calendar-change-${row.id}`}>
            <td>{row.days.map(({ on, kind, name }) => <div key={on}>{format.on(on)} {t(`administration.calendar.${kind}`)} <span className="caption">{name}</span></div>)}</td>
            <td>{row.reason}</td>
            <td>{row.by}<div className="caption">{format.stamp(row.at, now)}</div></td>
            <td>{row.confirmedAt === null ? <Confirm path={`calendar-changes/${row.id}/confirmation`} testId={`calendar-confirm-${row.id}`} shown={row.mayConfirm} /> : <>{t('administration.confirmedBy', { name: row.confirmedBy ?? '' })}<div className="caption">{t('administration.calendar.moved', { count: row.moved ?? 0 })}</div></>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NOTHING = { on: '', kind: 'local-off', name: '', reason: '' };

function Write() {
  const { t } = useWords();
  const draft = useDraft(`${useMe().id}:calendar-change`, NOTHING);
  const act = useAct(draft.drop);
  const { on, kind, name, reason } = draft.value;
  const set = (more: Partial<typeof NOTHING>): void => draft.set({ ...draft.value, ...more });
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: 'calendar-changes', body: { days: [{ on, kind, name: name.trim() }], reason: reason.trim() } });
    }}>
      <div className="form-line">
        <label className="inline-label">{t('administration.calendar.day')}<Input type="date" className="input-short" value={on} data-testid="calendar-on" onChange={(event) => set({ on: event.target.value })} /></label>
        <label className="inline-label">{t('administration.calendar.is')}<select className="select" value={kind} data-testid="calendar-kind" onChange={(event) => set({ kind: event.target.value })}>{['local-off', 'local-work'].map((each) => <option key={each} value={each}>{t(`administration.calendar.${each}`)}</option>)}</select></label>
        <label className="inline-label">{t('administration.calendar.called')}<Input className="input-short" maxLength={60} value={name} data-testid="calendar-name" onChange={(event) => set({ name: event.target.value })} /></label>
      </div>
      <Input.TextArea rows={2} maxLength={500} value={reason} placeholder={t('administration.reason')} aria-label={t('administration.reason')} data-testid="calendar-reason" onChange={(event) => set({ reason: event.target.value })} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button htmlType="submit" loading={act.busy} disabled={on === '' || name.trim() === '' || reason.trim() === ''} data-testid="calendar-write">{t('administration.write')}</Button></div>
    </form>
  );
}
