import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AheadLine } from '../api/contract';
import { readForecast } from '../api/reads';
import { useFormat } from '../words/format';
import { useWords, type TFunction } from '../words/words';
import { Glyph, type GlyphName } from './glyph';
import { Group } from './page';

const GLYPHS: Record<AheadLine['state'], GlyphName> = { open: 'watch', ahead: 'ring', skipped: 'none' };
const SHOWN_AT_FIRST = 6;

/** What lies ahead of a process: whom each of it waits for, and when it is expected. Where nothing does, nothing is shown. */
export function RoadAhead({ processId }: { processId: string }) {
  const { t } = useWords();
  const { data } = useQuery(readForecast(processId));
  const [all, setAll] = useState(false);
  if (!data || data.lines.length === 0) return null;
  const shown = all ? data.lines : data.lines.slice(0, SHOWN_AT_FIRST);
  return (
    <Group title={t('ahead.title')} note={t('ahead.note')}>
      <ol className="ahead-list" data-testid="road-ahead">
        {shown.map((line) => <Line key={`${line.what} ${line.code} ${line.stage?.en ?? ''} ${line.state}`} line={line} />)}
      </ol>
      {shown.length < data.lines.length && <button type="button" className="more link" data-testid="road-ahead-all" onClick={() => setAll(true)}>{t('ahead.all', { n: data.lines.length })}</button>}
    </Group>
  );
}

function Line({ line }: { line: AheadLine }) {
  const { t, say } = useWords();
  return (
    <li className={`ahead-line ahead-${line.state}`} data-code={line.code} data-state={line.state} aria-current={line.state === 'open' ? 'step' : undefined}>
      <Glyph name={GLYPHS[line.state]} />
      <div>
        <p><span className="ahead-name">{say(line.name)}</span><Place line={line} /></p>
        {line.over ? <p className="caption">{say(line.over)}</p> : <Who line={line} />}
      </div>
      <When line={line} t={t} />
    </li>
  );
}

/** The stage and what is open of it, where the name alone does not say it. */
function Place({ line: { stage, state, what } }: { line: AheadLine }) {
  const { t, say } = useWords();
  const words = [...(stage === null || what === 'stage' ? [] : [say(stage)]), ...(state === 'open' ? [t(what === 'wait' ? 'ahead.owed' : 'ahead.open')] : [])];
  return words.length === 0 ? null : <span className="caption">{words.join(' · ')}</span>;
}

/** The offices that it waits for, each with who has it or who could take it. */
function Who({ line: { who } }: { line: AheadLine }) {
  const { t, say } = useWords();
  return (
    <>
      {who.map((each) => (
        <p key={`${each.seat} ${each.office.en}`} className="ahead-who">{say(each.office)} <Named names={namesIn(t, each)} /></p>
      ))}
    </>
  );
}

const Named = ({ names }: { names: string }) => (names === '' ? null : <span className="caption">{names}</span>);

function namesIn(t: TFunction, { has, people, more }: AheadLine['who'][number]): string {
  if (has !== null) return t('ahead.has', { who: has });
  if (people.length === 0) return '';
  const named = people.join(t('comma'));
  return more === 0 ? named : `${named}${t('ahead.more', { n: people.length + more })}`;
}

/** The expected day, and in its title how it came about. */
function When({ line: { expected, state }, t }: { line: AheadLine; t: TFunction }) {
  const format = useFormat();
  if (state === 'skipped') return <span className="caption">{t('ahead.skipped')}</span>;
  if (expected.on === null) return <span className="caption">{t('ahead.unknown')}</span>;
  return <span className="ahead-when" title={basisOf(t, expected)}>{t('ahead.expected', { day: format.on(expected.on) })}{expected.provisional && <span className="caption"> {t('ahead.provisional')}</span>}</span>;
}

function basisOf(t: TFunction, { basis, days }: AheadLine['expected']): string {
  if (basis === 'given' && days === null) return t('ahead.givenOnly');
  return basis === 'unknown' ? '' : t(`ahead.${basis}`, { days });
}
