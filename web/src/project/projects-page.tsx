import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Projects } from '../api/contract';
import { readProjects } from '../api/reads';
import { useAct } from '../api/use-act';
import { More, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';
import { ProjectRows } from './project-rows';

/** The projects that this person may see, her drafts first, and the beginning of a new declaration. */
export function ProjectsPage() {
  const { t } = useWords();
  useTitle(t('nav.projects'));
  const projects = useInfiniteQuery({ ...readProjects, refetchInterval: ({ state }) => (state.data?.pages.some(({ rows }) => rows.some(({ moving }) => moving)) ? 1000 : false) });
  return (
    <main className="page">
      <Shown of={projects}>
        {({ pages: [first, ...others] }) => first && (
          <>
            <Head first={first} />
            {first.drafts.length > 0 && <section className="panel"><h2 className="panel-caption">{t('projects.drafts')}<span>{first.drafts.length}</span></h2><ProjectRows rows={first.drafts} drafts /></section>}
            <section className="panel">
              {first.rows.length === 0 ? <Empty first={first} /> : <ProjectRows rows={[first, ...others].flatMap(({ rows }) => rows)} />}
              <More of={projects} />
            </section>
          </>
        )}
      </Shown>
    </main>
  );
}

function Head({ first }: { first: Projects }) {
  const { t } = useWords();
  const waiting = first.rows.filter(({ status }) => status === 'changes-requested').length;
  return (
    <header className="headline headline-acts">
      <div><h1>{waiting > 0 ? t('projects.waiting', { count: waiting }) : t('projects.title', { count: first.rows.length })}</h1></div>
      {first.units.length > 0 && <NewDraft units={first.units} />}
    </header>
  );
}

function NewDraft({ units }: { units: Projects['units'] }) {
  const { t, say } = useWords();
  const navigate = useNavigate();
  const [unit, setUnit] = useState(units[0]?.id ?? '');
  const begin = useAct<{ id: string }>(({ id }) => void navigate({ to: '/projects/$id/draft', params: { id } }));
  return (
    <div className="begin">
      {units.length > 1 && <select className="select" aria-label={t('facts.unit')} value={unit} data-testid="draft-unit" onChange={(event) => setUnit(event.target.value)}>{units.map((each) => <option key={each.id} value={each.id}>{say(each)}</option>)}</select>}
      <Button type="primary" loading={begin.busy} data-testid="draft-new" onClick={() => void begin.run({ method: 'POST', path: 'projects', body: { unit } })}>{t('projects.new')}</Button>
      {begin.refusal && <Refusal problem={begin.refusal} />}
    </div>
  );
}

function Empty({ first }: { first: Projects }) {
  const { t } = useWords();
  return <p className="empty">{t(first.units.length > 0 ? 'projects.emptyUnit' : 'projects.empty')}{first.drafts[0] && <> <Link to="/projects/$id/draft" params={{ id: first.drafts[0].id }}>{t('projects.continue')}</Link></>}</p>;
}
