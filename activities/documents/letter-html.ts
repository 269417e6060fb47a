import Handlebars from 'handlebars';
import type { KeptLetter } from '../../db/letters/letters';
import type { Decision, RoundOutcome } from '../../domain/approval/states';
import { signedName } from '../../domain/approval/substitution';
import type { EvaluationOutcome } from '../../domain/evaluation/states';
import type { RequestOutcome } from '../../domain/request/states';
import { minutesOf, type MinutesView } from './minutes';
import type { Correction } from '../../domain/letters/facts';
import { STAGE_NAMES } from '../../domain/project/states';
import { LAYOUT } from '../../domain/policy/checks/letters';
import type { Pack } from '../../domain/policy/pack';

/** A letter with the words of the pack it was issued under, the texts it points to, and the names of the people whom it names. */
export type Writing = { readonly letter: KeptLetter; readonly pack: Pack; readonly texts: ReadonlyMap<string, string>; readonly names: ReadonlyMap<string, string> };

type Opinion = { readonly office: string; readonly outcome: string; readonly words: string };
/** All that a template of letters may say; a name that is not here is an error, not a blank in a letter. */
export type LetterView = {
  readonly name: string; readonly heading: string; readonly number: string; readonly issuer: string; readonly to: string; readonly on: string; readonly record: string; readonly words: string;
  readonly title: string; readonly subject: string; readonly unit: string; readonly department: string; readonly kind: string; readonly channel: string; readonly amount: string;
  readonly outcome: string; readonly granted: boolean; readonly days: Readonly<Record<'arrived' | 'due' | 'original' | 'from' | 'to', string>>;
  readonly items: readonly { readonly n: number; readonly words: string; readonly again: string; readonly reason: string }[]; readonly count: number; readonly opinions: readonly Opinion[];
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly changes: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  readonly plan: { readonly version: string; readonly provider: string; readonly services: readonly { readonly what: string; readonly quantity: string }[] };
  readonly evaluated: Readonly<Record<'year' | 'composite' | 'passMark', string>> & { readonly beforehand: boolean };
  readonly attachments: readonly { readonly kind: string; readonly hash: string }[]; readonly attachmentCount: number;
  readonly minutes: MinutesView;
  readonly terminated: Readonly<Record<'stage' | 'reason', string>>;
  readonly corrected: Readonly<Record<'letter' | 'on' | 'was' | 'outcome' | 'wasAmount' | 'amount' | 'words' | 'reason', string>>;
};

/** The letter as a page of its own: the same bytes whenever it is asked for, for it is made of nothing but its record and the pack of its day. */
export function letterHtml(writing: Writing): string {
  const { pack, letter } = writing;
  return templatesOf(pack)(letter.template)(viewOf(writing));
}

const KEPT = new WeakMap<Pack, (name: string) => Handlebars.TemplateDelegate<LetterView>>();

/** The templates of a pack, compiled once; each pack has a Handlebars of its own, so that no frame of another is taken. */
function templatesOf(pack: Pack): (name: string) => Handlebars.TemplateDelegate<LetterView> {
  const kept = KEPT.get(pack);
  if (kept) return kept;
  const own = Handlebars.create();
  const compiled = new Map(pack.templates.map(({ name, body }) => [name, own.compile<LetterView>(body, { strict: true, knownHelpersOnly: true, preventIndent: true })]));
  const frame = compiled.get(LAYOUT);
  if (frame) own.registerPartial(LAYOUT, frame as Handlebars.Template);
  const found = (name: string): Handlebars.TemplateDelegate<LetterView> => compiled.get(name) ?? missing(name);
  KEPT.set(pack, found);
  return found;
}

function missing(name: string): never {
  throw new Error(`the pack has no template ${name}`);
}

