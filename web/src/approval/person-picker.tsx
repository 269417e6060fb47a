import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { readPeopleFor } from '../api/reads';
import { useWords } from '../words/words';

export type Picked = { readonly id: string; readonly name: string };
type Props = { readonly taskId: string; readonly as: 'reassign' | 'delegate' | 'consult' | 'copy' | 'sign'; readonly many: boolean; readonly picked: readonly Picked[]; readonly pick: (people: readonly Picked[]) => void };

const SHOWN = 40; // beyond it one narrows by a name or an office

/** Only people to whom it can be given, each with her office; narrowed by name or office. */
export function PersonPicker({ taskId, as, many, picked, pick }: Props) {
  const { t, say } = useWords();
  const [find, setFind] = useState('');
  const { data } = useQuery(readPeopleFor(taskId, as));
  const found = (data?.people ?? []).filter(({ name, office }) => `${name} ${say(office)}`.toLowerCase().includes(find.trim().toLowerCase()));
  const isPicked = (id: string): boolean => picked.some((each) => each.id === id);
  const toggle = ({ id, name }: Picked): void => pick(many ? (isPicked(id) ? picked.filter((each) => each.id !== id) : [...picked, { id, name }]) : [{ id, name }]);
  return (
    <fieldset className="people">
      <legend className="caption">{t(many ? 'handing.people' : 'handing.person')}</legend>
      <Input autoFocus value={find} placeholder={t('handing.find')} aria-label={t('handing.find')} data-testid="handing-find" onChange={(event) => setFind(event.target.value)} />
      {data && found.length === 0 && <p className="empty">{t('handing.nobody')}</p>}
      <ul>
        {found.slice(0, SHOWN).map(({ id, name, office }) => (
          <li key={id}><label><input type={many ? 'checkbox' : 'radio'} name="handing-person" checked={isPicked(id)} data-testid={`person-${id}`} onChange={() => toggle({ id, name })} /><b>{name}</b> <span className="caption">{say(office)}</span></label></li>
        ))}
      </ul>
    </fieldset>
  );
}
