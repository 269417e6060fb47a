import { collect } from '../../db/digests';
import { duePosts, letGo, nextDueInMs, nextLeaving, putOff, waitedPosts, type DuePost, type Post } from '../../db/mailing';
import { look } from '../../db/reads/sight';
import type { Record_ } from '../../db/record/change';
import { dayOf, type Calendar } from '../../domain/calendar/calendar';
import { usualHabits, type Habits } from '../../domain/mailing/habits';
import { awake, collectsAt, leavesAt, type Reader } from '../../domain/mailing/leaving';
import { renderDigest } from './render';

/** What is to be sent now, and real milliseconds until something is; null while nothing is ahead. */
export type DueMail = { readonly ids: string[]; readonly nextInMs: number | null };
export type Sorting = Pick<Record_, 'pool' | 'law'> & { readonly publicUrl: string };
/** By what mail is sorted: business time, the calendar, and the habits of who has set none. */
type Now = { readonly now: number; readonly calendar: Calendar; readonly usual: Habits };

const AT_MOST = 200;
const COLLECTED_AT_MOST = 100;
const TURNS = 10;

/** After it whatever is due but not now by its reader's habits waits for its own moment, and what has waited long enough is due or collected. Answers what leaves. */
export async function dueMail(sorting: Sorting): Promise<DueMail> {
  const { now, calendar, pack } = await look(sorting);
  const at: Now = { now, calendar, usual: usualHabits(pack) };
  await endWaiting(sorting, at);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const posts = await duePosts(sorting.pool, AT_MOST);
    const leaving = posts.map((post) => ({ ...post, version: versionOf(post), at: moment(post, at) }));
    await putOff(sorting.pool, leaving.filter((each) => each.at > now));
    const ids = leaving.filter((each) => each.at <= now).map(({ id }) => id);
    if (ids.length > 0) return { ids, nextInMs: 0 };
    if (posts.length < AT_MOST) return { ids, nextInMs: await nextInMs(sorting, now) };
  }
  return { ids: [], nextInMs: 0 };
}

const versionOf = ({ habits }: Post): number => habits?.version ?? 0;
const readerOf = ({ habits, lastDigestOn }: Post, { usual }: Now): Reader => ({ habits: habits ?? usual, lastDigestOn });

/** A sending that was cut off is carried to its end; what goes for itself keeps to the quiet hours alone. */
function moment(post: DuePost, at: Now): number {
  const reader = readerOf(post, at);
  if (post.begun) return at.now;
  return post.forItself ? awake(reader.habits, at.calendar, at.now) : leavesAt(reader, at.calendar, at.now);
}

async function endWaiting({ pool, publicUrl }: Sorting, at: Now): Promise<void> {
  const posts = await waitedPosts(pool, at.now, COLLECTED_AT_MOST);
  const isCollected = (post: Post): boolean => !post.forItself && readerOf(post, at).habits.mailing === 'digest';
  await letGo(pool, posts.filter((post) => !isCollected(post)).map(({ id }) => id));
  for (const [recipientId, hers] of byRecipient(posts.filter(isCollected))) {
    const [first] = hers;
    const collects = first ? collectsAt(readerOf(first, at), at.calendar, at.now) : at.now;
    if (collects > at.now) await putOff(pool, hers.map((post) => ({ ...post, version: versionOf(post), at: collects })));
    else if (!(await collect(pool, { recipientId, on: dayOf(at.calendar, at.now) }, (letters) => renderDigest(letters, { publicUrl, madeAt: at.now })))) await letGo(pool, hers.map(({ id }) => id)); // looked at anew
  }
}

function byRecipient(posts: readonly Post[]): Map<string, Post[]> {
  const lists = new Map<string, Post[]>();
  for (const post of posts) lists.set(post.recipientId, [...(lists.get(post.recipientId) ?? []), post]);
  return lists;
}

async function nextInMs({ pool }: Sorting, now: number): Promise<number | null> {
  const [due, leaving] = [await nextDueInMs(pool), await nextLeaving(pool)];
  const ahead = [due, leaving === null ? null : leaving - now].filter((ms) => ms !== null);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
