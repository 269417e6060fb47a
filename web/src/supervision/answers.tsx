import { Link } from '@tanstack/react-router';
import type { SupervisedPage } from '../api/contract';
import { Group } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';

/** The answers to a collective task that the reader may see: all of them, or that of her own body. */
export function Answers({ page }: { page: SupervisedPage }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { answers: progress } = page.task;
  if (page.answers.length === 0 || progress === null) return null;
  return (
    <Group title={t('supervised.answers')} note={t('supervised.answersNote', progress)}>
      <table className="rows" data-testid="task-answers">
        <thead><tr>{['member', 'answerState', 'answered'].map((column) => <th key={column} scope="col">{t(`supervised.${column}`)}</th>)}</tr></thead>
        <tbody>
          {page.answers.map(({ member, state, at, report }) => (
            <tr key={member.id} data-testid={`answer-${member.id}`} data-state={state}>
              <td>{say(member)}</td>
              <td>{wordOf(t, 'supervisedStates', state)}{at !== null && <span className="caption under">{format.on(at.slice(0, 10))}</span>}</td>
              <td className="prose">{report ?? t('unknown')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Group>
  );
}

/** The occurrences of a recurring row, and of an occurrence the row it belongs to. */
export function Occurrences({ page }: { page: SupervisedPage }) {
  const { t } = useWords();
  const format = useFormat();
  if (page.standing !== null) return <p className="caption"><Link to="/supervision/$id" params={{ id: page.standing }}>{t('supervised.standing')}</Link></p>;
  if (page.occurrences.length === 0) return null;
  return (
    <Group title={t('supervised.occurrences')}>
      <ol className="rungs" data-testid="task-occurrences">
        {page.occurrences.map(({ id, dueOn, state }) => <li key={id}><Link to="/supervision/$id" params={{ id }}>{format.on(dueOn)}</Link> <span className="caption">{wordOf(t, 'supervisedStates', state)}</span></li>)}
      </ol>
    </Group>
  );
}
