import { instantOf, timeOf, dayOf, type CalendarDay } from '../../../domain/calendar/calendar';
import { pause, resume, schedule } from '../../../domain/calendar/schedule';
import { ladderOf } from '../../../domain/policy/lookup';
import type { Case, DeadlineRow, SupervisedRow, TaskRow, World } from '../../../domain/record/case';
import { fireRungs } from '../../../domain/record/fire';
import { isEarlier, recompute, relay } from '../../../domain/record/recompute';
import { shippedCalendar } from '../calendar/shipped-calendar';
import { shippedPack } from '../policy/shipped-pack';

const pack = shippedPack('shanghai');
const cal = shippedCalendar();
const at = (on: string, time = '09:00'): number => instantOf(cal, on, time);
const shown = (ms: number): string => (timeOf(cal, ms) === '00:00' ? `${dayOf(cal, ms - 1)} 24:00` : `${dayOf(cal, ms)} ${timeOf(cal, ms)}`);

/** The 2020 Spring Festival as it was first announced (31 January and Saturday 1 February worked), and as it came (free until 2 February). */
const day = (on: string, kind: CalendarDay['kind']): CalendarDay => ({ on, kind, name: '春节' });
const announced = shippedCalendar(day('2020-01-31', 'local-work'), day('2020-02-01', 'local-work'));
const extended = shippedCalendar();

const worldAt = (now: number, calendar = extended): World => ({
  at: now, arrivedAt: now, pack, packHash: 'h', calendar, actor: { id: 'admin', holdings: [] },
  directory: { holders: (key) => [`the ${key}`], actor: (id) => ({ id, holdings: [] }), organs: () => [], substitutes: () => [] },
});

type Started = { readonly of: string; readonly ladder: string; readonly startedAt: number; readonly dueOn?: string; readonly fired?: number; readonly calendar?: typeof cal };
function aDeadline({ of, ladder, startedAt, dueOn, fired = 0, calendar = announced }: Started): DeadlineRow {
  const planned = schedule(ladderOf(pack, ladder), { startedAt, ...(dueOn !== undefined && { dueOn }) }, calendar);
  return { of, generation: 1, ladder, state: 'open', startedAt, originalDueAt: planned.dueAt, ...planned, said: planned.rungs.slice(0, fired).map(({ rung }) => rung), missedAt: null, budgetLeft: null };
}

const aTask = (of: string, dueAt: number, assignee: string | null = null): TaskRow => {
  const [route = '', round, step = ''] = of.split('.');
  return { id: `p~${of}`, route, round: Number(round), step, seat: 's', key: 'reviewer@sh-jxw', state: assignee ? 'claimed' : 'open', assignee, dueAt, decidedBy: null, outcome: null, decidedAt: null, opinion: null, openedAt: 0, turn: 1, work: 'decide', named: null, added: null, ofTask: null, waitsFor: [], weight: 1, delegatedBy: null, askedBy: null, decidedFor: null, toStep: null, cancelledWhy: null, meeting: null, voters: [] };
};

function aCase(deadlines: readonly DeadlineRow[], more: Partial<Case> = {}): Case {
  const process = { id: 'p', kind: 'projectLifecycle', subjectId: 'p', jurisdiction: 'shanghai', title: '系统', stage: 'review', visit: 1, outcome: null, pack: 'h', lastSeq: 1, lastHash: '', lastAt: 0, closedAt: null } as const;
  return { process, rounds: [], tasks: deadlines.filter(({ state }) => state === 'open').map(({ of, dueAt }) => aTask(of, dueAt)), deadlines, awaits: [], taskUrges: [], project: null, supervised: null, operationYear: null, correctedSeq: null, evaluation: null, window: null, batch: null, cloud: null, request: null, meeting: null, ...more };
}

const REVIEW = { of: 'confirmation.1.confirm', ladder: 'confirmation-item' };

test('a holiday that is made longer moves what was due in it, and says from when to when', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2020-01-20') });
  expect(shown(dl.dueAt)).toBe('2020-02-01 24:00'); // 21, 22, 23 January, then 31 January and 1 February
  const [moved] = recompute(aCase([dl]), worldAt(at('2020-01-27')));
  expect(moved?.payload).toMatchObject({ of: dl.of, generation: 2, from: dl.dueAt, originalDueAt: dl.dueAt, why: 'calendar', tasks: [{ taskId: 'p~confirmation.1.confirm', key: 'reviewer@sh-jxw' }], tells: [{ to: 'the reviewer@sh-jxw', as: 'reviewer@sh-jxw' }] });
  expect(shown(moved?.payload.dueAt ?? 0)).toBe('2020-02-04 24:00');
});

