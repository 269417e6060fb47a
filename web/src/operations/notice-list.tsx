import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNow } from '../app/me';
import type { Notice } from '../api/contract';
import { readNotices } from '../api/reads';
import { useAct } from '../api/use-act';
import { More, Shown } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { Letters, type Letter } from './letters';

type NoticeLetter = Letter & { readonly notice: Notice };

/** What the person was told in the product; opening is reading. */
export function NoticeList() {
  const { t } = useWords();
  const notices = useInfiniteQuery({ ...readNotices, refetchInterval: 5000 });
  const letterOf = (notice: Notice): NoticeLetter => ({ id: notice.id, subject: notice.subject, at: notice.moment, note: wordOf(t, 'roles', roleOf(notice.toldAs)), unread: notice.readAt === null, notice });
  return (
    <Shown of={notices}>
      {({ pages }) => {
        const letters = pages.flatMap(({ rows }) => rows).map(letterOf);
        return <>{letters.length === 0 ? <p className="empty">{t('mailbox.empty')}</p> : <Letters letters={letters}>{({ notice }) => <Open key={notice.id} notice={notice} />}</Letters>}<More of={notices} /></>;
      }}
    </Shown>
  );
}

function Open({ notice }: { notice: Notice }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  useReading(notice);
  return (
    <>
      <h2 className="letter-title">{notice.subject}</h2>
      <p className="prose">{notice.text}</p>
      {notice.link !== null && <p><a className="button-link button-main" href={pathOf(notice.link)} data-testid="mailbox-go">{t('mailbox.go')}</a></p>}
      <p className="caption">{t(`mailbox.state.${notice.state}`, { defaultValue: notice.state })}{notice.leavesAt !== null && ` · ${t('mailbox.leavesAt', { at: format.stamp(notice.leavesAt, now) })}`}{notice.sentAt !== null && ` · ${t('mailbox.sentAt', { at: format.stamp(notice.sentAt, now) })}`}{notice.readAt !== null && ` · ${t('mailbox.readAt', { at: format.stamp(notice.readAt, now) })}`}</p>
      {notice.lastError !== null && <p className="form-fault">{t('mailbox.failed', { why: notice.lastError })}</p>}
    </>
  );
}

function useReading({ id, readAt }: Notice): void {
  const { run } = useAct();
  const begun = useRef(false);
  useEffect(() => {
    if (readAt !== null || begun.current) return;
    begun.current = true;
    void run({ method: 'PUT', path: `notices/${id}/read` });
  }, [id, readAt, run]);
}

/** One is told as the holder of an office; which organ's goes without saying in one's own mailbox. */
const roleOf = (toldAs: string): string => toldAs.split('@')[0] ?? toldAs;

/** A link of a mail names the installation; on the desk only the way matters. */
const pathOf = (link: string): string => link.replace(/^https?:\/\/[^/]+/, '');
