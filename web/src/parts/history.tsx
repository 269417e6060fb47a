import { Link } from '@tanstack/react-router';
import { useNow } from '../app/me';
import type { TimelineEntry } from '../api/contract';
import { letterAt } from '../api/reads';
import { dayOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Glyph, type GlyphName } from './glyph';

const GLYPHS: Readonly<Record<string, GlyphName>> = {
  'project.submitted': 'watch', 'project.resubmitted': 'watch', 'supervised.reported': 'watch', 'answer.reported': 'watch', 'answer.returned': 'back', 'answer.verified': 'done', 'supervised.marked': 'full', 'supervised.urged': 'half', 'extension.asked': 'watch',
  'deadline.missed': 'late', 'rung.fired': 'half', 'project.withdrawn': 'back', 'process.closed': 'done', 'decision.corrected': 'back', 'extension.granted': 'done', 'extension.declined': 'no', 'supervised.cancelled': 'no',
};

type Group = { readonly round: number | null; readonly entries: readonly TimelineEntry[] };

/** What has happened, newest first, by round. */
export function History({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useWords();
  if (entries.length === 0) return <p className="empty">{t('history.empty')}</p>;
  return (
    <div className="history">
      {byRound(entries).map(({ round, entries: of }, i) => (
        <section key={`${round ?? '-'} ${i}`}>
          {round !== null && <h3 className="caption">{t('history.round', { n: round })}<Span entries={of} /></h3>}
          <ol>{of.map((entry) => <HistoryLine key={entry.seq} entry={entry} />)}</ol>
        </section>
      ))}
    </div>
  );
}

/** From when to when a round went, and how many working days it took once it is over. */
function Span({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useWords();
  const [newest, oldest] = [entries[0], entries.at(-1)];
  const ended = entries.find(({ kind, took }) => kind === 'round.ended' && took !== null);
  if (!newest || !oldest) return null;
  const [from, to] = [dayOf(oldest.at), dayOf(newest.at)];
  return <> · {from === to ? from : t('history.span', { from, to })}{ended && <> · <Took days={ended.took} /></>}</>;
}

/** Working days, as the server counted them. */
function Took({ days }: { days: number | null }) {
  const { t } = useWords();
  if (days === null) return null;
  return <>{days === 0 ? t('history.tookNone') : t('history.took', { count: days })}</>;
}

function HistoryLine({ entry }: { entry: TimelineEntry }) {
  const { say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <li className="history-line" data-kind={entry.kind}>
      <Glyph name={GLYPHS[entry.kind] ?? 'dot'} />
      <div>
        <p><span className="history-who">{say(entry.who)}</span>{entry.letter ? <a href={letterAt(entry.letter.id, 'html')} target="_blank" rel="noreferrer" data-testid={`history-letter-${entry.seq}`}>{say(entry.words)}</a> : <span>{say(entry.words)}</span>}{entry.kind === 'task.decided' && entry.took !== null && <span className="caption" data-testid={`history-took-${entry.seq}`}><Took days={entry.took} /></span>}</p>
        {entry.decision && <Decision entry={entry} decision={entry.decision} />}
        {entry.corrections.map((correction) => <Correction key={correction.seq} correction={correction} />)}
        {entry.text !== null && entry.text !== '' && <p className="history-text">{entry.text}</p>}
      </div>
      <time className="caption" dateTime={entry.at}>{format.stamp(entry.at, now)}</time>
    </li>
  );
}

/** Which form and files the decider had before her, and the page of the decision. */
function Decision({ entry, decision: { processId, seq } }: { entry: TimelineEntry; decision: { processId: string; seq: number } }) {
  const { t } = useWords();
  const seen = entry.saw && [...(entry.saw.form ? [t('history.form', { n: entry.saw.form.version })] : []), ...entry.saw.attachments.map(({ name, version }) => `${name} ${t('attachments.version', { n: version })}`)];
  return (
    <p className="caption">
      {seen && <span data-testid={`history-saw-${entry.seq}`}>{t('history.saw')}{t('colon')}{seen.join(t('comma'))} · </span>}
      <Link to="/decisions/$processId/$seq" params={{ processId, seq: String(seq) }} data-testid={`history-decision-${entry.seq}`}>{t('history.open')}</Link>
    </p>
  );
}

/** A correction beside the decision that it puts right. */
function Correction({ correction }: { correction: TimelineEntry['corrections'][number] }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <p className="history-text" data-testid="history-correction"><b>{t('history.corrected')}</b> {correction.words}
      {correction.amountFen !== null && ` ${t('correction.amount', { what: format.money(correction.amountFen) })}`}{correction.outcome !== null && ` ${t('correction.outcome', { what: say(correction.outcome) })}`}
    </p>
  );
}

/** By round where there was more than one; what belongs to none stands with what went before it. */
function byRound(entries: readonly TimelineEntry[]): Group[] {
  const oldestFirst = [...entries].sort((a, b) => a.seq - b.seq);
  const rounds = Math.max(0, ...entries.map(({ round }) => round ?? 0));
  const groups: { round: number | null; entries: TimelineEntry[] }[] = [];
  for (const entry of oldestFirst) {
    const newest = groups[0];
    const round = rounds < 2 ? null : entry.round ?? newest?.round ?? null;
    if (newest?.round === round) newest.entries.unshift(entry);
    else groups.unshift({ round, entries: [entry] });
  }
  return groups;
}
