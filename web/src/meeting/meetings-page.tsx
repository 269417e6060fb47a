import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Meeting } from '../api/contract';
import { readMeetings } from '../api/reads';
import { DayMark } from '../parts/day-mark';
import { Group, Shown, useTitle } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import '../styles/meeting.css';
import '../styles/lists.css';

/** The review meetings of one's bodies, those ahead and those held. */
export function MeetingsPage() {
  const { t } = useWords();
  useTitle(t('nav.meetings'));
  const meetings = useQuery(readMeetings);
  return (
    <main className="page">
      <header className="meeting-list-head"><h1>{t('nav.meetings')}</h1><Link to="/meetings/new" className="button-link button-main" data-testid="meeting-new">{t('meeting.convene')}</Link></header>
      <Shown of={meetings}>{({ rows }) => <Group title={t('meeting.all', { n: rows.length })}>{rows.length === 0 ? <p className="empty">{t('meeting.none')}</p> : <ul className="meeting-list">{rows.map((row) => <Row key={row.id} row={row} />)}</ul>}</Group>}</Shown>
    </main>
  );
}

function Row({ row }: { row: Meeting }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <li className="meeting-row" data-testid={`meeting-${row.id}`}>
      <Link to="/meetings/$id" params={{ id: row.id }} className="meeting-row-title">{row.title}</Link>
      <span>{say(row.organ)}</span><span>{format.on(row.heldOn)}</span><span>{t('meeting.itemsCount', { n: row.items })}</span>
      <span className="tag">{wordOf(t, 'meeting.states', row.state)}</span>{row.dayMark && <DayMark mark={row.dayMark} />}
    </li>
  );
}
