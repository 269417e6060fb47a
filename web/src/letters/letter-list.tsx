import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { LetterPage, LetterRow } from '../api/contract';
import { letterAt, readLetter, readLetters } from '../api/reads';
import { Letters, type Letter } from '../operations/letters';
import { More, Shown } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

type Sent = Letter & { readonly row: LetterRow };

/** The letters that went to one's offices; a link may open one that is no row of the list. */
export function LetterList() {
  const { t, say } = useWords();
  const letters = useInfiniteQuery(readLetters);
  const { open } = useSearch({ from: '/mailbox' });
  const lineOf = (row: LetterRow): Sent => ({ id: row.id, subject: `${say(row.name)} ${row.number}`, at: row.issuedAt, note: row.title, unread: false, row });
  return (
    <Shown of={letters}>
      {({ pages }) => {
        const sent = pages.flatMap(({ rows }) => rows).map(lineOf);
        const isElsewhere = open !== undefined && sent.every(({ id }) => id !== open);
        if (sent.length === 0 && !isElsewhere) return <p className="empty">{t('letters.empty')}</p>;
        return <><Letters letters={sent} box="letters" elsewhere={isElsewhere ? <OpenLetter id={open} /> : undefined}>{({ id }) => <OpenLetter key={id} id={id} />}</Letters><More of={letters} /></>;
      }}
    </Shown>
  );
}

function OpenLetter({ id }: { id: string }) {
  const letter = useQuery(readLetter(id));
  return <Shown of={letter}>{(page) => <LetterBody page={page} />}</Shown>;
}

/** What a letter is and to whom it went; its own page and its PDF open in a tab of their own. */
function LetterBody({ page }: { page: LetterPage }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { id, name, number, title, signs, issuedOn, to, pdf } = page;
  return (
    <>
      <h2 className="letter-title">{say(name)} {number}</h2>
      <p className="prose">{title}</p>
      <dl className="letter-facts">
        <dt>{t('letters.signs')}</dt><dd>{say(signs)}</dd>
        <dt>{t('letters.on')}</dt><dd><time dateTime={issuedOn}>{format.on(issuedOn)}</time></dd>
        <dt>{t('letters.to')}</dt><dd>{to.map(({ office, people }) => <p key={office.zh}>{say(office)}{people.length > 0 && <span className="caption"> {people.join(t('comma'))}</span>}</p>)}</dd>
      </dl>
      <p className="letter-acts">
        <a className="button-link button-main" href={letterAt(id, 'html')} target="_blank" rel="noreferrer" data-testid="letter-html">{t('letters.open')}</a>
        {pdf.state === 'made' && <a className="button-link" href={letterAt(id, 'pdf')} target="_blank" rel="noreferrer" data-testid="letter-pdf">{t('letters.pdf')}</a>}
        <a className="button-link" href={placeOf(page)}>{t('letters.process')}</a>
        {pdf.state !== 'made' && <span className="caption" data-testid="letter-no-pdf">{t('letters.printing')}</span>}
      </p>
    </>
  );
}

/** Where what a letter is about stands, by the kind of its process. */
const PLACES: Readonly<Record<string, string>> = { projectLifecycle: 'projects', supervisedTask: 'supervision', operationYear: 'operation-years', evaluation: 'evaluations', declarationBatch: 'batches' };
const placeOf = ({ processKind, processId }: LetterPage): string => `/${PLACES[processKind] ?? 'projects'}/${processId}`;
