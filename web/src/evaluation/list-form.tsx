import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Evaluations, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { useNow } from '../app/me';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { dayOf } from '../words/format';
import { useWords } from '../words/words';

type Older = { readonly system: string; readonly title: string; readonly unit: string };
const NO_OLDER: Older = { system: '', title: '', unit: '' };

/** The authority's list: systems that are known are ticked, an older one is entered with its name and unit. The list is what counts. */
export function ListForm({ first }: { first: Evaluations }) {
  const { t, say } = useWords();
  const now = useNow();
  const [year, setYear] = useState(dayOf(now).slice(0, 4));
  const [set, setSet] = useState(first.sets.find(({ kind }) => kind === 'post')?.id ?? first.sets[0]?.id ?? '');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [older, setOlder] = useState<Older>(NO_OLDER);
  const act = useAct<Recorded>(() => { setTicked([]); setOlder(NO_OLDER); });
  const { choice, ofPlans, systems } = listed(first, { set, ticked, older });
  return (
    <Group title={t('evaluations.list.title')} note={t('evaluations.list.note')}>
      <form className="evaluation-list" onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: 'evaluation-lists', body: { year: Number(year), set, systems } }); }}>
        <div className="evaluation-line">
          <label>{t('evaluations.list.year')}<Input inputMode="numeric" value={year} data-testid="list-year" onChange={(event) => setYear(event.target.value)} /></label>
          <label>{t('evaluations.list.set')}
            <select className="select" value={set} data-testid="list-set" onChange={(event) => setSet(event.target.value)}>{first.sets.map(({ id, name }) => <option key={id} value={id}>{say(name)}</option>)}</select>
          </label>
        </div>
        {ofPlans ? <Planned systems={choice} {...{ ticked, tick: setTicked }} /> : <Running systems={choice} {...{ ticked, tick: setTicked }}><OlderSystem first={first} older={older} put={setOlder} /></Running>}
        {act.refusal && <Refusal problem={act.refusal} />}
        <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={systems.length === 0} data-testid="list-submit">{t('evaluations.list.submit', { count: systems.length })}</Button></div>
      </form>
    </Group>
  );
}

/** What the list will hold: of a set for what runs the systems that are ticked and the older one that is written in, of a set for plans the projects that it measures. */
function listed(first: Evaluations, { set, ticked, older }: { set: string; ticked: readonly string[]; older: Older }): { choice: Evaluations['systems']; ofPlans: boolean; systems: readonly { system: string; title?: string; unit?: string }[] } {
  const choice = first.systems.filter(({ sets }) => sets.includes(set));
  const ofPlans = first.sets.some(({ id, kind }) => id === set && kind === 'pre');
  const named = choice.filter(({ id }) => ticked.includes(id)).map(({ id }) => entryOf(first, id));
  return { choice, ofPlans, systems: ofPlans || older.system.trim() === '' ? named : [...named, older] };
}

type Choosing = { systems: Evaluations['systems']; ticked: readonly string[]; tick: (ids: readonly string[]) => void };

function Planned({ systems, ...choosing }: Choosing) {
  const { t } = useWords();
  return systems.length === 0 ? <p className="empty">{t('evaluations.list.nonePlanned')}</p> : <Known systems={systems} legend={t('evaluations.list.planned')} {...choosing} />;
}

function Running({ systems, children, ...choosing }: Choosing & { children: React.ReactNode }) {
  const { t } = useWords();
  return <>{systems.length > 0 && <Known systems={systems} legend={t('evaluations.list.known')} {...choosing} />}{children}</>;
}

function Known({ systems, legend, ticked, tick }: Choosing & { legend: string }) {
  const { say } = useWords();
  return (
    <fieldset className="evaluation-choice"><legend>{legend}</legend>
      <div className="checks">
        {systems.map(({ id, title, unit }) => <label key={id} className="check"><input type="checkbox" checked={ticked.includes(id)} data-testid={`list-system-${id}`} onChange={() => tick(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked, id])} /><span>{title} <span className="caption">{say(unit)}</span></span></label>)}
      </div>
    </fieldset>
  );
}

function OlderSystem({ first, older, put }: { first: Evaluations; older: Older; put: (older: Older) => void }) {
  const { t, say } = useWords();
  return (
    <fieldset className="evaluation-choice"><legend>{t('evaluations.list.older')}</legend>
      <div className="evaluation-line">
        <label>{t('evaluations.list.code')}<Input maxLength={60} value={older.system} data-testid="list-older-code" onChange={(event) => put({ ...older, system: event.target.value })} /></label>
        <label>{t('evaluations.list.name')}<Input maxLength={100} value={older.title} data-testid="list-older-title" onChange={(event) => put({ ...older, title: event.target.value })} /></label>
        <label>{t('evaluations.list.unit')}
          <select className="select" value={older.unit} data-testid="list-older-unit" onChange={(event) => put({ ...older, unit: event.target.value })}>
            <option value="">{t('evaluations.list.choose')}</option>{first.units.map((unit) => <option key={unit.id} value={unit.id}>{say(unit)}</option>)}
          </select>
        </label>
      </div>
    </fieldset>
  );
}

/** A known system goes by its id; an older one needs its name and unit each year anew. */
function entryOf({ systems }: Evaluations, id: string): { system: string; title?: string; unit?: string } {
  const known = systems.find((each) => each.id === id);
  return known ? { system: id, title: known.title, unit: known.unit.id } : { system: id };
}
