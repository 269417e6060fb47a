import { useState } from 'react';
import type { MeetingActed, MeetingPage } from '../api/contract';
import type { Sending } from '../api/request';
import type { Act } from '../api/use-act';
import { Dialog } from '../parts/dialog';
import { Refusal } from '../parts/refusal';
import { useWords, wordOf } from '../words/words';

type Item = MeetingPage['items'][number];
const VOTES = ['agree', 'disagree', 'return', 'abstain', 'recuse'] as const;
type Said = (typeof VOTES)[number];
/** Whose word on which item is asked for, and what it is to be where a key said so already. */
export type Asking = { readonly n: number; readonly person: string; readonly wants?: Said };
type Asked = { readonly page: MeetingPage; readonly item: Item; readonly asking: Asking; readonly act: Act<MeetingActed>; readonly close: () => void };

/** One person's word on one item, with its reason where it needs one; or that she stands back from it. */
export function VoteDialog({ page, asking, act, close }: Omit<Asked, 'item'>) {
  const { t } = useWords();
  const item = page.items.find(({ n }) => n === asking.n);
  if (!item) return null;
  const name = page.attendees.find(({ person }) => person === asking.person)?.name ?? '';
  const title = t('meeting.wordOf', { name, n: asking.n });
  const recused = item.recusals.find(({ person }) => person === asking.person);
  return (
    <Dialog label={title} onClose={close}>
      <div className="vote-dialog">
        <h2>{title}</h2>
        <p className="caption">{item.title}</p>
        {recused ? <StandsBack page={page} item={item} asking={asking} act={act} close={close} why={recused.why} /> : <Voting page={page} item={item} asking={asking} act={act} close={close} title={title} />}
      </div>
    </Dialog>
  );
}

const pathOf = ({ page, asking }: Pick<Asked, 'page' | 'asking'>): string => `review-meetings/${page.meeting.id}/items/${asking.n}`;

/** She stands back: why, and the way back where it was her own word. */
function StandsBack({ act, close, why, ...asked }: Asked & { why: Item['recusals'][number]['why'] }) {
  const { t } = useWords();
  const back = (): void => void act.run({ method: 'POST', path: `${pathOf(asked)}/recusals`, body: { person: asked.asking.person, stands: false } });
  return (
    <>
      <p className="row-problem">{wordOf(t, 'meeting.why', why)}</p>
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts">
        {why === 'declared' && <button type="button" className="button-link" disabled={act.busy} data-testid="vote-unrecuse" onClick={back}>{t('meeting.unrecuse')}</button>}
        <button type="button" className="link" onClick={close}>{t('meeting.close')}</button>
      </div>
    </>
  );
}

const wantsNoWords = (said: Said): boolean => said === 'agree' || said === 'abstain';

function sendingOf(asked: Pick<Asked, 'page' | 'asking'>, said: Said, words: string): Sending {
  const { person } = asked.asking;
  if (said === 'recuse') return { method: 'POST', path: `${pathOf(asked)}/recusals`, body: { person, stands: true, reason: words } };
  return { method: 'POST', path: `${pathOf(asked)}/votes`, body: { person, vote: said, ...(words === '' ? {} : { opinion: words }) } };
}

function Voting({ act, close, title, item, ...asked }: Asked & { title: string }) {
  const { t } = useWords();
  const { vote, opinion } = item.votes.find(({ person }) => person === asked.asking.person) ?? { vote: 'agree' as const, opinion: null };
  const [said, say] = useState<Said>(asked.asking.wants ?? vote);
  const [typed, type] = useState(opinion ?? '');
  const words = typed.trim();
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void act.run(sendingOf(asked, said, words));
    }}>
      <div className="vote-choices" role="radiogroup" aria-label={title}>
        {VOTES.map((each) => <label key={each}><input type="radio" name="vote" checked={said === each} data-testid={`vote-${each}`} onChange={() => say(each)} />{each === 'recuse' ? t('meeting.recused') : wordOf(t, 'meeting.votes', each)}</label>)}
      </div>
      <textarea autoFocus rows={3} maxLength={1000} value={typed} placeholder={t(`meeting.words.${said}`)} aria-label={t(`meeting.words.${said}`)} data-testid="vote-words" onChange={(event) => type(event.target.value)} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts">
        <button type="submit" className="button-link button-main" disabled={act.busy || (words === '' && !wantsNoWords(said))} data-testid="vote-submit">{t('meeting.writeDown')}</button>
        <button type="button" className="link" onClick={close}>{t('meeting.close')}</button>
      </div>
    </form>
  );
}
