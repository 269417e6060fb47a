import type { Preview, Words } from '../api/contract';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

/** What will happen, before it happens: next step, whose it is and until when, what falls and what stands, the clock, who is told. */
export function Outcome({ title, preview }: { title: string; preview: Preview }) {
  const { t } = useWords();
  const lines = useLines(preview);
  return (
    <section className="outcome" aria-label={title}>
      <h3>{title}</h3>
      <dl>{lines.map(({ key, words }) => <div key={key}><dt>{t(`outcome.${key}`)}</dt><dd>{words}</dd></div>)}</dl>
    </section>
  );
}

type Line = { readonly key: string; readonly words: string };

function useLines(preview: Preview): Line[] {
  const { t, say } = useWords();
  const format = useFormat();
  const all = (words: readonly Words[]): string => words.map(say).join(t('semicolon'));
  const people = preview.people.join(t('comma'));
  const due = preview.dueAt === null ? '' : t('outcome.until', { due: format.due(preview.dueAt) });
  return [
    { key: 'next', words: say(preview.next) },
    { key: 'people', words: [people, due].filter(Boolean).join(t('listComma')) },
    { key: 'cancels', words: all(preview.cancels) },
    { key: 'keeps', words: all(preview.keeps) },
    { key: 'clock', words: preview.clock ? say(preview.clock) : '' },
    { key: 'effects', words: all(preview.effects) },
    { key: 'tells', words: preview.tells.join(t('comma')) },
  ].filter(({ words }) => words !== '');
}
