import { may } from '../access/may';
import { isInside } from '../calendar/calendar';
import { ladderOf } from '../policy/lookup';
import { wordSetting } from '../policy/settings';
import type { Case, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { open } from './assign';
import { strangerAmong } from './organs';
import type { Origin } from './states';

/** The plan to which tasks belong that no plan lists. */
export const AD_HOC = 'ad-hoc';

export type Creating = {
  readonly id: string; readonly origin: Origin; readonly reference: string; readonly title: string; readonly leads: readonly string[]; readonly cooperating: readonly string[]; readonly dueOn: string | null; readonly list?: string | undefined;
};

/** After it a task that no plan lists is assigned (领导批示, 会议纪要, 专题), with where it comes from. A day that is past makes it historical: it is kept and nobody is reminded of it. */
export function createTask(taken: Case | undefined, { id, origin, reference, title, leads, cooperating, dueOn, list }: Creating, w: World): Refusal | Decided<{ readonly taskId: string }> {
  if (!may(w.actor, 'supervised.create')) return { refused: 'role-missing', role: 'supervisor' };
  const fault = taken ? ({ refused: 'task-already-there' } as const) : unsound({ leads, cooperating, dueOn }, w);
  if (fault) return fault;
  const collective = membersOf(list, w);
  if (isRefusal(collective)) return collective;
  const ladder = ladderOf(w.pack, wordSetting(w.pack, 'adHocLadder')).id;
  const [department = ''] = leads;
  const facts = open({ plan: AD_HOC, document: '', item: id, row: 0, title, clause: reference, ladder, leads, cooperating, department, unit: department, due: { kind: dueOn === null ? 'none' : 'by_date' }, ...(dueOn !== null && { dueOn }), ...collective, origin: { kind: origin, reference } }, w);
  return { facts, answer: { taskId: id } };
}

function unsound({ leads, cooperating, dueOn }: Pick<Creating, 'leads' | 'cooperating' | 'dueOn'>, w: World): Refusal | undefined {
  const stranger = strangerAmong([...leads, ...cooperating], w.pack);
  if (stranger !== undefined) return { refused: 'unknown-organ', organ: stranger };
  return dueOn !== null && !isInside(w.calendar, dueOn) ? { refused: 'outside-calendar', on: dueOn } : undefined;
}

function membersOf(list: string | undefined, { pack }: World): Refusal | { readonly collective?: { readonly list: string; readonly members: readonly string[] } } {
  if (list === undefined) return {};
  const found = pack.memberLists.find(({ id }) => id === list);
  return found ? { collective: { list, members: found.members } } : { refused: 'unknown-list', list };
}
