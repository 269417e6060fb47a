/** A Markdown table; a cell may hold any text, since bars and line breaks are made harmless. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A page: its title, who wrote it, its parts. */
export const page = (title: string, from: string, parts: readonly string[]): string =>
  [`# ${title}`, `<!-- Written by \`npm run generate\` from ${from}. Edit those, not this page. -->`, ...parts].join('\n\n') + '\n';

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ').trim();
