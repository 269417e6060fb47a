import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Me } from '../api/contract';
import { readMe } from '../api/reads';
import { read } from '../api/request';
import { signedIn, signedOut, useExpired } from '../api/session';
import { useAct } from '../api/use-act';
import { Dialog } from '../parts/dialog';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** Asks for the password over the page when the session has run out; what was being sent then goes on. */
export function Expired() {
  const me = useExpired();
  return me ? <Again me={me} /> : null;
}

function Again({ me }: { me: Me }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const enter = useAct(() => void read<Me>('me').then((fresh) => {
    queries.setQueryData(readMe.queryKey, fresh);
    signedIn(fresh);
  }));
  const leave = (): void => {
    signedOut();
    window.location.assign('/');
  };
  return (
    <Dialog label={t('expired.title')}>
      <form onSubmit={(event) => {
        event.preventDefault();
        void enter.run({ method: 'POST', path: 'session', body: { login: me.login, password } });
      }}>
        <h2>{t('expired.title')}</h2>
        <p>{t('expired.words', { name: me.name })}</p>
        {enter.refusal && <Refusal problem={enter.refusal} />}
        <Input.Password value={password} autoFocus autoComplete="current-password" aria-label={t('signIn.password')} data-testid="expired-password" onChange={(event) => setPassword(event.target.value)} />
        <div className="acts"><Button type="primary" htmlType="submit" loading={enter.busy} data-testid="expired-submit">{t('expired.goOn')}</Button><Button onClick={leave}>{t('expired.other')}</Button></div>
      </form>
    </Dialog>
  );
}
