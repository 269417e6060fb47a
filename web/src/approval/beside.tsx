import { Button, Input } from 'antd';
import type { Recorded, UserTaskPage } from '../api/contract';
import { remarkFileAt } from '../api/reads';
import { useAct } from '../api/use-act';
import { useMe, useNow } from '../app/me';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { offered } from './acts';

type Props = { readonly page: UserTaskPage };

/** A task that is out for an opinion, or a question: whoever is asked answers here; whoever asked takes it back. */
export function Asked({ page }: Props) {
  const { t } = useWords();
  const { handing, may, task } = page;
  const act = useAct<Recorded>();
  const own = handing.questions.find(({ taskId }) => taskId === task.id);
  return (
    <div className="asked" data-testid="handing-asked">
      <Out handing={handing} />
      {own && <OwnQuestion own={own} />}
      {offered(may, 'resolve') && <Opinion page={page} act="resolve" path={`user-tasks/${task.id}/resolution`} />}
      {offered(may, 'answer') && <Opinion page={page} act="answer" path={`user-tasks/${task.id}/answer`} />}
      {offered(may, 'take-back') && <p className="acts"><Button loading={act.busy} data-testid="handing-take-back" onClick={() => void act.run({ method: 'DELETE', path: `user-tasks/${task.id}/delegation` })}>{t('handing.takeBack')}</Button></p>}
      {offered(may, 'withdraw-question') && <p className="acts"><Button loading={act.busy} data-testid="handing-withdraw" onClick={() => void act.run({ method: 'DELETE', path: `user-tasks/${task.id}/question` })}>{t('handing.withdraw')}</Button></p>}
      {act.refusal && <Refusal problem={act.refusal} />}
    </div>
  );
}

type Handing = UserTaskPage['handing'];

/** With whom the task is for an opinion, and what was said to her. */
function Out({ handing: { owner, delegate, note } }: { handing: Handing }) {
  const { t } = useWords();
  return (
    <>
      {owner && <p className="settled-what">{t('handing.out', { owner: owner.name, delegate: delegate?.name ?? '' })}</p>}
      {note !== null && <p className="history-text">{note}</p>}
    </>
  );
}

/** The question that this task is, with its answer once there is one. */
function OwnQuestion({ own }: { own: Handing['questions'][number] }) {
  const { t } = useWords();
  return (
    <>
      <p className="settled-what">{t('handing.askedBy', { who: own.askedBy })}</p>
      <p className="history-text">{own.question}</p>
      {own.answer !== null && <p className="history-text">{t('handing.answered', { text: own.answer })}</p>}
    </>
  );
}

function Opinion({ page, act, path }: Props & { act: 'resolve' | 'answer'; path: string }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:${act}:${page.task.id}`, '');
  const sent = useAct<Recorded>(() => draft.drop());
  const said = draft.value.trim();
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (said !== '') void sent.run({ method: 'POST', path, body: { opinion: said } });
    }}>
      <Input.TextArea rows={4} maxLength={4000} autoFocus value={draft.value} placeholder={t('handing.opinion')} aria-label={t('handing.opinion')} data-testid="handing-opinion" onChange={(event) => draft.set(event.target.value)} />
      <p className="caption">{t(`handing.${act}Effect`)}</p>
      {sent.refusal && <Refusal problem={sent.refusal} />}
      <Button type="primary" size="large" block htmlType="submit" loading={sent.busy} disabled={said === ''} data-testid="handing-answer">{t(`handing.${act}Submit`)}</Button>
    </form>
  );
}

/** What others said beside the decision: opinions that were asked for, questions and their answers, remarks, and how often it was urged. */
export function Beside({ page }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  const { handing: { opinions, questions, remarks, urged }, task } = page;
  const others = questions.filter(({ taskId }) => taskId !== task.id);
  if (opinions.length + others.length + remarks.length === 0 && urged === null) return null;
  return (
    <section className="beside" aria-label={t('handing.beside')} data-testid="handing-beside">
      {urged && <p className="caption" data-testid="handing-urged">{t('handing.urged', { count: urged.count })} · {format.stamp(urged.last, now)}</p>}
      {opinions.map(({ who, at, text }) => <Said key={at} title={t('handing.opinionOf', { who })} at={at} text={text} />)}
      {others.map((asked) => <div key={asked.taskId} data-question={asked.state}><Said title={t('handing.question', { by: asked.askedBy, who: asked.who })} at={asked.askedAt} text={asked.question} />{asked.answer === null ? <p className="caption">{t(`handing.state.${asked.state}`)}{asked.state === 'open' && <Withdraw taskId={asked.taskId} />}</p> : <p className="history-text"><b>{asked.who}</b> {asked.answer}</p>}</div>)}
      {remarks.map(({ who, at, words, files }) => <div key={at}><Said title={t('handing.remarkOf', { who })} at={at} text={words} />{files.map(({ hash, name, version }) => <p key={hash} className="caption"><a href={remarkFileAt(task.id, hash)} target="_blank" rel="noreferrer">{name}</a> {t('attachments.version', { n: version })}</p>)}</div>)}
    </section>
  );
}

function Said({ title, at, text }: { title: string; at: string; text: string }) {
  const format = useFormat();
  const now = useNow();
  return <><p><b>{title}</b> <time className="caption" dateTime={at}>{format.stamp(at, now)}</time></p><p className="history-text">{text}</p></>;
}

/** Whoever asked, or has the task, takes an open question back; the server says who may. */
function Withdraw({ taskId }: { taskId: string }) {
  const { t } = useWords();
  const act = useAct<Recorded>();
  return <> <button type="button" className="link" disabled={act.busy} data-testid={`withdraw-${taskId}`} onClick={() => void act.run({ method: 'DELETE', path: `user-tasks/${taskId}/question` })}>{t('handing.withdraw')}</button>{act.refusal && <Refusal problem={act.refusal} />}</>;
}
