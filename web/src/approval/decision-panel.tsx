import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMe } from '../app/me';
import type { UserTaskPage } from '../api/contract';
import { useWords } from '../words/words';
import { History } from '../parts/history';
import { Moving } from '../parts/moving';
import { Refusal } from '../parts/refusal';
import { RoadPicture } from '../parts/road-picture';
import { offered, peopleOf } from './acts';
import { FollowUp } from './follow-up';
import { useHolder } from './use-holder';
import { Asked, Beside } from './beside';
import { HandingMenu } from './handing-menu';
import { DecisionForm } from './decision-form';
import { Settled } from './settled';
import { Signed } from './signed';
import type { Decision } from './use-decision';

/** The panel that never leaves the screen: the decision, or what has become of it, and what was said before. */
export function DecisionPanel({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  return (
    <>
      <section className="decision-panel"><DecisionState page={page} decision={decision} /></section>
      <Road page={page} />
      <section className="decision-history"><h2>{t('history.title')}</h2><History entries={page.timeline} /></section>
    </>
  );
}

/** The road as drawn, and who of several has signed. */
export function Road({ page: { route, task } }: { page: UserTaskPage }) {
  const { t } = useWords();
  return (
    <section className="decision-road">
      <h2>{t('picture.title')}</h2>
      <RoadPicture steps={route.steps} round={task.round} />
      <Signed steps={route.steps} />
    </section>
  );
}

/** What stands in the panel: movement, the form, whose it is, or the outcome. */
export function DecisionState({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const isOver = decision.decided !== null || decision.open.length === 0;
  return (
    <>
      {page.meeting && <OnAgenda meeting={page.meeting} />}
      <Holding page={page} decision={decision} />
      {decision.settling && <Moving answeredAt={decision.act.answeredAt} />}
      {isAsked(page) ? <Asked page={page} /> : isOver ? <Settled page={page} decision={decision} /> : <DecisionForm page={page} decision={decision} />}
      <Beside page={page} />
      <HandingMenu page={page} />
    </>
  );
}

/** What is asked on the side, or is out for an opinion, is nobody’s to decide. */
const isAsked = ({ handing, task }: UserTaskPage): boolean => handing.isQuestion || (handing.owner !== null && task.outcome === null);

/** What stands on the agenda of a meeting is decided there. */
function OnAgenda({ meeting }: { meeting: NonNullable<UserTaskPage['meeting']> }) {
  const { t } = useWords();
  return <p className="holding" data-testid="on-agenda">{t('meeting.onAgenda', { day: meeting.heldOn })}<Link to="/meetings/$id" params={{ id: meeting.id }}>{meeting.title}</Link></p>;
}

function Holding({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  const { hold } = decision;
  const path = `user-tasks/${page.task.id}/claim`;
  const claim = open(page, 'claim');
  const unclaim = page.task.state !== 'waiting' && open(page, 'unclaim');
  return (
    <>
      {(claim || unclaim) && <p className="holding"><Candidates page={page} />
        {claim && <Button loading={hold.busy} data-testid="decision-claim" onClick={() => void hold.run({ method: 'POST', path })}>{t('decision.claim')}</Button>}
        {unclaim && <Button size="small" loading={hold.busy} data-testid="decision-unclaim" onClick={() => void hold.run({ method: 'DELETE', path })}>{t('decision.unclaim')}</Button>}
      </p>}
      {hold.refusal && <Refusal problem={hold.refusal} people={peopleOf(page)} />}
      <FollowUp task={page.task} />
    </>
  );
}

const open = ({ may }: UserTaskPage, act: string): boolean => offered(may, act)?.blocked === null;

function Candidates({ page }: { page: UserTaskPage }) {
  const { t } = useWords();
  const me = useMe();
  const holder = useHolder(page);
  if (holder !== null) return <span>{t('decision.held', { who: holder })}</span>;
  const open = page.route.steps.find(({ state }) => state === 'current')?.seats.filter(({ outcome }) => outcome === null) ?? [];
  const mine = open.filter(({ candidates }) => candidates.includes(me.name));
  const people = [...new Set((mine.length > 0 ? mine : open).flatMap(({ candidates }) => candidates))];
  return <span>{t('decision.pool', { who: people.join(t('comma')) || t('unknown') })}</span>;
}
