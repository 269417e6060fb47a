import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { Day } from './item';
import { formOf } from './lookup';
import type { Form, Pack } from './pack';

/** What is wrong with one field of a form, and where; `says` is ajv's keyword with its figure, worded by the screen. */
export type FormFault = { readonly pointer: string; readonly says: string };

const COMPILED = new Map<string, ValidateFunction>();

/** Everything that the pack's schema finds wrong with a form, all at once. A schema is compiled once for each published pack. */
export function faultsOfForm(pack: Pack, packHash: string, { form, data }: { form: string; data: unknown }): readonly FormFault[] {
  const validate = COMPILED.get(`${packHash} ${form}`) ?? compile(pack, packHash, form);
  return validate(data) ? [] : (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(fault);
}

function compile(pack: Pack, packHash: string, form: string): ValidateFunction {
  const compiled = compileForm(formOf(pack, form).schema);
  COMPILED.set(`${packHash} ${form}`, compiled);
  return compiled;
}

/** The validator of a form's schema. Throws where it is no strict JSON Schema 2020-12, or asks for a format other than `date`. */
export const compileForm = (schema: Form['schema']): ValidateFunction => new Ajv2020({ allErrors: true, strict: true, formats: FORMATS }).compile(schema);

const FORMATS = { date: (text: string) => Day.safeParse(text).success };

const fault = ({ instancePath, keyword, params, message }: ErrorObject): FormFault =>
  ({ pointer: keyword === 'required' ? `${instancePath}/${String(params['missingProperty'])}` : instancePath, says: message ?? keyword });