test('what was said by name is not said again; what was not is said at its new moment', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2020-01-20'), fired: 1 });
  const c = aCase([dl]);
  const [moved] = recompute(c, worldAt(at('2020-01-27')));
  expect(moved?.payload.said).toEqual(['remind-3']);
  expect(moved?.payload.rungs.map(({ rung, at: ms }) => `${rung} ${shown(ms)}`)).toEqual(['remind-3 2020-01-23 09:00', 'missed 2020-02-04 24:00', 'leader 2020-02-05 09:00', 'superior 2020-02-07 09:00']);
  const after: DeadlineRow = { ...dl, ...moved?.payload, said: moved?.payload.said ?? [] };
  expect(fireRungs({ ...c, deadlines: [after] }, after, worldAt(at('2020-02-03'))).flat().map(({ kind }) => kind)).toEqual([]);
  expect(fireRungs({ ...c, deadlines: [after] }, after, worldAt(at('2020-02-05'))).flat().map(({ kind }) => kind)).toEqual(['deadline.missed', 'rung.fired']);
});

test('recomputing a second time finds nothing to move', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2020-01-20'), fired: 1 });
  const [moved] = recompute(aCase([dl]), worldAt(at('2020-01-27')));
  const after: DeadlineRow = { ...dl, ...moved?.payload, said: moved?.payload.said ?? [] };
  expect(recompute(aCase([after]), worldAt(at('2020-01-28')))).toEqual([]);
});

test('what does not touch a deadline leaves no fact', () => {
  expect(recompute(aCase([aDeadline({ ...REVIEW, startedAt: at('2020-03-02') })]), worldAt(at('2020-03-03')))).toEqual([]);
});

test('a day that is worked after all brings a deadline nearer, and whoever waits for it is named earlier', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2020-01-20'), calendar: extended });
  const [moved] = recompute(aCase([dl]), worldAt(at('2020-01-27'), announced));
  expect(shown(moved?.payload.dueAt ?? 0)).toBe('2020-02-01 24:00');
  expect(moved && isEarlier(moved, dl)).toBe(true);
  const [later] = recompute(aCase([{ ...dl, ...moved?.payload, said: [] }]), worldAt(at('2020-01-27'), extended));
  expect(later && isEarlier(later, { ...dl, ...moved?.payload, said: [] })).toBe(false);
});

test('a miss that the new day makes premature is taken back and can come again; an escalation that was made is not made twice', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2020-01-20'), fired: 3 }); // remind-3, missed, leader: said by Monday 3 February
  const [moved] = recompute(aCase([dl]), worldAt(at('2020-02-03', '10:00')));
  expect(moved?.payload.said).toEqual(['remind-3', 'leader']);
  expect(moved?.payload.rungs.map(({ rung }) => rung)).toEqual(['remind-3', 'leader', 'missed', 'superior']);
});

test('a task of a plan keeps its day; only its reminders follow the working days, and nobody is told of it', () => {
  const supervised = { dueOn: '2020-02-01', leads: ['sh-zjw'], cooperating: [] } as unknown as SupervisedRow;
  const dl = aDeadline({ of: 'completion.1', ladder: 'plan-task', startedAt: at('2019-12-02'), dueOn: '2020-02-01' });
  const [moved] = recompute(aCase([dl], { supervised, tasks: [] }), worldAt(at('2020-01-10')));
  expect(moved?.payload).toMatchObject({ dueAt: dl.dueAt, from: dl.dueAt, tells: [], tasks: [] });
  const of = (rung: string, rungs: typeof dl.rungs): string => shown(rungs.find((each) => each.rung === rung)?.at ?? 0);
  expect([of('remind-1', dl.rungs), of('remind-0', dl.rungs)]).toEqual(['2020-01-31 09:00', '2020-02-01 09:00']);
  expect(moved?.payload.rungs.map(({ rung }) => rung)).not.toContain('remind-1'); // both fall on Thursday 23 January: the one nearest to the day stands
  expect(of('remind-0', moved?.payload.rungs ?? [])).toBe('2020-01-23 09:00');
});

