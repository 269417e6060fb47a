import type { Form, HostSheet as Sheet } from '../api/contract';
import { HostSheet } from '../cloud/host-sheet';
import { EMPTY_SHEET } from '../cloud/sheet';
import { faultWords, fieldOf, type Fault } from '../parts/faults';
import { useWords } from '../words/words';
import { FormField, type Rules } from './form-field';

export type Data = Readonly<Record<string, unknown>>;
type Props = { readonly form: Pick<Form, 'schema' | 'fields' | 'services'>; readonly data: Data; readonly faults: readonly Fault[]; readonly put: (data: Data) => void };

/** The questions of a form in one column, each with what is wrong with its answer. */
export function FormFields({ form, data, faults, put }: Props) {
  const { properties = {}, required = [] } = form.schema as { properties?: Record<string, Rules>; required?: readonly string[] };
  return (
    <div className="form-fields">
      {form.fields.map((field) => (field.name === 'cloud' ? <CloudField key={field.name} form={form} data={data} faults={faults} put={put} /> :
        <FormField key={field.name} field={field} rules={properties[field.name] ?? {}} value={data[field.name]} required={required.includes(field.name)}
          fault={faults.find((fault) => fieldOf(fault) === field.name)?.detail} put={(value) => put(changed(data, field.name, value))} />
      ))}
    </div>
  );
}

/** The sheet of virtual hosts, asked only of a project on the cloud. */
function CloudField({ form, data, faults, put }: Props) {
  const { t } = useWords();
  if (data['onCloud'] !== true && data['cloudState'] !== 'NEW_ON_CLOUD') return null;
  const wrong = faults.filter(({ pointer }) => pointer.startsWith('/cloud/'));
  return (
    <div className={wrong.length > 0 ? 'form-field form-field-fault' : 'form-field'}>
      <p>{t('cloud.resources')}</p>
      <HostSheet services={form.services} sheet={(data['cloud'] ?? EMPTY_SHEET) as Sheet} change={(sheet) => put(changed(data, 'cloud', sheet))} />
      {wrong.slice(0, 3).map((fault) => <p key={fault.pointer} className="form-fault">{t('cloud.faultAt', { at: fault.pointer.replace('/cloud/', ''), what: faultWords(t, fault.detail) })}</p>)}
    </div>
  );
}

function changed(data: Data, name: string, value: unknown): Data {
  if (value !== undefined) return { ...data, [name]: value };
  return Object.fromEntries(Object.entries(data).filter(([each]) => each !== name));
}
