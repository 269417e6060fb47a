import type { Knex } from 'knex';
import type { Pack } from '../domain/policy/pack';
import { asJson, canonical } from '../domain/record/canonical';
import { hashOf, type HashAlgorithm } from './record/hash';

type Publishing = { readonly pack: Pack; readonly files: Readonly<Record<string, string>>; readonly by: string; readonly inForceFrom: number; readonly algorithm: HashAlgorithm };

/** The address of a pack: the hash of its canonical bytes. Two packs that say the same have the same. */
export const packHash = (algorithm: HashAlgorithm, pack: Pack): string => hashOf(algorithm, canonical(asJson(pack)));

/** Publishes a pack as an immutable row, addressed by hash; its organs become known. Publishing it again changes nothing. `inForceFrom` is business time. */
export async function publishPack(db: Knex, { pack, files, by, inForceFrom, algorithm }: Publishing): Promise<{ hash: string; isNew: boolean }> {
  const hash = packHash(algorithm, pack);
  return db.transaction(async (trx) => {
    if (await trx('pack').where({ hash }).first('hash')) return { hash, isNew: false };
    await trx('pack').insert({ hash, jurisdiction: pack.jurisdiction, version: pack.version, body: JSON.stringify(pack), files: JSON.stringify(files), published_by: by, in_force_from: new Date(inForceFrom) });
    const organs = pack.organs.map(({ id, name, kind, parent }) => ({ id, jurisdiction: pack.jurisdiction, name_zh: name.zh, name_en: name.en, kind, parent_id: parent ?? null }));
    for (const organ of parentsFirst(organs)) await trx('organ').insert(organ).onConflict('id').merge(['name_zh', 'name_en', 'kind', 'parent_id']);
    await trx('installation').update({ directory_version: trx.raw('directory_version + 1') });
    return { hash, isNew: true };
  });
}

function parentsFirst<T extends { id: string; parent_id: string | null }>(organs: readonly T[]): T[] {
  const known = new Set<string>();
  const ordered: T[] = [];
  const place = (organ: T): void => {
    if (known.has(organ.id)) return;
    known.add(organ.id);
    const parent = organs.find(({ id }) => id === organ.parent_id);
    if (parent) place(parent);
    ordered.push(organ);
  };
  organs.forEach(place);
  return ordered;
}
