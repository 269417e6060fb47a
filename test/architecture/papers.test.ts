import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, textOf } from './files';

const ADRS = readdirSync(join(ROOT, 'docs/adr')).sort();

describe('the decisions in docs/adr', () => {
  test('are numbered without a gap', () => {
    expect(ADRS.map((file) => Number(file.slice(0, 4)))).toEqual(ADRS.map((_, i) => i + 1));
  });

  test.each(ADRS)('%s has its number, a date, options and a price', (file) => {
    expect(file).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    const text = textOf(`docs/adr/${file}`);
    expect(text).toMatch(new RegExp(`^# ${file.slice(0, 4)} · .+`));
    expect(text).toMatch(/^Date: \d{4}-\d{2}-\d{2} · (Accepted|Superseded by \d{4})$/m);
    for (const part of ['Context', 'Options', 'Decision', 'What we gave up']) expect(text).toContain(`\n## ${part}\n`);
  });
});

test('the change log has a place for what is pending', () => expect(textOf('CHANGELOG.md')).toMatch(/^## Pending$/m));
