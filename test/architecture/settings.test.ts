import { configWith, textOf } from './files';

const NAME = /^\s*([A-Z][A-Z0-9_]*):\s*z\./gm;

/** The settings that config.ts knows, in its order. */
const known = [...textOf('config.ts').matchAll(NAME)].map(([, name]) => name);

const lines = textOf('.env.example').split('\n');
const given = lines.filter((line) => /^[A-Z][A-Z0-9_]*=/.test(line));
const named = lines.flatMap((line) => /^(?:# )?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);

test('.env.example names every setting once, and no other', () => expect([...named].sort()).toEqual([...known].sort()));

test('.env.example gives each setting the value it has anyway', () => {
  const asWritten = Object.fromEntries(given.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  expect(configWith(asWritten)).toEqual(configWith({}));
});

test('every bad variable is named, not only the first', () => {
  const faults = JSON.stringify(configWith({ PORT: 'many', LOG_LEVEL: 'loud' }));
  expect(faults).toContain('PORT');
  expect(faults).toContain('LOG_LEVEL');
});