test('after a stop it is counted from the resumption, with what was left then', () => {
  const first = aDeadline({ of: 'review.1.first-review', ladder: 'review-item', startedAt: at('2020-01-06'), fired: 1 });
  const budgetLeft = pause(first, at('2020-01-17'), announced).budgetLeft;
  const planned = resume(ladderOf(pack, 'review-item'), { resumedAt: at('2020-01-22'), budgetLeft, alreadySaid: ['remind-5'] }, announced);
  const second: DeadlineRow = { ...first, of: 'review.2.first-review', startedAt: at('2020-01-22'), originalDueAt: planned.dueAt, ...planned, said: [] };
  expect([budgetLeft, shown(second.dueAt)]).toEqual([2, '2020-01-31 24:00']); // 17 January and, in lieu, Sunday 19; then 23 and 31
  const facts = recompute(aCase([{ ...first, state: 'ended', budgetLeft }, second]), worldAt(at('2020-01-27')));
  expect(facts.map(({ payload: { of, dueAt } }) => `${of} ${shown(dueAt)}`)).toEqual(['review.2.first-review 2020-02-03 24:00']);
});

test('a stopped clock, an ended deadline and a closed process are left as they are', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2020-01-20') });
  expect(recompute(aCase([{ ...dl, state: 'paused', budgetLeft: 2 }, { ...dl, of: 'review.1.x', state: 'ended' }]), worldAt(at('2020-01-27')))).toEqual([]);
  const c = aCase([dl]);
  expect(recompute({ ...c, process: { ...c.process, closedAt: 1 } }, worldAt(at('2020-01-27')))).toEqual([]);
});

test('whoever has the work in hand is told, not the whole office', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2020-01-20') });
  const [moved] = recompute(aCase([dl], { tasks: [aTask(dl.of, dl.dueAt, 'wangmin')] }), worldAt(at('2020-01-27')));
  expect(moved?.payload.tells).toEqual([{ to: 'wangmin', as: 'person:wangmin' }]);
  expect(moved?.payload.tasks).toEqual([{ taskId: `p~${dl.of}`, key: 'person:wangmin' }]);
});

test('where the recomputed day would lie beyond the calendar, the deadline stays as it was', () => {
  const dl = aDeadline({ ...REVIEW, startedAt: at('2027-12-24'), calendar: shippedCalendar() });
  const free = shippedCalendar(...['27', '28', '29', '30', '31'].map((d) => day(`2027-12-${d}`, 'local-off')));
  expect(recompute(aCase([dl]), worldAt(at('2027-12-25'), free))).toEqual([]);
});

describe('a ladder that was changed', () => {
  const old = aDeadline({ ...REVIEW, startedAt: at('2020-02-10'), fired: 1, calendar: extended });
  const changed = { ...pack, ladders: pack.ladders.map((ladder) => (ladder.id === 'confirmation-item' ? { ...ladder, due: { workingDays: 7 } } : ladder)) };
  const w = { ...worldAt(at('2020-02-14')), packs: new Map([['new', changed]]) };
  const asked = { pack: 'new', ladders: ['confirmation-item'] };

  test('moves what is open to its own day, keeps what was said, and names the pack that it follows from now on', () => {
    const [moved, ...more] = relay(aCase([old]), asked, w);
    expect(more).toEqual([]);
    expect(moved?.payload).toMatchObject({ why: 'ladder', pack: 'new', generation: 2, said: ['remind-3'], from: old.dueAt, originalDueAt: old.dueAt });
    expect(shown(moved?.payload.dueAt ?? 0)).toBe('2020-02-19 24:00');
  });
  test('leaves alone what follows it already, what hangs on another ladder, and what stands still', () => {
    expect(relay(aCase([{ ...old, pack: 'new' }]), asked, w)).toEqual([]);
    expect(relay(aCase([old]), { ...asked, ladders: ['review-item'] }, w)).toEqual([]);
    expect(relay(aCase([{ ...old, state: 'paused', budgetLeft: 3 }]), asked, w)).toEqual([]);
  });
  test('is followed by a later change of the calendar too', () => {
    const [moved] = relay(aCase([old]), asked, w);
    const now: DeadlineRow = { ...old, ...moved?.payload, said: moved?.payload.said ?? [] };
    const calendar = shippedCalendar(day('2020-02-18', 'local-off'));
    const [again] = recompute(aCase([now]), { ...w, calendar });
    expect(again?.payload).toMatchObject({ why: 'calendar', pack: 'new' });
    expect(shown(again?.payload.dueAt ?? 0)).toBe('2020-02-20 24:00');
  });
});
