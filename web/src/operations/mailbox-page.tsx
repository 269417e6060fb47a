import { Link, useSearch } from '@tanstack/react-router';
import { useMe } from '../app/me';
import { LetterList } from '../letters/letter-list';
import { useTitle } from '../parts/page';
import { useWords } from '../words/words';
import { MailList } from './mail-list';
import { NoticeList } from './notice-list';
import '../styles/operations.css';

/** The tabs of one address differ by what stands behind the ?. */
const EXACT = { exact: true };

/** What the person was told, the letters to her offices; in a demo also every mail as the mail server took it. */
export function MailboxPage() {
  const { t } = useWords();
  const me = useMe();
  const { box } = useSearch({ from: '/mailbox' });
  useTitle(t('nav.mailbox'));
  const tab = (name: 'notices' | 'letters' | 'mails', current: boolean) => (
    <Link to="/mailbox" search={name === 'notices' ? {} : { box: name }} className="tab" activeOptions={EXACT} aria-current={current ? 'page' : undefined} data-testid={`mailbox-${name}`}>{t(`mailbox.${name}`)}{name === 'notices' && me.counts.unread > 0 && <span className="nav-count">{me.counts.unread}</span>}</Link>
  );
  return (
    <main className="page">
      <header className="headline"><h1>{t(me.counts.unread === 0 ? 'mailbox.calm' : 'mailbox.unread', { count: me.counts.unread })}</h1></header>
      <section className="panel">
        <nav className="tabs">{tab('notices', box === undefined)}{tab('letters', box === 'letters')}{me.kind !== 'production' && tab('mails', box === 'mails')}</nav>
        {box === 'mails' ? <MailList /> : box === 'letters' ? <LetterList /> : <NoticeList />}
      </section>
    </main>
  );
}
