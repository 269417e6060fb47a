import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Letter } from '../../db/notices';

const FOLDER = join(__dirname, '..', '..', 'templates', 'mail');
const ZONE = 'Asia/Shanghai';
const COMPILED = new Map<string, Handlebars.TemplateDelegate<View | DigestView>>();

export type Rendered = { readonly subject: string; readonly text: string; readonly html: string };
/** The one view of all mail templates but that of a digest; a variable that is not here is an error, not a blank in somebody's mail. */
export type View = { readonly toName: string; readonly title: string; readonly number: string; readonly momentOn: string; readonly dueOn: string; readonly wasDueOn: string; readonly link: string; readonly items: readonly string[]; readonly clause: string; readonly outcome: string; readonly letterNumber: string; readonly letterLink: string };

/** The view of a digest: one line for each notice, in order, with its subject and its link. */
export type DigestView = { readonly toName: string; readonly count: number; readonly lines: readonly { readonly n: number; readonly momentOn: string; readonly subject: string; readonly link: string }[]; readonly madeOn: string; readonly settingsLink: string };

/** The words of a notice: subject, text and HTML from one template. */
export const render = (letter: Letter, publicUrl: string): Rendered => partsOf(letter.template, viewOf(letter, publicUrl));

/** The words of a digest of these notices: each in the words of its own subject, as it was told. */
export function renderDigest(letters: readonly Letter[], { publicUrl, madeAt }: { readonly publicUrl: string; readonly madeAt: number }): Rendered {
  const lines = letters.map((letter, n) => ({ n: n + 1, momentOn: spoken(letter.moment), subject: render(letter, publicUrl).subject, link: `${publicUrl}${linkOf(letter)}` }));
  return partsOf('digest', { toName: letters[0]?.toName ?? '', count: lines.length, lines, madeOn: spoken(madeAt), settingsLink: `${publicUrl}/settings` });
}

function partsOf(name: string, view: View | DigestView): Rendered {
  const part = (file: string): string => template(`${name}/${file}`, file !== 'html.hbs')(view);
  return { subject: part('subject.hbs').trim(), text: part('text.hbs'), html: part('html.hbs') };
}

function template(name: string, noEscape: boolean): Handlebars.TemplateDelegate<View | DigestView> {
  const compiled = COMPILED.get(name) ?? Handlebars.compile<View | DigestView>(readFileSync(join(FOLDER, name), 'utf8'), { strict: true, noEscape, knownHelpersOnly: true });
  COMPILED.set(name, compiled);
  return compiled;
}

function viewOf(letter: Letter, publicUrl: string): View {
  return {
    toName: letter.toName, title: letter.title, number: numberOf(letter), clause: letter.clause ?? '', momentOn: spoken(letter.moment), dueOn: dueOf(letter), wasDueOn: typeof letter.payload['from'] === 'number' ? endOf(letter.payload['from']) : '',
    link: `${publicUrl}${linkOf(letter)}`, items: letter.items, outcome: typeof letter.payload['outcome'] === 'string' ? letter.payload['outcome'] : '',
    ...numbered(letter, publicUrl),
  };
}

/** The day that a notice itself names, else that of the deadline it is about. */
function dueOf({ payload, dueAt }: Letter): string {
  const toOn = payload['toOn'];
  if (typeof toOn === 'string') return endOf(Date.parse(`${toOn}T24:00:00+08:00`));
  return dueAt === null ? '' : endOf(dueAt);
}

const PLACE: Readonly<Record<string, string>> = { supervisedTask: '/supervision', operationYear: '/operation-years', declarationWindow: '/windows', declarationBatch: '/batches', request: '/requests', reviewMeeting: '/meetings' };

/** The numbered letter that goes with a notice: its number, and where it is read. */
const numbered = ({ letter }: Letter, publicUrl: string): Pick<View, 'letterNumber' | 'letterLink'> =>
  letter === null ? { letterNumber: '', letterLink: '' } : { letterNumber: letter.number, letterLink: `${publicUrl}/mailbox?box=letters&open=${encodeURIComponent(letter.id)}` };

/** By what people call the thing beside its title: a project by its number, a task of a plan by its clause. */
const numberOf = ({ number, clause, processKind }: Letter): string => number ?? clause ?? (processKind === 'evaluation' ? '综合绩效评价' : '');

/** Where a notice leads: to the thing that asks something of its reader. */
export function linkOf({ taskId, processKind, processId }: Pick<Letter, 'taskId' | 'processKind' | 'processId'>): string {
  if (processKind === 'evaluation') return `/evaluations/${processId ?? ''}`;
  if (taskId) return `/tasks/${taskId}`;
  return `${PLACE[processKind ?? ''] ?? '/projects'}/${processId ?? ''}`;
}

const parts = (at: number): Record<string, string> => Object.fromEntries(new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).formatToParts(at).map(({ type, value }) => [type, value]));

function spoken(at: number): string {
  const { year, month, day, hour, minute } = parts(at);
  return `${year}年${month}月${day}日 ${hour}:${minute}`;
}

/** A deadline ends at 24:00 of its last day, and is spoken of as that day. */
function endOf(at: number): string {
  const { year, month, day } = parts(at - 1);
  return `${year}年${month}月${day}日 24:00`;
}
