import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useMe } from '../app/me';
import type { People } from '../api/contract';
import { readPeople } from '../api/reads';
import { useAct } from '../api/use-act';
import { SubstitutionsOfPerson } from '../identity/substitutions';
import { Group, More, Shown } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { HandOver } from './hand-over';
import { WriteOffice } from './offices';

type Person = People['rows'][number];

/** Every account with its offices; opened, invited and taken out of use by the system administrator alone. */
export function PeopleList() {
  const { t } = useWords();
  const [find, setFind] = useState('');
  const people = useInfiniteQuery(readPeople(useDeferredValue(find.trim())));
  const may = people.data?.pages[0]?.may ?? [];
  return (
    <Group title={t('administration.people.title')} aside={<Input className="input-short" value={find} placeholder={t('administration.people.find')} aria-label={t('administration.people.find')} data-testid="people-find" onChange={(event) => setFind(event.target.value)} />}>
      {may.includes('people.change') && <OpenAccount />}
      <Shown of={people}>{({ pages }) => (
        <table className="rows">
          <thead><tr>{['login', 'name', 'offices', 'state'].map((column) => <th key={column} scope="col">{t(`administration.people.${column}`)}</th>)}</tr></thead>
          <tbody>{pages.flatMap(({ rows }) => rows).map((row) => <Line key={row.id} person={row} may={row.state === 'active' ? may : []} />)}</tbody>
        </table>
      )}</Shown>
      <More of={people} />
    </Group>
  );
}

function Line({ person, may }: { person: Person; may: readonly string[] }) {
  const { t } = useWords();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const mayChange = may.includes('people.change');
  const isOpenTo = (mayChange || may.includes('substitution.name')) && person.id !== me.id;
  return (
    <>
      <tr data-testid={`person-${person.login}`}>
        <td><code>{person.login}</code></td>
        <td>{person.name}<div className="caption">{person.mail}</div></td>
        <td><Offices of={person.offices} /></td>
        <td>{t(`administration.people.${standing(person)}`)} {isOpenTo && <button type="button" className="link" aria-expanded={open} data-testid={`person-open-${person.login}`} onClick={() => setOpen(!open)}>{t('administration.people.change')}</button>}</td>
      </tr>
      {open && isOpenTo && <tr><td colSpan={4} className="unfolded-row">{mayChange && <><WriteOffice person={person.id} /><Change person={person} /></>}<SubstitutionsOfPerson person={person.id} /></td></tr>}
    </>
  );
}

const standing = ({ state, invited }: Person): string => (state === 'active' && invited ? 'invited' : state);

function Offices({ of }: { of: Person['offices'] }) {
  const { t, say } = useWords();
  if (of.length === 0) return <span className="cell-quiet">{t('administration.people.noOffice')}</span>;
  return <>{of.map(({ role, roleName, organ }) => <div key={`${role}@${organ.id}`}>{say(organ)} {say(roleName)}</div>)}</>;
}

/** A new invitation, or the end of the account: both say why. */
function Change({ person }: { person: Person }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [token, setToken] = useState('');
  const invite = useAct<{ token: string }>((answer) => setToken(answer.token));
  const disable = useAct();
  const run = (act: typeof invite | typeof disable, verb: string): void => void act.run({ method: 'POST', path: `people/${person.id}/${verb}`, body: { reason: reason.trim() } });
  const refusal = invite.refusal ?? disable.refusal;
  return (
    <div className="answer">
      <Input.TextArea rows={2} maxLength={300} value={reason} placeholder={t('administration.reason')} aria-label={t('administration.reason')} data-testid="person-reason" onChange={(event) => setReason(event.target.value)} />
      {token !== '' && <p className="token" data-testid="person-token">{t('administration.people.token')} <code>{token}</code></p>}
      <p className="caption">{t('administration.people.outcome')}</p>
      {refusal && <Refusal problem={refusal} />}
      <HandOver person={person.id} reason={reason.trim()} />
      <div className="acts">
        <Button loading={invite.busy} disabled={reason.trim() === ''} data-testid="person-invite" onClick={() => run(invite, 'invitation')}>{t('administration.people.invite')}</Button>
        <Button danger loading={disable.busy} disabled={reason.trim() === ''} data-testid="person-disable" onClick={() => run(disable, 'disabling')}>{t('administration.people.disable')}</Button>
      </div>
    </div>
  );
}

const NOTHING = { login: '', name: '', mail: '', reason: '' };

function OpenAccount() {
  const { t } = useWords();
  const draft = useDraft(`${useMe().id}:account`, NOTHING);
  const act = useAct(draft.drop);
  const value = Object.fromEntries(Object.entries(draft.value).map(([name, given]) => [name, given.trim()]));
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: 'people', body: value });
    }}>
      <div className="form-line">{(['login', 'name', 'mail', 'reason'] as const).map((name) => <label key={name} className="inline-label">{t(name === 'reason' ? 'administration.reason' : `administration.people.${name}`)}<Input className="input-short" maxLength={120} value={draft.value[name]} data-testid={`account-${name}`} onChange={(event) => draft.set({ ...draft.value, [name]: event.target.value })} /></label>)}<Button htmlType="submit" loading={act.busy} disabled={Object.values(value).includes('')} data-testid="account-open">{t('administration.people.open')}</Button></div>
      {act.refusal && <Refusal problem={act.refusal} />}
    </form>
  );
}
