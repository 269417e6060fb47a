import type { z } from 'zod';
import type { ReturnItem } from '../../../domain/approval/facts';
import { textsOf, type Told } from '../../../db/reads/case';
import type { Pool } from '../../../db/database';
import type { ItemView } from '../../contract/common';

type View = z.infer<typeof ItemView>;
type Answers = readonly { readonly n: number; readonly text: string }[];
const GONE = '（已删改）';

/** The things that were asked for, in words, each with why it came only now and what was answered. */
export async function itemViews(pool: Pool, items: readonly ReturnItem[], answers: Answers = []): Promise<View[]> {
  const texts = await textsOf(pool, [...items.flatMap(({ text, reason }) => [text, reason ?? text]), ...answers.map(({ text }) => text)]);
  const said = (id: string | undefined): string | null => (id === undefined ? null : (texts.get(id) ?? GONE));
  return items.map(({ n, text, again, reason }) => ({ n, text: texts.get(text) ?? GONE, again: again ?? null, reason: said(reason), answer: said(answers.find((answer) => answer.n === n)?.text) }));
}

/** The return before a task on its route, each item with its answer: what its reviewer goes through before she sends it back again. */
export async function itemsBefore(pool: Pool, facts: readonly Told[], { route, round }: { route: string; round: number }): Promise<{ round: number; items: View[] } | null> {
  const back = facts.findLast(({ kind, payload }) => kind === 'round.ended' && payload['route'] === route && payload['outcome'] === 'returned' && Number(payload['round']) < round);
  if (!back) return null;
  const answered = facts.find(({ kind, seq }) => kind === 'project.resubmitted' && seq > back.seq)?.payload['answers'];
  return { round: Number(back.payload['round']), items: await itemViews(pool, back.payload['items'] as readonly ReturnItem[], (answered ?? []) as Answers) };
}
