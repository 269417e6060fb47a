import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ChangeRequest, ProjectPage, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { useMe } from '../app/me';
import { offered } from '../approval/acts';
import { DayMark } from '../parts/day-mark';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { ChangeForm, changeOf, isWrong, NO_CHANGE } from './change-form';

/** The changes that were asked of an approved project, the latest first, and the asking of the next. */
export function Changes({ page }: { page: ProjectPage }) {
  const { t } = useWords();
  const may = offered(page.may, 'ask-change');
  if (page.requests.length === 0 && !may) return null;
  return (
    <Group id="changes" title={t('changes.title')}>
      {page.requests.length > 0 && <ul className="years">{page.requests.map((request) => <ChangeLine key={request.id} request={request} />)}</ul>}
      {may && may.blocked === null && <Ask page={page} />}
    </Group>
  );
}

function ChangeLine({ request }: { request: ChangeRequest }) {
  const { t, say } = useWords();
  return (
    <li data-testid={`change-${request.id}`}>
      <Link to="/requests/$id" params={{ id: request.id }}>{say(request.kindName)}</Link>
      <span>{request.outcomeName ? say(request.outcomeName) : t(request.waitsForApplicant ? 'changes.waits' : 'changes.open')}</span>
      {request.dayMark && <DayMark mark={request.dayMark} />}
    </li>
  );
}

function Ask({ page }: { page: ProjectPage }) {
  const { t } = useWords();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const draft = useDraft(`${me.id}:change:${page.project.id}`, NO_CHANGE);
  const act = useAct<Recorded>(draft.drop);
  if (!open) return <div className="acts"><Button data-testid="change-ask" onClick={() => setOpen(true)}>{t('changes.ask')}</Button></div>;
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `projects/${page.project.id}/requests`, body: { kind: 'project-change', data: changeOf(draft.value) } });
    }}>
      <ChangeForm cloud={page.cloud} typed={draft.value} set={draft.set} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={draft.value.reason.trim() === '' || isWrong(draft.value)} data-testid="change-submit">{t('changes.submit')}</Button><Button onClick={() => setOpen(false)}>{t('fold')}</Button></div>
    </form>
  );
}
