import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../app/me';
import type { HabitsSet, MailHabits } from '../api/contract';
import { readMailHabits } from '../api/reads';
import { useAct } from '../api/use-act';
import { nameOf } from '../api/problem';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { SubstitutionsGroup } from './substitutions';
import '../styles/settings.css';

type Habits = Omit<MailHabits, 'waiting'>;
type Setting = { readonly habits: Habits; readonly set: (more: Partial<Habits>) => void };

const NIGHT = { from: '22:00', to: '07:00' };

/** How the person who is signed in wants to be written to. */
export function SettingsPage() {
  const { t } = useWords();
  const habits = useQuery(readMailHabits);
  useTitle(t('settings.title'));
  return (
    <main className="page settings">
      <header className="headline"><h1>{t('settings.title')}</h1><p className="headline-note">{t('settings.note')}</p></header>
      <Group title={t('settings.mail')}><Shown of={habits}>{(data) => <Mail of={data} />}</Shown></Group>
      <SubstitutionsGroup />
    </main>
  );
}

function Mail({ of }: { of: MailHabits }) {
  const { t } = useWords();
  const { waiting, ...kept } = of;
  const [edited, setEdited] = useState<Habits | null>(null);
  const act = useAct<HabitsSet>();
  const habits = shown(edited, kept, act.answer);
  const set = (more: Partial<Habits>): void => {
    act.forget();
    setEdited({ ...habits, ...more });
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'PUT', path: 'me/mailing', body: habits });
    }}>
      <HowOften habits={habits} set={set} />
      <Quiet habits={habits} set={set} />
      {act.refusal && <Refusal problem={act.refusal}>{nameOf(act.refusal) === 'habits-changed-elsewhere' && <button type="button" className="link" data-testid="mailing-newer" onClick={() => { act.forget(); setEdited(null); }}>{t('settings.newer')}</button>}</Refusal>}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={edited === null || act.answer !== null} data-testid="mailing-save">{t('settings.save')}</Button>{act.answer && <span role="status" data-testid="mailing-saved">{t('settings.saved')}</span>}</div>
      <Waiting of={waiting} />
    </form>
  );
}

/** What she has set stays as she left it until it is read again; from then on what was read stands. */
function shown(edited: Habits | null, kept: Habits, saved: HabitsSet | null): Habits {
  if (edited === null || (saved !== null && kept.version >= saved.version)) return kept;
  return saved === null ? edited : { ...edited, version: saved.version };
}

function HowOften({ habits: { mailing, digestAt }, set }: Setting) {
  const { t } = useWords();
  return (
    <fieldset>
      <legend>{t('settings.often')}</legend>
      {(['at-once', 'digest'] as const).map((each) => <label key={each} className="check"><input type="radio" name="mailing" checked={mailing === each} data-testid={`mailing-${each}`} onChange={() => set({ mailing: each })} />{t(`settings.mailing.${each}`)}</label>)}
      {mailing === 'digest' && <div className="hours"><label>{t('settings.digestAt')}<Input type="time" required className="input-short" value={digestAt} data-testid="mailing-digest-at" onChange={(event) => set({ digestAt: event.target.value })} /></label></div>}
    </fieldset>
  );
}

function Quiet({ habits: { quiet, quietOnRestDays }, set }: Setting) {
  const { t } = useWords();
  const end = (name: 'from' | 'to') => quiet && <label>{t(`settings.quiet.${name}`)}<Input type="time" required className="input-short" value={quiet[name]} data-testid={`mailing-quiet-${name}`} onChange={(event) => set({ quiet: { ...quiet, [name]: event.target.value } })} /></label>;
  return (
    <fieldset>
      <legend>{t('settings.quiet.title')}</legend>
      <label className="check"><input type="checkbox" checked={quiet !== null} data-testid="mailing-quiet" onChange={(event) => set({ quiet: event.target.checked ? NIGHT : null })} />{t('settings.quiet.hours')}</label>
      {quiet && <div className="hours">{end('from')}{end('to')}</div>}
      <label className="check"><input type="checkbox" checked={quietOnRestDays} data-testid="mailing-rest-days" onChange={(event) => set({ quietOnRestDays: event.target.checked })} />{t('settings.quiet.restDays')}</label>
    </fieldset>
  );
}

/** What waits now, and when it leaves. */
function Waiting({ of: { count, nextAt } }: { of: MailHabits['waiting'] }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  return nextAt === null ? null : <p className="caption" data-testid="mailing-waiting">{t('settings.waiting', { count, at: format.stamp(nextAt, now) })}</p>;
}
