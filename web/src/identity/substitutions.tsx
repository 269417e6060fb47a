import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Substitutions } from '../api/contract';
import { readSubstitutions, readSubstitutionsOf } from '../api/reads';
import { useAct } from '../api/use-act';
import { useMe } from '../app/me';
import { Group, Shown } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

type Row = Substitutions['rows'][number];

/** Who acts in my place while I am away, and in whose place I act. */
export function SubstitutionsGroup() {
  const { t } = useWords();
  const substitutions = useQuery(readSubstitutions);
  return (
    <Group title={t('substitution.title')} note={t('substitution.note')}>
      <Shown of={substitutions}>{(data) => <><List rows={data.rows} /><Make of={data} /></>}</Shown>
    </Group>
  );
}

/** Who acts in somebody’s place, as her administrators see it; whoever may, names one for her who cannot sign in. */
export function SubstitutionsOfPerson({ person }: { person: string }) {
  const { t } = useWords();
  const page = useQuery(readSubstitutionsOf(person)).data;
  if (!page) return null;
  const mayName = page.may.includes('substitution.name');
  return (
    <section data-testid="person-substitutions">
      <h3>{t('substitution.ofPerson', { name: page.person.name })}</h3>
      <List rows={page.rows} />
      {mayName && <><p className="caption">{t('substitution.inHerPlace')}</p><Make of={page} absent={page.person.id} /></>}
    </section>
  );
}

function List({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords();
  if (rows.length === 0) return <p className="empty">{t('substitution.none')}</p>;
  return (
    <table className="rows">
      <thead><tr>{['who', 'days', 'scope', 'state'].map((column) => <th key={column} scope="col">{t(`substitution.column.${column}`)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <Line key={row.id} row={row} />)}</tbody>
    </table>
  );
}

function Line({ row }: { row: Row }) {
  const { t } = useWords();
  const me = useMe();
  const end = useAct();
  return (
    <tr data-testid={`substitution-${row.id}`} data-state={row.state}>
      <td>{whoActs(row, { me: me.id, t })}<div className="caption">{row.reason}{row.namedBy && ` · ${t('substitution.namedBy', { name: row.namedBy.name })}`}</div></td>
      <td>{t('substitution.span', { from: row.from, to: row.to })}</td>
      <td><Scope row={row} /></td>
      <td>{t(`substitution.state.${row.state}`)} {row.mayEnd && <button type="button" className="link" data-testid={`substitution-end-${row.id}`} onClick={() => void end.run({ method: 'DELETE', path: `me/substitutions/${row.id}` })}>{t('substitution.end')}</button>}{end.refusal && <Refusal problem={end.refusal} />}</td>
    </tr>
  );
}

/** Who acts for whom, said to one of the two or to a third. */
function whoActs({ person, substitute }: Row, { me, t }: { me: string; t: ReturnType<typeof useWords>['t'] }): string {
  if (person.id === me) return t('substitution.mine', { name: substitute.name });
  return substitute.id === me ? t('substitution.theirs', { name: person.name }) : t('substitution.forPerson', { name: person.name, substitute: substitute.name });
}

/** How far it reaches, in words; everything where nothing narrows it. */
function Scope({ row: { kinds, organs, maxFen } }: { row: Row }) {
  const { t, say } = useWords();
  const format = useFormat();
  const parts = [...(kinds ?? []).map((kind) => t(`routes.${kind}`, { defaultValue: t(`filters.kinds.${kind}`, { defaultValue: kind }) })), ...(organs ?? []).map((organ) => say(organ)), ...(maxFen === null ? [] : [t('substitution.upTo', { sum: format.money(maxFen) })])];
  return <>{parts.length === 0 ? t('substitution.everything') : parts.join(t('comma'))}</>;
}

const NOTHING = { substitute: '', from: '', to: '', route: '', organ: '', yuan: '', reason: '' };
type Typed = typeof NOTHING;

/** What was typed as the act takes it; what is left open narrows nothing. */
const bodyOf = ({ substitute, from, to, route, organ, yuan, reason }: Typed) => ({
  substitute, from, to, reason: reason.trim(), ...(route !== '' && { kinds: [route] }), ...(organ !== '' && { organs: [organ] }), ...(yuan.trim() !== '' && { maxFen: Math.round(Number(yuan) * 100) }),
});
const isWhole = ({ substitute, from, to, yuan, reason }: Typed): boolean => [substitute, from, to, reason.trim()].every((each) => each !== '') && (yuan.trim() === '' || Number(yuan) > 0);

function Make({ of, absent }: { of: Substitutions; absent?: string }) {
  const { t, say } = useWords();
  const [typed, setTyped] = useState<Typed>({ ...NOTHING, from: of.today, to: of.today });
  const act = useAct(() => setTyped({ ...NOTHING, from: of.today, to: of.today }));
  const set = (more: Partial<Typed>): void => { act.forget(); setTyped({ ...typed, ...more }); };
  const day = (name: 'from' | 'to') => <label className="inline-label">{t(`substitution.${name}`)}<Input type="date" required className="input-short" value={typed[name]} min={of.today} data-testid={`substitution-${name}`} onChange={(event) => set({ [name]: event.target.value })} /></label>;
  const choice = (name: 'substitute' | 'route' | 'organ', { open, options }: { open: string; options: readonly { id: string; label: string }[] }) => (
    <label className="inline-label">{t(`substitution.${name}`)}<select className="select" value={typed[name]} data-testid={`substitution-${name}`} onChange={(event) => set({ [name]: event.target.value })}><option value="">{open}</option>{options.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}</select></label>
  );
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: 'me/substitutions', body: { ...bodyOf(typed), ...(absent !== undefined && { absent }) } });
    }}>
      <div className="form-line">
        {choice('substitute', { open: '', options: of.candidates.map(({ id, name, offices }) => ({ id, label: `${name} ${offices[0] ? say(offices[0]) : ''}` })) })}{day('from')}{day('to')}
        {choice('route', { open: t('substitution.all'), options: of.routes.map((route) => ({ id: route.id, label: say(route) })) })}
        {choice('organ', { open: t('substitution.all'), options: of.organs.map((organ) => ({ id: organ.id, label: say(organ) })) })}
        <label className="inline-label">{t('substitution.yuan')}<Input inputMode="decimal" className="input-short" value={typed.yuan} placeholder={t('substitution.noLimit')} data-testid="substitution-yuan" onChange={(event) => set({ yuan: event.target.value })} /></label>
        <label className="inline-label">{t('substitution.reason')}<Input className="input-short" maxLength={300} value={typed.reason} data-testid="substitution-reason" onChange={(event) => set({ reason: event.target.value })} /></label>
        <Button htmlType="submit" loading={act.busy} disabled={!isWhole(typed)} data-testid="substitution-make">{t('substitution.make')}</Button>
      </div>
      {act.refusal && <Refusal problem={act.refusal} />}
    </form>
  );
}