function viewOf(writing: Writing): LetterView {
  const { letter, pack, texts, names } = writing;
  const { data } = letter;
  const organ = (id: string | null): string => (id === null ? '' : plain(pack.organs.find((each) => each.id === id)?.name.zh ?? id));
  const office = (key: string): string => `${organ(key.slice(key.indexOf('@') + 1))}${pack.roles.find(({ role }) => role === key.split('@')[0])?.name.zh ?? ''}`;
  const text = (id: string | null): string => (id === null ? '' : plain(texts.get(id) ?? '（文字已依规删去）'));
  const name = pack.letters.find(({ id }) => id === letter.letter)?.name.zh ?? letter.letter;
  return {
    name, heading: name, number: letter.number, issuer: organ(letter.signs), to: [...new Set(letter.to.map(({ organ: id }) => organ(id)))].join('、'), on: spoken(letter.on),
    record: `${letter.processId} 第${letter.seq}条`, words: letter.templateHash.slice(0, 16),
    title: plain(data.title), subject: plain(data.number ?? ''), unit: organ(data.unit), department: organ(data.department),
    kind: KINDS(pack, data.kind), channel: CHANNELS(pack, data.channel), amount: data.amountFen === null ? '' : yuan(data.amountFen),
    outcome: OUTCOMES[data.outcome ?? ''] ?? '', granted: data.outcome === 'granted', days: daysOf(data.days),
    items: data.items.map(({ n, text: id, again, reason }) => ({ n, words: text(id), again: again === undefined ? '' : String(again), reason: reason === undefined ? '' : text(reason) })), count: data.items.length,
    opinions: data.opinions.filter((each) => each.text !== null).map((each) => ({ office: `${office(each.key)}${signature(each, names)}`, outcome: OUTCOMES[each.outcome] ?? '', words: text(each.text) })),
    fields: askedIn(writing), changes: changesOf(data.changes, pack), plan: planOf(data.plan, { pack, organ }),
    attachments: data.attachments.map(({ kind, hash }) => ({ kind: pack.attachments.find((each) => each.kind === kind)?.name.zh ?? kind, hash: hash.slice(0, 16) })), attachmentCount: data.attachments.length,
    minutes: minutesOf(data.minutes, { office, organ, text, outcome: (word) => OUTCOMES[word] ?? '', person: (id) => plain(names.get(id) ?? id), amount: yuan }),
    evaluated: evaluatedOf(data.evaluated), terminated: endOf(data.terminated, text), corrected: correctedOf(data.correction, text),
  };
}

/** An opinion that somebody gave in another's place is signed with both names. */
const signature = ({ by, for: absent }: KeptLetter['data']['opinions'][number], names: Writing['names']): string =>
  by === undefined || absent === undefined ? '' : plain(signedName(names.get(by) ?? by, names.get(absent) ?? absent));

/** The form of a request as it was handed in, field by field with the pack's labels; nothing in a letter that answers no kind of request. */
function askedIn({ letter, pack, texts }: Writing): LetterView['fields'] {
  const kind = pack.requests.find((each) => each.letter === letter.letter);
  const kept = letter.data.form === null ? undefined : texts.get(letter.data.form);
  if (!kind || kept === undefined) return [];
  const data = JSON.parse(kept) as Readonly<Record<string, unknown>>;
  const fields = pack.forms.find(({ id }) => id === kind.form)?.fields ?? [];
  return fields.flatMap(({ name, label }) => (data[name] === undefined ? [] : [{ label: label.zh, value: plain(asWords(data[name])) }]));
}

const asWords = (value: unknown): string => (Array.isArray(value) ? value.map(asWords).join('、') : typeof value === 'boolean' ? (value ? '是' : '否') : typeof value === 'string' ? value : JSON.stringify(value));

/** What was asked to change, line by line. */
function changesOf(changes: KeptLetter['data']['changes'], pack: Pack): LetterView['changes'] {
  if (changes === undefined) return [];
  const service = (id: string) => pack.services.find((each) => each.service === id);
  return [
    ...(changes.amount ? [{ what: '核定金额', from: yuan(changes.amount.fromFen), to: yuan(changes.amount.toFen) }] : []),
    ...changes.cloud.map(({ service: id, from, to }) => ({ what: service(id)?.name.zh ?? id, from: `${from ?? 0}${service(id)?.unit.zh ?? ''}`, to: `${to}${service(id)?.unit.zh ?? ''}` })),
    ...(changes.scope ? [{ what: '建设内容', from: '以原核定内容为准', to: '以调整申请所列内容为准' }] : []),
  ];
}

