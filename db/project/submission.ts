import type { Refusal } from '../../domain/refusal';
import type { Also } from '../record/change';
import type { Client } from '../record/law';
import { attachmentsOf, type AttachmentRow } from '../reads/case';
import { draftOf, type DraftItem } from '../reads/projects';

export type Submitting = { readonly hindrance: Refusal | null; readonly attachments: readonly AttachmentRow[]; readonly number: string };

/** Reads the draft again under a lock, marks it submitted, and takes the next number of the year, last of all: numbers have no gaps. */
export const lockDraft = (draft: DraftItem): Also<Submitting> => async (client, { year, prefix }) => {
  await client.query('select from draft where id = $1 for update', [draft.id]);
  const now = await draftOf(client, draft.id);
  const attachments = await attachmentsOf(client, draft.id);
  if (now?.submittedAt !== null) return { hindrance: { refused: 'draft-already-submitted' }, attachments, number: '' };
  if (now.version !== draft.version) return { hindrance: { refused: 'draft-changed-elsewhere' }, attachments, number: '' };
  await client.query('update draft set submitted_at = now() where id = $1', [draft.id]);
  return { hindrance: null, attachments, number: await takeNumber(client, { year, prefix }) };
};

async function takeNumber(client: Client, { year, prefix }: { year: number; prefix: string }): Promise<string> {
  const { rows } = await client.query<{ value: number }>(`insert into counter (name, value) values ($1, 1) on conflict (name) do update set value = counter.value + 1 returning value`, [`project.${year}`]);
  return `${prefix}${year}-${String(rows[0]?.value ?? 0).padStart(4, '0')}`;
}
