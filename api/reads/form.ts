import type { z } from 'zod';
import type { Pack } from '../../domain/policy/pack';
import type { FieldView } from '../contract/common';
import { sourceWords } from './view';

type Data = Readonly<Record<string, unknown>>;

/** The fields of a form as the pack orders and words them, with what they were one round ago. */
export const fieldViews = (pack: Pack, data: Data, before: Data | null): z.infer<typeof FieldView>[] => fieldsOf({ pack, form: 'declaration' }, data, before);

/** The same of any form. */
export function fieldsOf({ pack, form: of }: { readonly pack: Pack; readonly form: string }, data: Data, before: Data | null): z.infer<typeof FieldView>[] {
  const form = pack.forms.find(({ id }) => id === of);
  return (form?.fields ?? []).map(({ name, label, help, source }) => {
    const changed = before !== null && JSON.stringify(before[name]) !== JSON.stringify(data[name]);
    return { name, label, help: help ?? null, source: sourceWords(pack, source), value: data[name] ?? null, changed, ...(changed && { was: before[name] ?? null }) };
  });
}

/** A kept form as data; a redacted one is empty. */
export const readKept = (body: string | undefined): Data => (body === undefined ? {} : (JSON.parse(body) as Data));
