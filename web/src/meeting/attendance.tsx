import { useState } from 'react';
import type { MeetingActed, MeetingPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** Who is asked, who is there, and who came without being asked. */
export function Attendance({ page }: { page: MeetingPage }) {
  const { t, say } = useWords();
  const act = useAct<MeetingActed>();
  const canWrite = offered(page.may, 'record') !== undefined;
  const come = (person: string, present: boolean): void => void act.run({ method: 'POST', path: `review-meetings/${page.meeting.id}/attendance`, body: { person, present } });
  const there = page.attendees.filter(({ present }) => present).length;
  return (
    <Group title={t('meeting.presence', { there, asked: page.attendees.length })} note={t('meeting.needed', { quorum: page.quorum })}>
      <ul className="meeting-attendance">
        {page.attendees.map((each) => (
          <li key={each.person}>
            <button type="button" className={each.present ? 'attendee attendee-there' : 'attendee'} aria-pressed={each.present} disabled={!canWrite || act.busy} data-testid={`attendee-${each.person}`} onClick={() => come(each.person, !each.present)}>
              <b>{each.name}</b><span>{say(each.office)}</span><span className="attendee-mark">{t(each.present ? 'meeting.there' : 'meeting.notThere')}</span>
            </button>
          </li>
        ))}
        {canWrite && page.others.length > 0 && <li><Comes others={page.others} come={(person) => come(person, true)} /></li>}
      </ul>
      {act.refusal && <Refusal problem={act.refusal} />}
    </Group>
  );
}

function Comes({ others, come }: { others: MeetingPage['others']; come: (person: string) => void }) {
  const { t, say } = useWords();
  const [person, choose] = useState('');
  return (
    <span className="meeting-add">
      <select className="filter-choice" value={person} aria-label={t('meeting.alsoCame')} data-testid="meeting-comes-choice" onChange={(event) => choose(event.target.value)}>
        <option value="">{t('meeting.alsoCame')}</option>
        {others.map((each) => <option key={each.person} value={each.person}>{each.name} · {say(each.office)}</option>)}
      </select>
      <button type="button" className="button-link" disabled={person === ''} data-testid="meeting-comes" onClick={() => { come(person); choose(''); }}>{t('meeting.writeDown')}</button>
    </span>
  );
}
