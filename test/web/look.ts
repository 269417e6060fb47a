import type { Seen } from './browser';
import { leftAsCode, leftInChinese, speak } from './english';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const APPEARANCES = [
  { as: 'light', size: DESK, colorScheme: 'light' }, { as: 'en-dark', size: DESK, colorScheme: 'dark' }, { as: 'phone', size: PHONE, colorScheme: 'light' }, { as: 'phone-dark', size: PHONE, colorScheme: 'dark' },
] as const;

/** What hangs over the right edge: the page would scroll sideways, or the rest would be cut off. A sheet of hosts scrolls in its own frame, as does a table in large type on a telephone. */
const WIDE = `[...document.querySelectorAll('body *')].filter((e) => e.offsetParent !== null && !e.closest('.unseen, .top-nav, .phone-bar, .phrases, .host-sheet-frame, body > textarea[aria-hidden], :root:not([data-type="100"]) .panel > table.rows') && (e.getBoundingClientRect().right > window.innerWidth + 1 || e.getBoundingClientRect().left < -1)).slice(0, 5).map((e) => e.tagName + '.' + e.className)`;
/** Fields and buttons that a screen reader would announce without a name. */
const UNNAMED = `[...document.querySelectorAll('input, select, textarea, button, meter')].filter((e) => e.offsetParent !== null && e.getAttribute('aria-hidden') !== 'true' && !e.labels?.length && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby') && !e.textContent.trim()).map((e) => e.outerHTML.slice(0, 120))`;
/** The page's headings: one first, and none that skips a level. */
const HEADINGS = `(() => { const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((e) => Number(e.tagName[1])); return levels.filter((l) => l === 1).length === 1 && levels.every((l, n) => n === 0 ? l === 1 : l <= levels[n - 1] + 1) ? [] : levels; })()`;
/** Words that stand out from their ground by less than 4.5 to 1; what is switched off is let through. */
const FAINT = `(() => {
  const parse = (c) => { const m = /^rgba?\\(([\\d.]+), ([\\d.]+), ([\\d.]+)(?:, ([\\d.]+))?\\)$/.exec(c); return m && { rgb: [+m[1], +m[2], +m[3]], a: m[4] === undefined ? 1 : +m[4] }; };
  const over = (top, under) => top.rgb.map((v, n) => v * top.a + under[n] * (1 - top.a));
  const ground = (e) => { const stack = []; for (let at = e; at; at = at.parentElement) { const c = parse(getComputedStyle(at).backgroundColor); if (c && c.a > 0) { stack.push(c); if (c.a === 1) break; } } return stack.reverse().reduce((under, c) => over(c, under), [255, 255, 255]); };
  const light = (rgb) => { const [r, g, b] = rgb.map((v) => { const s = v / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    const words = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent.trim()).join('');
    if (!words || e.offsetParent === null || e.closest(':disabled, [aria-disabled="true"], .ant-checkbox-wrapper-disabled, .unseen, option, script, style, kbd')) continue;
    const c = parse(getComputedStyle(e).color); if (!c) continue;
    const under = ground(e); const [a, b] = [light(over(c, under)), light(under)].sort((x, y) => y - x); const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(words.slice(0, 20) + ' ' + ratio.toFixed(2));
  }
  return found;
})()`;
/** Places of the bar that have slid under what stands beside them; in large type it scrolls. */
const HIDDEN = `[...document.querySelectorAll(':root[data-type="100"] .top-nav')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.scrollWidth + ' in ' + e.clientWidth)`;
/** Words that do not fit into their own box: cut off without their whole being told otherwise, or running over what stands beside them. */
const SQUEEZED = `[...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('.unseen, select, svg, .top-nav, .phone-bar, [title]') && !/^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) && getComputedStyle(e).display !== 'inline' && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && !/auto|scroll/.test(getComputedStyle(e).overflowX) && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())).slice(0, 8).map((e) => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 30))`;
const WRONG = { wide: WIDE, unnamed: UNNAMED, headings: HEADINGS, faint: FAINT, squeezed: SQUEEZED, hidden: HIDDEN };

/** A page in light, in the dark and in English, and on a telephone, at a desk of this size: pictured, and nothing of it hangs over the edge, goes without a name, cannot be read, or is left in the other language or without a name. */
export async function lookAt(seen: Seen, name: string, desk = DESK): Promise<void> {
  const { page, shot, errors } = seen;
  for (const { as, size: usual, colorScheme } of APPEARANCES) {
    const size = usual === DESK ? desk : usual;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await page.locator(`:root[data-theme="${colorScheme}"]`).waitFor();
    if (as === 'en-dark') await speak(page, 'en');
    await page.evaluate('window.scrollTo(0, 0)');
    await shot(`${name}-${as}`, true);
    for (const [what, find] of Object.entries(WRONG)) expect([name, as, what, await page.evaluate(find)]).toEqual([name, as, what, []]);
    if (as === 'light') expect([name, as, 'codes', await leftAsCode(seen)]).toEqual([name, as, 'codes', []]);
    if (as !== 'en-dark') continue;
    expect([name, as, 'chinese', await leftInChinese(seen)]).toEqual([name, as, 'chinese', []]);
    await speak(page, 'zh');
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await page.setViewportSize(DESK);
  expect(errors).toEqual([]);
}
