import { may } from '../access/may';
import { mayKnow } from '../access/veil';
import { routeOf } from '../policy/lookup';
import type { Case, TaskRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import { seatTaken } from './seats';
import { mayDecideAt, worksAt } from './desks';
import type { UnfitWhy } from './handing-refusals';
import { isOwn, isRecused } from './relation';

/** What somebody is to be given: the task itself, a word on it, a question about it, a copy of it. */
export const GIVEN = ['reassign', 'delegate', 'consult', 'copy'] as const;
export type Given = (typeof GIVEN)[number];
type To = { readonly person: string; readonly as: Given };

/** Why this person cannot be given this of the task; nothing where she can. */
export function unfit(c: Case, task: TaskRow, { to: { person, as }, w }: { to: To; w: World }): Refusal | undefined {
  const why = WHYS[as](c, task, { person, w });
  return why && { refused: 'person-unfit', person, why };
}

type Asking = { readonly person: string; readonly w: World };
type Check = (c: Case, task: TaskRow, of: Asking) => UnfitWhy | undefined;

/** The checks in the order in which one would explain them. */
const firstOf = (...checks: readonly Check[]): Check => (c, task, of) => checks.reduce<UnfitWhy | undefined>((found, check) => found ?? check(c, task, of), undefined);
const holdsIt: Check = (_c, task, { person }) => (task.assignee === person ? 'holds-it' : undefined);
const isHerself: Check = (_c, _task, { person, w }) => (w.actor.id === person ? 'holds-it' : undefined);
const own: Check = (c, _task, { person, w }) => (isOwn(c, w.directory.actor(person)) ? 'own-submission' : undefined);
const stoodBack: Check = (c, _task, { person }) => (isRecused(c, person) ? 'recused' : undefined);
const decides: Check = (_c, task, { person, w }) => (mayDecideAt(w.directory.actor(person), task, w) ? undefined : 'no-office');
const works: Check = (_c, task, { person, w }) => (worksAt(w.directory.actor(person), task, w) ? undefined : 'no-office');
const answers: Check = (_c, _task, { person, w }) => (may(w.directory.actor(person), 'task.answer', { people: [person] }) ? undefined : 'no-office');
const mayLook: Check = (c, _task, { person, w }) => (mayKnow(w.directory.actor(person), c) ? undefined : 'may-not-see');
const askedAlready: Check = (c, task, { person }) => (c.tasks.some(({ work, ofTask, named, state }) => work === 'consult' && ofTask === task.id && named === person && state === 'claimed') ? 'asked-already' : undefined);

/** Whoever could not decide it beside what she has decided (职责分离), or holds another seat of the same step where the route wants different people, has her seat. */
const seated: Check = (c, task, { person, w }) => {
  const isBeside = (other: TaskRow): boolean => other.work === 'decide' && other.route === task.route && other.step === task.step && other.round === task.round && other.id !== task.id;
  const sitsBeside = routeOf(w.pack, task.route).differentPeople && c.tasks.some((other) => isBeside(other) && isHeldBy(other, person));
  return sitsBeside || seatTaken(c, task, { w: { ...w, actor: w.directory.actor(person) }, hand: person }) ? 'has-a-seat' : undefined;
};
const isHeldBy = ({ state, assignee }: TaskRow, person: string): boolean => assignee === person && (state === 'claimed' || state === 'waiting');

const WHYS: Readonly<Record<Given, Check>> = {
  reassign: firstOf(holdsIt, decides, own, stoodBack, seated),
  delegate: firstOf(isHerself, holdsIt, works, own, stoodBack),
  consult: firstOf(isHerself, answers, own, stoodBack, askedAlready),
  copy: firstOf(isHerself, mayLook),
};
