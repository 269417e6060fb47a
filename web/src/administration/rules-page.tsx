import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Overlay } from '../api/contract';
import { readOverlay } from '../api/reads';
import { useAct } from '../api/use-act';
import { useNow } from '../app/me';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Changes } from './changes';
import { RuleFile } from './rule-file';
import { Versions } from './versions';
import '../styles/administration.css';

/** The rules that this installation edits by itself: files, what is wrong with them, what they change, and who published what. */
export function RulesPage() {
  const { t } = useWords();
  const overlay = useQuery(readOverlay);
  useTitle(t('rules.title'));
  return <main className="page administration"><Shown of={overlay}>{(page) => <Rules page={page} />}</Shown></main>;
}

function Rules({ page }: { page: Overlay }) {
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const mayDraft = page.may.includes('policy.draft');
  return (
    <>
      <p className="back"><Link to="/administration">‹ {t('nav.administration')}</Link></p>
      <header className="headline"><h1>{t('rules.title')}</h1><p className="headline-note">{t('rules.note', { version: page.release.version })}</p></header>
      {page.release.waits && <p className="rules-waits" role="status">{t('rules.waits', { version: page.release.version })}{page.conflicts.map(({ section, id, file }) => <span key={`${section} ${id}`} className="caption">{file} · {id}</span>)}</p>}
      <Group title={t('rules.files')} note={t('rules.filesNote')}>
        {page.files.length === 0 ? <p className="empty">{t('rules.none')}</p> : <Files page={page} open={open} setOpen={setOpen} />}
        {mayDraft && <NewFile shipped={page.shipped} setOpen={setOpen} />}
      </Group>
      {open !== null && <RuleFile key={open} path={open} mayDraft={mayDraft} close={() => setOpen(null)} />}
      <Faults of={page.faults} setOpen={setOpen} />
      {page.changes.length > 0 && <Group title={t('rules.changes')} note={t('rules.changesNote')}><Changes of={page.changes} /></Group>}
      {page.mayPublish && <Publish key={page.seen} seen={page.seen} />}
      <History of={page.history} />
      <Versions />
    </>
  );
}

function Files({ page, open, setOpen }: { page: Overlay; open: string | null; setOpen: (path: string) => void }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <table className="rows">
      <thead><tr>{['path', 'state', 'by'].map((column) => <th key={column} scope="col">{t(`rules.${column}`)}</th>)}</tr></thead>
      <tbody>
        {page.files.map(({ path, state, by, at }) => (
          <tr key={path}>
            <td><button type="button" className="link" aria-expanded={open === path} data-testid={`rule-file-${path}`} onClick={() => setOpen(path)}>{path}</button></td>
            <td>{t(`rules.states.${state}`)}</td>
            <td>{by.join(t('comma'))}{at !== null && <div className="caption">{format.stamp(at, now)}</div>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A file that is not there yet, or one of the release to begin from. */
function NewFile({ shipped, setOpen }: { shipped: readonly string[]; setOpen: (path: string) => void }) {
  const { t } = useWords();
  const [path, setPath] = useState('');
  return (
    <form className="answer" onSubmit={(event) => { event.preventDefault(); setOpen(path.trim()); setPath(''); }}>
      <div className="form-line">
        <label className="inline-label">{t('rules.newPath')}<Input className="input-short" list="rule-paths" maxLength={120} value={path} placeholder="routes/…" data-testid="rule-new-path" onChange={(event) => setPath(event.target.value)} /></label>
        <datalist id="rule-paths">{shipped.map((each) => <option key={each} value={each} />)}</datalist>
        <Button htmlType="submit" disabled={path.trim() === ''} data-testid="rule-open">{t('rules.open')}</Button>
      </div>
    </form>
  );
}

function Faults({ of, setOpen }: { of: Overlay['faults']; setOpen: (path: string) => void }) {
  const { t } = useWords();
  if (of.length === 0) return null;
  return (
    <Group title={t('rules.faults', { n: of.length })}>
      <ul className="rule-faults" data-testid="rule-faults">
        {of.map(({ file, line, says, own }) => <li key={`${file} ${line} ${says}`}>{own ? <button type="button" className="link" onClick={() => setOpen(file)}>{t('rules.at', { file, line })}</button> : t('rules.atShipped', { file, line })}<span lang="en">{says}</span></li>)}
      </ul>
    </Group>
  );
}

/** The second person's word: what she has read comes into force. */
function Publish({ seen }: { seen: string }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const act = useAct();
  return (
    <Group title={t('rules.publishTitle')} note={t('rules.publishNote')}>
      <form className="answer" onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: 'policy/overlay/publication', body: { seen, reason: reason.trim() } }); }}>
        <Input.TextArea rows={2} maxLength={500} value={reason} placeholder={t('administration.reason')} aria-label={t('administration.reason')} data-testid="rules-reason" onChange={(event) => setReason(event.target.value)} />
        {act.refusal && <Refusal problem={act.refusal} />}
        <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={reason.trim() === ''} data-testid="rules-publish">{t('rules.publish')}</Button></div>
      </form>
    </Group>
  );
}

function History({ of }: { of: Overlay['history'] }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  if (of.length === 0) return null;
  return (
    <Group title={t('rules.history')}>
      <table className="rows">
        <thead><tr>{['version', 'reason', 'people', 'changes', 'moved'].map((column) => <th key={column} scope="col">{t(`rules.of.${column}`)}</th>)}</tr></thead>
        <tbody>
          {of.map(({ n, version, reason, draftedBy, publishedBy, at, changes, moved }) => (
            <tr key={n} data-testid={`revision-${n}`}>
              <td>{version}<div className="caption">{format.stamp(at, now)}</div></td>
              <td>{reason}</td>
              <td>{t('rules.byTwo', { drafted: draftedBy.join(t('comma')), published: publishedBy })}</td>
              <td><Changes of={changes} /></td>
              <td>{moved}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Group>
  );
}
