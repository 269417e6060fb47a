import type { Form } from '../api/contract';
import { fieldOf, type Fault } from '../parts/faults';
import { FormField, type Rules } from './form-field';

export type Data = Readonly<Record<string, unknown>>;
type Props = { readonly form: Pick<Form, 'schema' | 'fields'>; readonly data: Data; readonly faults: readonly Fault[]; readonly put: (data: Data) => void };

/** The questions of a form in one column, each with what is wrong with its answer. */
export function FormFields({ form, data, faults, put }: Props) {
  const { properties = {}, required = [] } = form.schema as { properties?: Record<string, Rules>; required?: readonly string[] };
  return (
    <div className="form-fields">
      {form.fields.map((field) => (
        <FormField key={field.name} field={field} rules={properties[field.name] ?? {}} value={data[field.name]} required={required.includes(field.name)}
          fault={faults.find((fault) => fieldOf(fault) === field.name)?.detail} put={(value) => put(changed(data, field.name, value))} />
      ))}
    </div>
  );
}

function changed(data: Data, name: string, value: unknown): Data {
  if (value !== undefined) return { ...data, [name]: value };
  return Object.fromEntries(Object.entries(data).filter(([each]) => each !== name));
}
