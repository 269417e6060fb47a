import type { Page } from 'playwright-core';
import type { Seen } from './browser';

const CHINESE = /[\p{Script=Han}\u3001-\u303f\uff01-\uff5e]/u; // characters, and the punctuation that goes with them
const NAMES = /\p{Script=Han}[\p{Script=Han}〔〕\d（）]*/gu;
const TAGS = { zh: 'zh-CN', en: 'en' };

/** Chooses the language of the desk as a person does, in her menu, or where she signs in; what she was typing stays. */
export async function speak(page: Page, language: keyof typeof TAGS): Promise<void> {
  const menu = page.getByTestId('person-menu');
  const choice = page.getByTestId(`language-${language}`);
  const isInside = (await menu.count()) > 0;
  if (isInside) await menu.click();
  await choice.click();
  await page.locator(`html[lang="${TAGS[language]}"]`).waitFor();
  if (isInside) await menu.click();
  await choice.waitFor({ state: 'detached' });
}

/** What is said on the page, to the eye or to a screen reader, and not in a foreign part; and what a person wrote: in fields, and kept in this browser. */
const standing = (foreign: string): string => `(() => {
  const shown = (e) => e.tagName === 'OPTION' || e.checkVisibility();
  const said = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let at = texts.nextNode(); at; at = texts.nextNode()) {
    if (!at.parentElement.closest('${foreign}, textarea, script, style') && shown(at.parentElement)) said.push(at.textContent);
  }
  const named = ['aria-label', 'placeholder', 'title', 'alt'];
  for (const e of document.querySelectorAll(named.map((name) => 'body [' + name + ']').join())) {
    if (!e.closest('${foreign}') && shown(e)) said.push(...named.map((name) => e.getAttribute(name) ?? ''));
  }
  return { said, typed: [...[...document.querySelectorAll('input, textarea')].map((e) => e.value), ...Object.values(localStorage)] };
})()`;

/** Every string of an answer as somebody wrote it: not what it says in each language, and not the sentences of a refusal, which the desk says itself. */
function recorded(value: unknown): readonly string[] {
  if (typeof value === 'string') return CHINESE.test(value) ? [value, ...value.split('\n').filter((line) => line !== '')] : [];
  return value === null || typeof value !== 'object' ? [] : partsOf(value as Record<string, unknown>).flatMap(recorded);
}

/** What is in it. In what is said in each language, names stand that are the same in both: of people, projects, numbers of documents. */
function partsOf({ zh, en, type, title, detail, ...rest }: Record<string, unknown>): readonly unknown[] {
  const isRefusal = typeof type === 'string' && type.startsWith('/problems/');
  const names = typeof zh === 'string' && typeof en === 'string' ? (en.match(NAMES) ?? []).filter((name) => zh.includes(name)) : [zh, en];
  return [...Object.values(rest), ...(zh === en ? [zh] : names), ...(isRefusal ? [] : [type, title, detail])];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** What people wrote, as it is on record or in fields, the longest first. */
const writtenBy = async (answers: Seen['answers'], typed: readonly string[]): Promise<readonly string[]> => [...new Set([...(await Promise.all(answers)), ...typed].map(parsed).flatMap(recorded))].sort((a, b) => b.length - a.length);

/** What an English page still says in Chinese: all but what the record holds and what was typed, which nobody translates. */
export async function leftInChinese({ page, answers }: Seen): Promise<readonly string[]> {
  const { said, typed } = await page.evaluate<{ said: string[]; typed: string[] }>(standing('[lang|="zh"]'));
  const chinese = [...new Set(said)].filter((words) => CHINESE.test(words));
  if (chinese.length === 0) return [];
  const written = await writtenBy(answers, typed);
  return chinese.map((words) => written.reduce((rest, known) => rest.replaceAll(known, '·'), words)).filter((rest) => CHINESE.test(rest));
}

const CODE = /(?<![\w./:@#%-])[a-z]{3,}(?:-[a-z]+)*(?![\w./:@%-])/gu;

/** What a Chinese page says in small Latin letters, beside what somebody wrote: codes of the program that nobody gave a name, and English that was left. */
export async function leftAsCode({ page, answers }: Seen): Promise<readonly string[]> {
  const { said, typed } = await page.evaluate<{ said: string[]; typed: string[] }>(standing('[lang|="en"], code, pre, kbd, .anticon'));
  const coded = [...new Set(said)].filter((words) => words.search(CODE) >= 0);
  if (coded.length === 0) return [];
  const written = await writtenBy(answers, typed);
  return coded.map((words) => written.reduce((rest, known) => rest.replaceAll(known, '·'), words)).flatMap((rest) => rest.match(CODE) ?? []);
}
