import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { OverlayChecked, OverlayFile, Problem } from '../api/contract';
import { readOverlayFile } from '../api/reads';
import { useAct } from '../api/use-act';
import { Group, Shown } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

type Props = { readonly path: string; readonly mayDraft: boolean; readonly close: () => void };

/** One file of rules in an editor, each fault at its line; nothing takes effect before a second person publishes it. */
export function RuleFile(props: Props) {
  const { t } = useWords();
  const file = useQuery(readOverlayFile(props.path));
  return (
    <Group title={props.path} aside={<button type="button" className="link" onClick={props.close}>{t('fold')}</button>}>
      <Shown of={file}>{(page) => <Editor key={page.version} page={page} {...props} />}</Shown>
    </Group>
  );
}

type Fault = OverlayFile['faults'][number];

/** What is drafted of it; else what it says now. */
const startOf = ({ isDrafted, drafted, own, shipped }: OverlayFile): string => (isDrafted ? drafted : (own ?? shipped)) ?? '';

function Editor({ page, path, mayDraft, close }: Props & { page: OverlayFile }) {
  const { t } = useWords();
  const [text, setText] = useState(startOf(page));
  const check = useAct<OverlayChecked>();
  const faults: readonly Fault[] = check.answer?.faults ?? page.faults; // what other files have mended meanwhile is no fault any more
  const keep = useAct();
  const drop = useAct(close);
  const draft = (words: string | null): void => void keep.run({ method: 'POST', path: 'policy/overlay/drafts', body: { path, text: words, version: page.version } });
  return (
    <div className="answer">
      {page.shipped !== null && <p className="caption">{t('rules.replaces')}</p>}
      <Lines text={text} set={setText} faults={faults.filter(({ own, file }) => own && file === path)} readOnly={!mayDraft} label={path} />
      <Refused by={[check, keep, drop]} />
      {check.answer && faults.length === 0 && <p role="status" className="rule-sound">{t('rules.sound')}</p>}
      <div className="acts">
        <Button loading={check.busy} data-testid="rule-check" onClick={() => void check.run({ method: 'POST', path: 'policy/overlay/check', body: { path, text } })}>{t('rules.check')}</Button>
        {mayDraft && <DraftActs page={page} keep={{ busy: keep.busy, run: () => draft(text) }} drop={{ busy: drop.busy, run: () => void drop.run({ method: 'POST', path: 'policy/overlay/drafts/dropping', body: { path } }) }} remove={() => draft(null)} />}
      </div>
    </div>
  );
}

/** What the first of these acts was refused for. */
function Refused({ by }: { by: readonly { readonly refusal: Problem | null }[] }) {
  const refusal = by.find((each) => each.refusal)?.refusal;
  return refusal ? <Refusal problem={refusal} /> : null;
}

type Doing = { readonly busy: boolean; readonly run: () => void };

/** What who drafts does with the file: keep it as it is typed, drop her draft, or remove the installation's own. */
function DraftActs({ page, keep, drop, remove }: { page: OverlayFile; keep: Doing; drop: Doing; remove: () => void }) {
  const { t } = useWords();
  return (
    <>
      <Button type="primary" loading={keep.busy} data-testid="rule-keep" onClick={keep.run}>{t('rules.keep')}</Button>
      {page.isDrafted && <Button loading={drop.busy} data-testid="rule-drop" onClick={drop.run}>{t('rules.drop')}</Button>}
      {page.own !== null && <Button danger loading={keep.busy} data-testid="rule-remove" onClick={remove}>{t('rules.remove')}</Button>}
    </>
  );
}

type LinesProps = { readonly text: string; readonly set: (text: string) => void; readonly faults: readonly Fault[]; readonly readOnly: boolean; readonly label: string };

/** The words with their line numbers; a line with a fault is marked, and what is wrong stands below and leads there. */
function Lines({ text, set, faults, readOnly, label }: LinesProps) {
  const { t } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = text.split('\n');
  const goTo = (line: number): void => {
    const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    area.current?.focus();
    area.current?.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  };
  return (
    <>
      <div className="rule-lines">
        <ol aria-hidden="true">{lines.map((_, n) => <li key={n} className={faults.some(({ line }) => line === n + 1) ? 'rule-line-fault' : undefined}>{n + 1}</li>)}</ol>
        <textarea ref={area} rows={lines.length + 1} wrap="off" spellCheck={false} readOnly={readOnly} value={text} aria-label={label} data-testid="rule-text" onChange={(event) => set(event.target.value)} />
      </div>
      {faults.length > 0 && <ul className="rule-faults" data-testid="file-faults">{faults.map(({ line, says }) => <li key={`${line} ${says}`}><button type="button" className="link" onClick={() => goTo(line)}>{t('rules.line', { line })}</button><span lang="en">{says}</span></li>)}</ul>}
    </>
  );
}
