import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { readMe } from '../api/reads';
import { signedOut } from '../api/session';
import { useAct } from '../api/use-act';
import { useFormat } from '../words/format';
import { speak, useWords, type Language } from '../words/words';
import { useMe } from './me';
import { prefer, THEMES, TYPE_SIZES, usePreferences } from './preferences';

const LANGUAGES: readonly { language: Language; id: string; name: string }[] = [{ language: 'zh-CN', id: 'zh', name: '中文' }, { language: 'en', id: 'en', name: 'English' }];

/** Who is signed in, and what belongs to her: look, language, keys, leaving. */
export function PersonMenu() {
  const format = useFormat();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useClosing(open, box, () => setOpen(false));
  const [office] = me.offices;
  return (
    <div className="person" ref={box}>
      <button type="button" className="person-name" aria-expanded={open} aria-haspopup="true" data-testid="person-menu" onClick={() => setOpen(!open)}>
        <span className="person-full">{format.person({ name: me.name, office: office ? office.organName : '' })}</span>
        <span className="person-short">{me.name}</span>
      </button>
      {open && <Menu close={() => setOpen(false)} />}
    </div>
  );
}

function Menu({ close }: { close: () => void }) {
  const { t, say } = useWords();
  const me = useMe();
  return (
    <div className="menu">
      <ul className="menu-offices">{me.offices.map((office) => <li key={`${office.role}@${office.organ}`}>{say(office.roleName)}<span className="caption">{say(office.organName)}</span></li>)}</ul>
      <Themes />
      <TypeSizes />
      <Languages />
      <SingleKeys />
      <Link to="/settings" className="menu-link" data-testid="settings" onClick={close}>{t('settings.title')}</Link>
      <SignOut label={t('person.signOut')} />
    </div>
  );
}

function Themes() {
  const { t } = useWords();
  const { theme } = usePreferences();
  return (
    <fieldset>
      <legend>{t('person.theme')}</legend>
      <div className="segments segments-small">
        {THEMES.map((each) => <button key={each} type="button" aria-pressed={each === theme} data-testid={`theme-${each}`} onClick={() => prefer({ theme: each })}>{t(`themes.${each}`)}</button>)}
      </div>
    </fieldset>
  );
}

function TypeSizes() {
  const { t } = useWords();
  const { type } = usePreferences();
  return (
    <fieldset>
      <legend>{t('person.type')}</legend>
      <div className="segments segments-small">
        {TYPE_SIZES.map((each) => <button key={each} type="button" aria-pressed={each === type} data-testid={`type-${each}`} onClick={() => prefer({ type: each })}>{t(`typeSizes.${each}`)}</button>)}
      </div>
    </fieldset>
  );
}

function Languages() {
  const { t, language } = useWords();
  const choose = (to: Language): void => {
    prefer({ language: to });
    void speak(to);
  };
  return (
    <fieldset>
      <legend>{t('person.language')}</legend>
      <div className="segments segments-small">
        {LANGUAGES.map((each) => <button key={each.id} type="button" lang={each.language} aria-pressed={each.language === language} data-testid={`language-${each.id}`} onClick={() => choose(each.language)}>{each.name}</button>)}
      </div>
    </fieldset>
  );
}

function SingleKeys() {
  const { t } = useWords();
  const { keys, next } = usePreferences();
  return (
    <>
      <label className="check"><input type="checkbox" checked={keys} onChange={(event) => prefer({ keys: event.target.checked })} />{t('person.keys')}</label>
      <label className="check"><input type="checkbox" checked={next} data-testid="prefer-next" onChange={(event) => prefer({ next: event.target.checked })} />{t('person.next')}</label>
    </>
  );
}

function SignOut({ label }: { label: string }) {
  const queries = useQueryClient();
  const leave = useAct(() => {
    signedOut();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'me' });
    void queries.resetQueries({ queryKey: readMe.queryKey });
  });
  return <button type="button" className="menu-out" data-testid="sign-out" disabled={leave.busy} onClick={() => void leave.run({ method: 'DELETE', path: 'session' })}>{label}</button>;
}

function useClosing(open: boolean, box: React.RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!open) return undefined;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) latest.current();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') latest.current();
    };
    window.addEventListener('pointerdown', onPress);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', onPress);
      window.removeEventListener('keydown', onKey);
    };
  }, [open, box]);
}
