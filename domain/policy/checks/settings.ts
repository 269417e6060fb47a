import type { Fault, Reading } from '../parts';
import { SETTINGS } from '../settings';

/** The pack sets exactly what the product reads, each within its bounds. */
export function checkSettings({ parts, found }: Reading): readonly Fault[] {
  const set = new Set(found.filter(({ section }) => section === 'settings').map(({ id }) => id));
  const missing = Object.keys(SETTINGS).filter((name) => !set.has(name));
  return [
    ...missing.map((name) => ({ file: 'settings.yaml', line: 1, says: `setting ${name} is missing` })),
    ...parts.settings.flatMap(({ id, value, fault }) => {
      const fits = Object.entries(SETTINGS).find(([name]) => name === id)?.[1];
      if (!fits) return [fault(`setting ${id} is read by nothing`)];
      return fits(value.value) ? [] : [fault(`setting ${id} cannot be ${String(value.value)}`, 'value')];
    }),
  ];
}
