import type { ReturnItem } from '../approval/facts';
import { dayOf } from '../calendar/calendar';
import type { Case, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import { owing } from '../supervision/owing';
import type { LetterData } from './facts';
import { aboutMeeting } from './minutes';
import { opinionsOn } from './opinions';

/** What a letter is about: the data it is made of, the bodies behind its relations, and the number that its fact bears already, where it bears one. */
export type About = { readonly data: LetterData; readonly at: { readonly unit: readonly string[]; readonly department: readonly string[]; readonly lead: readonly string[]; readonly cooperating: readonly string[]; readonly provider?: readonly string[]; readonly group?: readonly string[] }; readonly numbered?: { readonly year: number; readonly n: number } };
/** What is known when a letter is written: the case before the act (none for a process that begins), the causing fact, and all that is appended with it. */
export type Causing<F extends Fact = Fact> = { readonly c: Case | undefined; readonly fact: F; readonly facts: readonly Fact[]; readonly w: World };

const NOTHING: LetterData = { title: '', number: null, unit: null, department: null, kind: null, channel: null, amountFen: null, form: null, attachments: [], outcome: null, days: {}, items: [], opinions: [] };

/** The facts that can cause a letter, and what each is about; a pack that names another is refused. Undefined: this case has nothing to write of. */
export const CAUSES: Readonly<Record<string, (causing: Causing<never>) => About | undefined>> = {
  'project.submitted': ({ fact, w }: Causing<FactOf<'project.submitted'>>) => {
    const { title, number, unit, department, kind, channel, amountFen, form, attachments, arrivedAt } = fact.payload;
    const data = { ...NOTHING, title, number, unit, department, kind, channel, amountFen, form, attachments: attachments.map(({ kind: of, hash }) => ({ kind: of, hash })), days: { arrived: dayOf(w.calendar, arrivedAt) } };
    return { data, at: { unit: [unit], department: [department], lead: [], cooperating: [] } };
  },
  'round.ended': (causing: Causing<FactOf<'round.ended'>>) => {
    const { route, outcome, items } = causing.fact.payload;
    return about(causing, { outcome, items, route });
  },
  'extension.granted': (causing: Causing<FactOf<'extension.granted'>>) => about(causing, { outcome: 'granted', route: 'extension', days: { from: causing.fact.payload.fromOn, to: causing.fact.payload.toOn } }),
  'extension.declined': (causing: Causing<FactOf<'extension.declined'>>) => about(causing, { outcome: 'declined', route: 'extension', days: { to: causing.c?.supervised?.askedDueOn ?? '' } }),
  'decision.corrected': (causing: Causing<FactOf<'decision.corrected'>>) => aboutCorrection(causing),
  'process.terminated': (causing: Causing<FactOf<'process.terminated'>>) => {
    const { stage, reason } = causing.fact.payload;
    const said = about(causing, { outcome: 'terminated', route: '' });
    return said && { ...said, data: { ...said.data, terminated: { stage, reason } } };
  },
  'request.settled': (causing: Causing<FactOf<'request.settled'>>) => {
    const { outcome, changes } = causing.fact.payload;
    const said = about(causing, { outcome, route: causing.c?.request?.route ?? '' });
    return said && { ...said, data: { ...said.data, changes } };
  },
  'cloud-plan.confirmed': (causing: Causing<FactOf<'cloud-plan.confirmed'>>) => aboutPlan(causing),
  'opinion.issued': (causing: Causing<FactOf<'opinion.issued'>>) => aboutOpinion(causing),
  'meeting.confirmed': (causing: Causing<FactOf<'meeting.confirmed'>>) => aboutMeeting(causing, NOTHING),
  'rung.fired': (causing: Causing<FactOf<'rung.fired'>>) => about(causing, { outcome: causing.fact.payload.rung, route: '' }),
  'supervised.urged': (causing: Causing<FactOf<'supervised.urged'>>) => about(causing, { outcome: 'urged', route: '' }),
};

/** The facts that bear a number of their own: their letter bears the same, so that no other letter may count in its series. */
export const NUMBERED: ReadonlySet<string> = new Set(['opinion.issued']);

type Saying = { readonly outcome: string; readonly route: string; readonly items?: readonly ReturnItem[]; readonly days?: LetterData['days'] };

function about({ c, facts, w }: Causing, { outcome, route, items = [], days = {} }: Saying): About | undefined {
  if (!c) return undefined;
  const subject = aboutProject(c, w) ?? aboutYear(c) ?? aboutRequest(c) ?? aboutTask(c);
  return subject && { ...subject, data: { ...subject.data, outcome, items, days: { ...subject.data.days, ...days }, opinions: opinionsOn(c, { route, outcome, facts }) } };
}

/** The decision that is put right, beside what it says now. */
function aboutCorrection(causing: Causing<FactOf<'decision.corrected'>>): About | undefined {
  const { letter, decidedAt, was, outcome, wasAmountFen, amountFen, words, reason } = causing.fact.payload;
  const subject = about(causing, { outcome, route: '' });
  return subject && { ...subject, data: { ...subject.data, correction: { letter, on: dayOf(causing.w.calendar, decidedAt), was, outcome, wasAmountFen, amountFen, words, reason } } };
}

/** The plan as it was signed: whose it is, and how much of each service it takes. */
function aboutPlan(causing: Causing<FactOf<'cloud-plan.confirmed'>>): About | undefined {
  const plan = causing.c?.cloud?.plan;
  const said = about(causing, { outcome: 'agreed', route: 'cloud-confirmation' });
  if (!plan || !said) return undefined;
  const { version, provider, quantities } = plan;
  return { data: { ...said.data, plan: { version, provider, quantities } }, at: { ...said.at, provider: [provider] } };
}

/** The opinion on a system: its result, whether it is qualified, and the authority's words, under the number that the opinion has. */
function aboutOpinion({ c, fact, facts }: Causing<FactOf<'opinion.issued'>>): About | undefined {
  if (!c?.evaluation?.composed) return undefined;
  const { title, unit, department, composed } = c.evaluation;
  const { year, number, qualified, composite } = fact.payload;
  const outcome = qualified ? 'qualified' : 'unqualified';
  const evaluated = { year: c.evaluation.year, composite, passMark: composed.passMark, kind: c.evaluation.kind };
  return { data: { ...NOTHING, title, unit, department, outcome, opinions: opinionsOn(c, { route: '', outcome, facts }), evaluated }, at: { unit: [unit], department: [department], lead: [], cooperating: [] }, numbered: { year, n: number } };
}

function aboutProject({ project }: Case, w: World): About | undefined {
  if (!project) return undefined;
  const { title, number, unit, department, kind, channel, amountFen, form, attachments, arrivedAt } = project;
  const data = { ...NOTHING, title, number, unit, department, kind, channel, amountFen: String(amountFen), form, attachments: attachments.map(({ kind: of, hash }) => ({ kind: of, hash })), days: { arrived: dayOf(w.calendar, arrivedAt) } };
  return { data, at: { unit: [unit], department: [department], lead: [], cooperating: [] } };
}

/** A year of operation is called by its system and its year. */
function aboutYear({ operationYear, process }: Case): About | undefined {
  if (!operationYear) return undefined;
  const { unit, department, amountFen } = operationYear;
  return { data: { ...NOTHING, title: process.title, unit, department, amountFen: String(amountFen) }, at: { unit: [unit], department: [department], lead: [], cooperating: [] } };
}

/** A request is called by what it asks of which project. */
function aboutRequest({ request, process }: Case): About | undefined {
  if (!request) return undefined;
  const { number, unit, department, channel, form } = request;
  return { data: { ...NOTHING, title: process.title, number, unit, department, channel, form }, at: { unit: [unit], department: [department], lead: [], cooperating: [] } };
}

/** A task of a plan is called by the clause of its row. */
function aboutTask({ supervised }: Case): About | undefined {
  if (!supervised) return undefined;
  const { title, clause, unit, department, cooperating, dueOn, originalDueOn } = supervised;
  const data = { ...NOTHING, title, number: clause, unit, department, days: { ...(dueOn !== null && { due: dueOn }), ...(originalDueOn !== null && { original: originalDueOn }) } };
  return { data, at: { unit: [unit], department: [department], lead: owing(supervised), cooperating } };
}
