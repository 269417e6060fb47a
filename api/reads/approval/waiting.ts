import type { z } from 'zod';
import { urgesAs, urgeTask } from '../../../domain/approval/urge';
import type { Actor } from '../../../domain/record/case';
import { isRefusal } from '../../../domain/refusal';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { WaitingView } from '../../contract/handing';
import { refusalProblem } from '../../problem';
import { iso, office } from '../view';
import { worldOf } from '../world';

type Seen = { readonly me: Actor; readonly sight: Sight; readonly language: 'zh' | 'en' };

/** With whom a case waits, and how often each was urged: for those who may urge, and nobody else. */
export function waitingViews(c: LoadedCase, { me, sight, language }: Seen): z.infer<typeof WaitingView>[] {
  if (!urgesAs(c, { actor: me })) return [];
  const w = worldOf(sight, me);
  return c.tasks.filter(({ work, state }) => work === 'decide' && (state === 'open' || state === 'claimed')).map(({ id, key }) => {
    const would = urgeTask(c, { taskId: id }, w);
    const urges = c.taskUrges.filter(({ taskId }) => taskId === id);
    return { taskId: id, whom: office(sight.pack, key), urged: urges.length === 0 ? null : { count: urges.length, last: iso(Math.max(...urges.map(({ at }) => at))) }, blocked: isRefusal(would) ? refusalProblem(would, language) : null };
  });
}
