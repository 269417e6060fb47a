import { compileForm } from '../form';
import type { Fault, Parts, Reading } from '../parts';

/** Every form's schema compiles as strict JSON Schema 2020-12 and agrees with its list of fields; its codes are those of the pack. */
export const checkForms = ({ parts }: Reading): readonly Fault[] => parts.forms.flatMap((form) => [...compiles(form), ...labelled(form)]);

type Form = Parts['forms'][number];

function compiles({ value, fault }: Form): Fault[] {
  try {
    compileForm(value.schema);
    return [];
  } catch (thrown) {
    return [fault(`schema does not compile: ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'schema')];
  }
}

function labelled({ value, fault }: Form): Fault[] {
  const properties = Object.keys(value.schema['properties'] ?? {});
  const fields = value.fields.map(({ name }) => name);
  return [
    ...properties.filter((name) => !fields.includes(name)).map((name) => fault(`property ${name} has no label among the fields`, 'schema', 'properties', name)),
    ...fields.flatMap((name, i) => (properties.includes(name) ? [] : [fault(`field ${name} is no property of the schema`, 'fields', i, 'name')])),
  ];
}
