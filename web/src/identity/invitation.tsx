import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

const SHORTEST = 10;

/** The one-time token of an invitation: behind the #, where no server log sees it. */
export const invitationIn = (hash: string): string | null => new URLSearchParams(hash.replace(/^#/, '')).get('token');

/** The invited person sets her password; then she signs in with it. */
export function Invitation({ token }: { token: string }) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const set = useAct(() => window.location.replace('/'));
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      void set.run({ method: 'POST', path: 'tokens', body: { token, password } });
    }}>
      <h1>{t('invitation.title')}</h1>
      <label>{t('invitation.password')}<Input.Password size="large" autoFocus autoComplete="new-password" minLength={SHORTEST} value={password} data-testid="invitation-password" onChange={(event) => setPassword(event.target.value)} /></label>
      <p className="caption">{t('invitation.rule', { n: SHORTEST })}</p>
      {set.refusal && <Refusal problem={set.refusal} />}
      <Button type="primary" size="large" htmlType="submit" block disabled={password.length < SHORTEST} loading={set.busy} data-testid="invitation-submit">{t('invitation.set')}</Button>
    </form>
  );
}
