import type { ReactNode } from 'react';
import { useNow } from '../app/me';
import type { Attachment } from '../api/contract';
import { contentOf } from '../api/reads';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

const endingOf = (name: string): string => (/\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '—').toUpperCase();

/** What is attached: kind, name that opens it, version, size and when. */
export function Attachments({ attachments, act }: { attachments: readonly Attachment[]; act?: (attachment: Attachment) => ReactNode }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  if (attachments.length === 0) return <p className="empty">{t('attachments.empty')}</p>;
  return (
    <ul className="attachments">
      {attachments.map((attachment) => (
        <li key={attachment.id} data-attachment={attachment.kind}>
          <span className="ending">{endingOf(attachment.name)}</span>
          <span className="attachment-name"><span>{say(attachment.kindName)}</span> <a href={contentOf(attachment.id)} target="_blank" rel="noreferrer">{attachment.name}</a></span>
          <span className="caption">{t('attachments.version', { n: attachment.version })} · {format.size(attachment.size)} · {format.stamp(attachment.at, now)}</span>
          {act?.(attachment)}
        </li>
      ))}
    </ul>
  );
}