/** The plan that is confirmed, service by service in the order of the catalogue; blanks in every other letter. */
const planOf = (plan: KeptLetter['data']['plan'], { pack, organ }: { pack: Pack; organ: (id: string) => string }): LetterView['plan'] =>
  plan === undefined ? { version: '', provider: '', services: [] } : {
    version: String(plan.version), provider: organ(plan.provider),
    services: pack.services.flatMap(({ service, name, unit }) => (plan.quantities[service] === undefined ? [] : [{ what: name.zh, quantity: `${plan.quantities[service]}${unit.zh}` }])),
  };

/** The result of an evaluation with two places; blanks in every other letter. */
const evaluatedOf = (of: KeptLetter['data']['evaluated']): LetterView['evaluated'] => (of ? { year: String(of.year), composite: points(of.composite), passMark: points(of.passMark), beforehand: of.kind === 'pre' } : { year: '', composite: '', passMark: '', beforehand: false });
const points = (hundredths: number): string => `${String(hundredths).padStart(3, '0').slice(0, -2)}.${String(hundredths).padStart(3, '0').slice(-2)}`;

const CALLED: Readonly<Record<string, { readonly zh: string }>> = STAGE_NAMES;
/** Where a project stood and why it was ended; blanks in every other letter. */
const endOf = (of: KeptLetter['data']['terminated'], text: (id: string) => string): LetterView['terminated'] => (of ? { stage: CALLED[of.stage ?? '']?.zh ?? '', reason: text(of.reason) } : { stage: '', reason: '' });

const NOT_CORRECTED = { letter: '', on: '', was: '', outcome: '', wasAmount: '', amount: '', words: '', reason: '' };

/** What was and what is, where they differ; blanks in every other letter. */
const correctedOf = (of: KeptLetter['data']['correction'], text: (id: string) => string): LetterView['corrected'] =>
  of ? { ...NOT_CORRECTED, letter: of.letter ?? '', on: spoken(of.on), words: text(of.words), reason: text(of.reason), ...turned(of), ...sums(of) } : NOT_CORRECTED;

const turned = ({ was, outcome }: Correction) => (was === outcome ? {} : { was: OUTCOMES[was] ?? '', outcome: OUTCOMES[outcome] ?? '' });
const sums = ({ wasAmountFen, amountFen }: Correction) => (wasAmountFen === null || amountFen === null ? {} : { wasAmount: yuan(wasAmountFen), amount: yuan(amountFen) });

const KINDS = (pack: Pack, code: string | null): string => pack.kinds.find(({ kind }) => kind === code)?.name.zh ?? code ?? '';
const CHANNELS = (pack: Pack, code: string | null): string => pack.channels.find(({ channel }) => channel === code)?.name.zh ?? code ?? '';
const OUTCOMES: Readonly<Record<Decision | RoundOutcome | RequestOutcome | EvaluationOutcome, string> & Record<string, string>> = { agreed: '同意', 'not-agreed': '不同意', returned: '退回补正', granted: '同意延期', declined: '不同意延期', qualified: '合格', unqualified: '不合格', agree: '同意', disagree: '不同意', return: '退回补正', abstain: '弃权', withdrawn: '撤回', terminated: '终止' };

const daysOf = (days: Readonly<Record<string, string>>): LetterView['days'] => {
  const day = (name: string): string => (days[name] ? spoken(days[name]) : '');
  return { arrived: day('arrived'), due: day('due'), original: day('original'), from: day('from'), to: day('to') };
};

/** A day as letters write it: Arabic figures, no leading noughts. */
function spoken(on: string): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Whole fen as yuan with two places; figures of any length, no floating point. */
function yuan(fen: string): string {
  const padded = fen.padStart(3, '0');
  return `${padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${padded.slice(-2)}元`;
}

// Characters that no reader sees and that turn what she reads around: directions, joiners of nothing, controls.
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Words of people as a letter prints them: what is invisible and could turn them around is shown by its code. */
const plain = (words: string): string => words.replace(/\r\n?/g, '\n').replace(UNSEEN, (unseen) => `[U+${unseen.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
