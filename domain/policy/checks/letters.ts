import { CAUSES, NUMBERED } from '../../letters/causes';
import { idsOf, type Fault, type Parts, type Reading } from '../parts';

type Found = Parts['letters'][number];
/** Words of people are always escaped, so that nothing they write becomes markup. */
const UNESCAPED = /\{\{~?[{&]/;
export const LAYOUT = 'layout';

/** Every letter can be issued: its fact is one that can cause one, and its series, template, organs and roles are in the pack. No template leaves words unescaped. */
export function checkLetters(reading: Reading): readonly Fault[] {
  const { parts } = reading;
  const forms = parts.series.flatMap(({ value, fault }, i) => (parts.series.findIndex((other) => other.value.form === value.form) === i ? [] : [fault(`form ${value.form} stands already in another series`, 'form')]));
  const open = parts.templates.flatMap(({ value, fault }) => (UNESCAPED.test(value.body) ? [fault(`template ${value.name} leaves words unescaped`)] : []));
  return [...parts.letters.flatMap((letter) => [...letterFaults(letter, reading), ...sharedSeries(letter, parts)]), ...forms, ...open];
}

/** Where a fact brings its number with it, its series counts nothing else. */
const sharedSeries = ({ id, value, fault }: Found, parts: Parts): Fault[] =>
  (NUMBERED.has(value.when.fact) && parts.letters.some((other) => other.id !== id && other.value.series === value.series && other.value.when.fact !== value.when.fact) ? [fault(`series ${value.series} counts another letter too, and ${value.when.fact} brings its own number`, 'series')] : []);

function letterFaults({ value, fault }: Found, reading: Reading): Fault[] {
  const known = { series: idsOf(reading, 'series'), templates: idsOf(reading, 'templates'), organs: idsOf(reading, 'organs'), roles: idsOf(reading, 'roles') };
  return [
    ...(value.when.fact in CAUSES ? [] : [fault(`no letter is known for ${value.when.fact}`, 'when', 'fact')]),
    ...(known.series.has(value.series) ? [] : [fault(`series ${value.series} is not in the pack`, 'series')]),
    ...[value.template, LAYOUT].filter((name) => !known.templates.has(name)).map((name) => fault(`template ${name} is not in the pack`, 'template')),
    ...('organ' in value.signs && !known.organs.has(value.signs.organ) ? [fault(`organ ${value.signs.organ} is not in the pack`, 'signs', 'organ')] : []),
    ...value.to.flatMap((to, i) => [
      ...(known.roles.has(to.role) ? [] : [fault(`role ${to.role} is not in the pack`, 'to', i, 'role')]),
      ...('organ' in to && !known.organs.has(to.organ) ? [fault(`organ ${to.organ} is not in the pack`, 'to', i, 'organ')] : []),
    ]),
  ];
}
