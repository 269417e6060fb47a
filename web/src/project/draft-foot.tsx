import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useBusinessTimeOf, useMe } from '../app/me';
import type { DraftPage, Preview as Shown, Problem, Submitted } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { timeOf } from '../words/format';
import { useWords } from '../words/words';
import { placeOf, type DraftForm } from './use-draft-form';

/** Always in sight: whether it is saved, what handing in will bring, and handing in. */
export function DraftFoot({ page, form }: { page: DraftPage; form: DraftForm }) {
  const submit = useSubmit(page, form);
  const may = offered(page.may, 'submit');
  return (
    <footer className="foot">
      <No problem={submit.refusal ?? may?.blocked ?? null} page={page} quiet={submit.refusal === null} />
      <NotSaved form={form} />
      {may?.outcome && <Preview preview={may.outcome} />}
      <div className="foot-line">
        <SaveState form={form} />
        <GatesOpen page={page} />
        {may && <Submit page={page} submit={submit} blocked={may.blocked !== null} />}
      </div>
    </footer>
  );
}

function No({ problem, page, quiet }: { problem: Problem | null; page: DraftPage; quiet: boolean }) {
  return problem && <Refusal problem={problem} rulings={page.rulings} quiet={quiet} />;
}

function NotSaved({ form }: { form: DraftForm }) {
  const { t } = useWords();
  return form.problem && <Refusal problem={form.problem}><Button onClick={form.insist}>{t('draft.insist')}</Button></Refusal>;
}

function Preview({ preview }: { preview: Shown }) {
  const { t } = useWords();
  return <Outcome title={t('outcome.title')} preview={preview} />;
}

/** What does not hold yet stops nobody from handing in; it stops the approval. */
function GatesOpen({ page }: { page: DraftPage }) {
  const { t } = useWords();
  const open = page.faults.length === 0 && page.rulings.some(({ holds }) => !holds) && page.rulings.every(({ holds, refuses }) => holds || !refuses);
  return open ? <span className="caption">{t('draft.gatesOpen')}</span> : null;
}

function Submit({ page, submit, blocked }: { page: DraftPage; submit: { busy: boolean; go: () => void }; blocked: boolean }) {
  const { t, say } = useWords();
  return <Button type="primary" size="large" aria-disabled={blocked} loading={submit.busy} data-testid="draft-submit" onClick={submit.go}>{t('draft.submit', { to: say(page.department) })}</Button>;
}

function SaveState({ form }: { form: DraftForm }) {
  const { t } = useWords();
  const timeOfBusiness = useBusinessTimeOf();
  const words = form.state === 'saved' && form.savedAt !== null ? t('draft.savedAt', { time: timeOf(timeOfBusiness(form.savedAt)) }) : t(`draft.state.${form.state}`);
  return <span className="caption" role="status" data-testid="draft-save-state" data-state={form.state}>{words}</span>;
}

function useSubmit(page: DraftPage, form: DraftForm) {
  const navigate = useNavigate();
  const me = useMe();
  const act = useAct<Submitted>(({ projectId }) => {
    localStorage.removeItem(placeOf(me.id, page.id));
    void navigate({ to: '/projects/$id', params: { id: projectId } });
  });
  const go = async (): Promise<void> => {
    if (await form.save()) await act.run({ method: 'POST', path: `projects/${page.id}/submission`, body: {} });
  };
  return { refusal: act.refusal, busy: act.busy, go: () => void go() };
}
