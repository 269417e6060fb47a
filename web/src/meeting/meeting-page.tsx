import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeetingActed, MeetingPage as Page } from '../api/contract';
import { letterAt, readMeeting } from '../api/reads';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { DayMark } from '../parts/day-mark';
import { History } from '../parts/history';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { ReasonAct } from '../parts/reason-act';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { Attendance } from './attendance';
import { Confirmation } from './confirmation';
import { VoteTable } from './vote-table';
import '../styles/meeting.css';
import '../styles/project.css';

/** A meeting as it is run in the room, and as it is read afterwards. */
export function MeetingPage() {
  const { id } = useParams({ from: '/meetings/$id' });
  const page = useQuery(readMeeting(id));
  return <Shown of={page}>{(data) => <Sitting key={id} page={data} />}</Shown>;
}

function Sitting({ page }: { page: Page }) {
  const { t } = useWords();
  useTitle(page.meeting.title);
  return (
    <main className="project">
      <Head page={page} />
      <div className="meeting-body">
        <Attendance page={page} />
        <Group title={t('meeting.agenda', { n: page.items.length })} note={t('meeting.rule', { quorum: page.quorum, share: page.needs.share, of: page.needs.of })}>
          <VoteTable page={page} />
          {offered(page.may, 'record') && page.offers.length > 0 && <AddItem page={page} />}
        </Group>
      </div>
      <div className="two-columns">
        <div><Confirmation page={page} /></div>
        <aside><Group title={t('history.title')}><History entries={page.timeline} /></Group></aside>
      </div>
    </main>
  );
}

function Head({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { meeting } = page;
  return (
    <header className="project-head">
      <p className="back"><Link to="/meetings">‹ {t('nav.meetings')}</Link></p>
      <h1>{meeting.title}<span className="tag" data-testid="meeting-state">{wordOf(t, 'meeting.states', meeting.state)}</span></h1>
      <p className="facts">
        {meeting.dayMark && <DayMark mark={meeting.dayMark} due />}
        <span>{say(meeting.organ)}</span><span>{t('meeting.heldOn')} <b>{format.on(meeting.heldOn)}</b></span>
        {page.place !== null && <span>{t('meeting.place')} <b>{page.place}</b></span>}
        <span>{t('meeting.chair')} <b>{say(page.chair)}</b></span>
        {page.minutes !== null && <a href={letterAt(page.minutes.id, 'html')} target="_blank" rel="noreferrer" data-testid="meeting-minutes">{t('meeting.minutes')} {page.minutes.number}</a>}
      </p>
      {page.cancelled !== null && <p className="caption">{t('meeting.cancelledFor', { reason: page.cancelled })}</p>}
      {page.moving && <Moving />}
      <div className="acts"><Hold page={page} /><ReasonAct may={page.may} act="cancel" path={`review-meetings/${meeting.id}/cancellation`} testId="meeting-cancel" /></div>
    </header>
  );
}

function Hold({ page }: { page: Page }) {
  const { t } = useWords();
  const act = useAct<MeetingActed>();
  if (!offered(page.may, 'hold')) return null;
  return (
    <>
      <button type="button" className="button-link button-main" disabled={act.busy} data-testid="meeting-hold" onClick={() => void act.run({ method: 'POST', path: `review-meetings/${page.meeting.id}/holding`, body: {} })}>{t('meeting.hold')}</button>
      {act.refusal && <Refusal problem={act.refusal} />}
    </>
  );
}

function AddItem({ page }: { page: Page }) {
  const { t } = useWords();
  const [task, choose] = useState('');
  const act = useAct<MeetingActed>(() => choose(''));
  return (
    <div className="meeting-add">
      <select className="filter-choice" value={task} aria-label={t('meeting.add')} data-testid="meeting-add-choice" onChange={(event) => choose(event.target.value)}>
        <option value="">{t('meeting.addWhich')}</option>
        {page.offers.map(({ taskId, title }) => <option key={taskId} value={taskId}>{title}</option>)}
      </select>
      <button type="button" className="button-link" disabled={task === '' || act.busy} data-testid="meeting-add" onClick={() => void act.run({ method: 'POST', path: `review-meetings/${page.meeting.id}/items`, body: { task } })}>{t('meeting.add')}</button>
      {act.refusal && <Refusal problem={act.refusal} />}
    </div>
  );
}
