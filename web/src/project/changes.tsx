import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ChangeRequest, ProjectPage, Recorded } from '../api/contract';
import { readRequestKinds } from '../api/reads';
import { useAct } from '../api/use-act';
import { useMe } from '../app/me';
import { offered } from '../approval/acts';
import { DayMark } from '../parts/day-mark';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { AskByForm } from './ask-by-form';
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
  const { t, say } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const kinds = useQuery(readRequestKinds(page.project.id)).data?.kinds ?? [];
  const kind = kinds.find(({ id }) => id === open);
  const fold = (): void => setOpen(null);
  if (kind) return kind.effect === 'project-change' ? <AskChange page={page} kind={kind.id} fold={fold} /> : <AskByForm projectId={page.project.id} kind={kind} fold={fold} />;
  return <div className="acts">{kinds.map(({ id, name, effect }) => <Button key={id} data-testid={effect === 'project-change' ? 'change-ask' : `ask-${id}`} onClick={() => setOpen(id)}>{effect === 'project-change' ? t('changes.ask') : say(name)}</Button>)}</div>;
}

function AskChange({ page, kind, fold }: { page: ProjectPage; kind: string; fold: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:change:${page.project.id}`, NO_CHANGE);
  const act = useAct<Recorded>(draft.drop);
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `projects/${page.project.id}/requests`, body: { kind, data: changeOf(draft.value) } });
    }}>
      <ChangeForm cloud={page.cloud} typed={draft.value} set={draft.set} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={draft.value.reason.trim() === '' || isWrong(draft.value)} data-testid="change-submit">{t('changes.submit')}</Button><Button onClick={fold}>{t('fold')}</Button></div>
    </form>
  );
}
