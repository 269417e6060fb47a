import { useQuery } from '@tanstack/react-query';
import type { Mail } from '../api/contract';
import { readMails } from '../api/reads';
import { Shown } from '../parts/page';
import { useWords } from '../words/words';
import { Letters, type Letter } from './letters';

type MailLetter = Letter & { readonly mail: Mail };

const letterOf = (mail: Mail, comma: string): MailLetter => ({ id: mail.id, subject: mail.subject, at: mail.receivedAt, note: mail.to.join(comma), unread: false, mail });

/** Every mail of a demo, as it was received. */
export function MailList() {
  const { t } = useWords();
  const mails = useQuery({ ...readMails, refetchInterval: 3000 });
  return (
    <Shown of={mails}>
      {({ rows }) => (rows.length === 0 ? <p className="empty">{t('mailbox.noMails')}</p> : (
        <Letters letters={rows.map((mail) => letterOf(mail, t('comma')))} box="mails">
          {({ mail }) => (
            <>
              <h2 className="letter-title">{mail.subject}</h2>
              <p className="caption">{t('mailbox.from', { who: mail.from })} · {t('mailbox.to', { who: mail.to.join(t('comma')) })}</p>
              <pre className="letter-body">{mail.text}</pre>
              <p className="caption letter-id">{mail.messageId}</p>
            </>
          )}
        </Letters>
      ))}
    </Shown>
  );
}
