import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import { hashOf, type HashAlgorithm } from '../record/hash';
import type { Client } from '../record/transaction';
import type { AttachmentRow } from '../reads/case';

/** Begins a draft of a unit; its id becomes the project's. */
export async function createDraft(client: Pick<Client, 'query'>, { unit, department, by }: { unit: string; department: string; by: string }): Promise<string> {
  const id = uuidv7();
  await client.query(`insert into draft (id, unit_id, department_id, by_id, data) values ($1, $2, $3, $4, '{}')`, [id, unit, department, by]);
  return id;
}

type From = { readonly unit: string; readonly department: string; readonly by: string; readonly data: object; readonly declaredBefore: string };

/** Begins a draft with what an earlier project had handed in; nothing where there is one of it already. */
export async function draftFrom(db: Knex, { unit, department, by, data, declaredBefore }: From): Promise<string | undefined> {
  const id = uuidv7();
  const made = await db('draft').insert({ id, unit_id: unit, department_id: department, by_id: by, data: JSON.stringify(data), declared_before: declaredBefore }).onConflict().ignore().returning('id');
  return made.length > 0 ? id : undefined;
}

type Save = { readonly id: string; readonly data: Record<string, unknown>; readonly keyTask: string | null; readonly version: number };

/** Keeps a draft and answers its new version; nothing where somebody else had saved a later one. */
export async function saveDraft(db: Knex, { id, data, keyTask, version }: Save): Promise<number | undefined> {
  const saved = await db('draft').where({ id, version }).whereNull('submitted_at').update({ data: JSON.stringify(data), key_task: keyTask, version: version + 1, changed_at: db.fn.now() });
  return saved > 0 ? version + 1 : undefined;
}

type NewFile = { readonly projectId: string; readonly kind: string; readonly name: string; readonly mediaType: string; readonly bytes: Buffer; readonly by: string; readonly at: number; readonly algorithm: HashAlgorithm };

/** Keeps a file under the hash of its bytes; `at` is business time. The same name again is its next version, which stands in the place of the one before. */
export async function addAttachment(db: Knex, { projectId, kind, name, mediaType, bytes, by, at, algorithm }: NewFile): Promise<AttachmentRow> {
  const hash = hashOf(algorithm, bytes);
  return db.transaction(async (trx) => {
    await trx('draft').where({ id: projectId }).forUpdate().first('id');
    await trx('blob').insert({ hash, bytes }).onConflict('hash').ignore();
    const last = await trx('attachment').where({ project_id: projectId, kind, name }).max<{ max: number | null }>('version as max').first();
    await trx('attachment').where({ project_id: projectId, kind, name }).whereNull('removed_at').update({ removed_at: trx.fn.now() });
    const row = { id: uuidv7(), project_id: projectId, kind, name, version: (last?.max ?? 0) + 1, hash, size: bytes.length, media_type: mediaType, by_id: by, at: new Date(at) };
    await trx('attachment').insert(row);
    await trx('draft').where({ id: projectId }).update({ changed_at: trx.fn.now() });
    return { id: row.id, projectId, kind, name, version: row.version, hash, size: row.size, mediaType, at: row.at.getTime() };
  });
}

/** Takes a file off the list; its bytes stay, for a decision may have seen them. */
export async function removeAttachment(db: Knex, { projectId, id }: { projectId: string; id: string }): Promise<boolean> {
  return (await db('attachment').where({ project_id: projectId, id }).whereNull('removed_at').update({ removed_at: db.fn.now() })) > 0;
}
