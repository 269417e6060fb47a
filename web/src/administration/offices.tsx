import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMe, useNow } from '../app/me';
import type { OfficeChanges as Changes } from '../api/contract';
import { readOfficeChanges } from '../api/reads';
import { useAct } from '../api/use-act';
import { Group, Shown } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Confirm } from './confirm';

/** Who is to hold or lose which office; it counts from the second person's yes. */
export function OfficeChanges() {
  const { t } = useWords();
  const changes = useQuery(readOfficeChanges);
  return (
    <Group title={t('administration.offices.title')} note={t('administration.offices.note')}>
      <Shown of={changes}>{(data) => (data.rows.length === 0 ? <p className="empty">{t('administration.offices.none')}</p> : <Table of={data} />)}</Shown>
    </Group>
  );
}

function Table({ of }: { of: Changes }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <table className="rows">
      <thead><tr>{['person', 'office', 'reason', 'by', 'stands'].map((column) => <th key={column} scope="col">{t(`administration.offices.${column}`)}</th>)}</tr></thead>
      <tbody>
        {of.rows.map((row) => (
          <tr key={row.id} data-testid={`office-change-${row.id}`}>
            <td>{row.person.name}</td>
            <td>{t(row.ends ? 'administration.offices.ends' : 'administration.offices.begins', { office: t('format.office', { organ: say(row.organ), role: say(row.roleName) }) })}</td>
            <td>{row.reason}</td>
            <td>{row.by}<div className="caption">{format.stamp(row.at, now)}</div></td>
            <td>{row.confirmedAt === null ? <Confirm path={`office-changes/${row.id}/confirmation`} testId={`office-confirm-${row.id}`} shown={row.mayConfirm} /> : t('administration.inForce')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NOTHING = { role: '', organ: '', ends: false, reason: '' };

/** Writes down that somebody shall take up or end an office. */
export function WriteOffice({ person }: { person: string }) {
  const { t, say } = useWords();
  const known = useQuery(readOfficeChanges).data;
  const draft = useDraft(`${useMe().id}:office-change:${person}`, NOTHING);
  const act = useAct(draft.drop);
  const { role, organ, ends, reason } = draft.value;
  const set = (more: Partial<typeof NOTHING>): void => draft.set({ ...draft.value, ...more });
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: 'office-changes', body: { person, role, organ, ends, reason: reason.trim() } });
    }}>
      <div className="form-line">
        <label className="inline-label">{t('administration.offices.does')}<select className="select" value={String(ends)} data-testid="office-ends" onChange={(event) => set({ ends: event.target.value === 'true' })}><option value="false">{t('administration.offices.give')}</option><option value="true">{t('administration.offices.take')}</option></select></label>
        <label className="inline-label">{t('administration.offices.organ')}<select className="select" value={organ} data-testid="office-organ" onChange={(event) => set({ organ: event.target.value })}><option value="" />{known?.organs.map((each) => <option key={each.id} value={each.id}>{say(each)}</option>)}</select></label>
        <label className="inline-label">{t('administration.offices.role')}<select className="select" value={role} data-testid="office-role" onChange={(event) => set({ role: event.target.value })}><option value="" />{known?.roles.map((each) => <option key={each.role} value={each.role}>{say(each.name)}</option>)}</select></label>
        <label className="inline-label">{t('administration.reason')}<Input className="input-short" maxLength={300} value={reason} data-testid="office-reason" onChange={(event) => set({ reason: event.target.value })} /></label>
        <Button htmlType="submit" loading={act.busy} disabled={[role, organ, reason].some((each) => each.trim() === '')} data-testid="office-write">{t('administration.write')}</Button>
      </div>
      {act.refusal && <Refusal problem={act.refusal} />}
    </form>
  );
}
