import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SignIn, SignInPage as Page } from '../api/contract';
import { readMe, readSignIn } from '../api/reads';
import { useAct } from '../api/use-act';
import { prefer } from '../app/preferences';
import { Mark } from '../app/top-bar';
import { DayMark } from '../parts/day-mark';
import { Refusal } from '../parts/refusal';
import { useTitle } from '../parts/page';
import { useFormat } from '../words/format';
import { speak, useWords } from '../words/words';
import { Invitation, invitationIn } from './invitation';
import '../styles/sign-in.css';

/** Signing in, beside what anyone may read; in a demo one click is enough. */
export function SignInPage() {
  const { t } = useWords();
  useTitle(t('signIn.title'));
  const page = useQuery(readSignIn);
  const invitation = invitationIn(window.location.hash);
  return (
    <main className="sign-in">
      <Public page={page.data} />
      <section className="sign-in-form">{invitation === null ? <SignInForm people={page.data?.people ?? []} /> : <Invitation token={invitation} />}</section>
    </main>
  );
}

function Public({ page }: { page: Page | undefined }) {
  const { t, say, language } = useWords();
  const format = useFormat();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const change = (): void => {
    prefer({ language: other });
    void speak(other);
  };
  return (
    <section className="sign-in-public">
      <p className="sign-in-brand"><Mark /><span>Docket</span></p>
      <p className="lead">{page && say(page.jurisdiction)}</p>
      <ul className="windows">
        {page?.windows.map((window) => (
          <li key={`${window.channel} ${window.name.zh}`}>
            <span>{say(window.name)}</span>
            <span className="caption">{window.cutoffAt === null ? t('draft.noCutoff') : t('signIn.until', { due: format.due(window.cutoffAt) })}</span>
            {window.cutoffAt !== null && <DayMark mark={window.dayMark} />}
          </li>
        ))}
      </ul>
      <button type="button" className="link" lang={other} data-testid={`language-${other === 'en' ? 'en' : 'zh'}`} onClick={change}>{other === 'en' ? 'English' : '中文'}</button>
    </section>
  );
}

function SignInForm({ people }: { people: Page['people'] }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<SignIn>({ login: '', password: '' });
  const enter = useEntering();
  return (
    <>
      <form onSubmit={(event) => {
        event.preventDefault();
        enter.as(typed);
      }}>
        <h1>{t('signIn.title')}</h1>
        <label>{t('signIn.login')}<Input size="large" autoFocus autoComplete="username" value={typed.login} data-testid="sign-in-login" onChange={(event) => setTyped({ ...typed, login: event.target.value })} /></label>
        <label>{t('signIn.password')}<Input.Password size="large" autoComplete="current-password" value={typed.password} data-testid="sign-in-password" onChange={(event) => setTyped({ ...typed, password: event.target.value })} /></label>
        {enter.refusal && <Refusal problem={enter.refusal} />}
        <Button type="primary" size="large" htmlType="submit" block loading={enter.busy} data-testid="sign-in-submit">{t('signIn.enter')}</Button>
        <p className="caption">{t('signIn.forgotten')}</p>
      </form>
      <People people={people} busy={enter.busy} enter={enter.as} />
    </>
  );
}

function People({ people, busy, enter }: { people: Page['people']; busy: boolean; enter: (who: SignIn) => void }) {
  const { t, say } = useWords();
  if (people.length === 0) return null;
  return (
    <section className="people">
      <h2 className="caption">{t('signIn.demo')}</h2>
      <ul>
        {people.map(({ login, password, name, office }) => (
          <li key={login}><button type="button" disabled={busy} data-testid={`demo-person-${login}`} onClick={() => enter({ login, password })}><strong>{name}</strong><span>{say(office)}</span></button></li>
        ))}
      </ul>
    </section>
  );
}

/** After it the pages are drawn for this person, at the address that was asked for. */
export function useEntering(): { as: (who: SignIn) => void; busy: boolean; refusal: ReturnType<typeof useAct>['refusal'] } {
  const queries = useQueryClient();
  const { run, busy, refusal } = useAct(() => void queries.resetQueries({ queryKey: readMe.queryKey }));
  return { busy, refusal, as: (who) => void run({ method: 'POST', path: 'session', body: who }) };
}
