import type { UserTaskPage } from '../api/contract';
import { useWords } from '../words/words';
import type { Decision } from './use-decision';
import { seatsToName } from './ways-back';

/** Whom she names for the seats after hers that are filled by choice: those who hold the office. */
export function ChooseNext({ page, decision: { draft } }: { page: UserTaskPage; decision: Decision }) {
  const { t, say } = useWords();
  const { chosen = {} } = draft.value;
  return (
    <>
      {seatsToName(page, draft.value).map(({ seat, step, people }) => (
        <fieldset key={seat} className="people" data-testid={`choose-${seat}`}>
          <legend className="caption">{t('decision.chooseNext', { step: say(step) })}</legend>
          <ul>{people.map(({ id, name }) => <li key={id}><label><input type="radio" name={`choose-${seat}`} checked={chosen[seat] === id} data-testid={`choose-${seat}-${id}`} onChange={() => draft.set({ ...draft.value, chosen: { ...chosen, [seat]: id } })} /><b>{name}</b></label></li>)}</ul>
        </fieldset>
      ))}
    </>
  );
}
