import { randomUUID } from 'node:crypto';
import { openAccount } from '../../db/accounts';
import { travelTo } from '../../db/clock';
import { once } from '../../db/record/once';
import { createDraft, draftFrom, saveDraft } from '../../db/project/drafts';
import { lockDraft } from '../../db/project/submission';
import { draftOf, type DraftItem } from '../../db/reads/projects';
import { isRefusal } from '../../domain/refusal';
import { agree, claim, declare, who, type Deed } from '../support/deeds';
import type { TestDatabase } from '../support/database';
import type { RefusalCase } from '../support/refusal-case';
import { aTown, type Town } from '../support/town';

/** A project of its own that waits for its department. */
async function declared(db: TestDatabase): Promise<{ town: Town; id: string; taskId: string }> {
  const [town, id] = [aTown(db), randomUUID()];
  await town.do(declare({ id }));
  return { town, id, taskId: `${id}~confirmation~1~confirm~confirmer` };
}

async function aDraft(db: TestDatabase): Promise<DraftItem> {
  const id = await createDraft(db.pool, { unit: 'sh-zjw-xxb', department: 'sh-zjw', by: who('zjw-clerk') });
  const draft = await draftOf(db.pool, id);
  if (!draft) throw new Error('no draft');
  return draft;
}

/** The draft handed in as the door does it: read before, and again under its lock. */
const handIn = (town: Town, draft: DraftItem, deed: Deed) =>
  town.record.changeAll([draft.id], { commandId: randomUUID(), actorId: deed.by, content: deed.content, also: lockDraft(draft) }, (cases, w, seen) => seen.hindrance ?? deed.decide(cases, w, undefined));

/** Every "no" of the record itself and of what it reads under its locks. */
export const RECORD_REFUSALS: readonly RefusalCase<[TestDatabase]>[] = [
  { refused: 'login-taken', when: 'an account is opened under a name that somebody has', meet: (db) => openAccount(db.pool, { id: 'person-x', login: 'wangmin', name: '某人', mail: 'x@docket.example' }, { by: who('chusan'), reason: '新到岗' }) },
  { refused: 'not-found', when: 'there is no such process', meet: async (db) => aTown(db).put(claim('nowhere~confirmation~1~confirm~confirmer', 'zjw-review')) },
  {
    refused: 'command-id-reused', when: 'the id of one act comes with the content of another',
    meet: async (db) => { const { town, taskId } = await declared(db); const commandId = randomUUID(); await town.put(claim(taskId, 'zjw-review'), { commandId }); return town.put(agree(taskId, 'zjw-review'), { commandId }); },
  },
  {
    refused: 'command-not-yours', when: 'somebody repeats the act of another by its id',
    meet: async (db) => { const { town, taskId } = await declared(db); const commandId = randomUUID(); await town.put(claim(taskId, 'zjw-review'), { commandId }); return town.put(claim(taskId, 'yjj-review'), { commandId }); },
  },
  {
    refused: 'superseded', when: 'a run writes after another has taken its process up',
    meet: async (db) => { const { town, taskId } = await declared(db); return town.put(claim(taskId, 'zjw-review'), { runId: 'a-run-of-yesterday' }); },
  },
  { refused: 'not-possible-here', when: 'the clock is asked to go back', meet: async (db) => once(db.pool, { algorithm: 'sm3', asked: { commandId: randomUUID(), actorId: who('zhengshi'), content: 'back' } }, (client) => travelTo(client, { until: 0, by: who('zhengshi') })) },
  {
    refused: 'draft-already-submitted', when: 'a draft is handed in twice',
    meet: async (db) => {
      const [town, draft] = [aTown(db), await aDraft(db)];
      const first = await handIn(town, draft, declare({ id: draft.id }));
      if (isRefusal(first)) throw new Error(first.refused);
      return handIn(town, draft, declare({ id: draft.id }));
    },
  },
  {
    refused: 'declared-again-already', when: 'two clerks make a new draft of the same project',
    meet: async (db) => {
      const from = { unit: 'sh-zjw-xxb', department: 'sh-zjw', by: who('zjw-clerk'), data: {}, declaredBefore: randomUUID() };
      const [first, again] = [await draftFrom(db.knex, from), await draftFrom(db.knex, from)];
      return first !== undefined && again === undefined ? { refused: 'declared-again-already' } : { first, again };
    },
  },
  {
    refused: 'draft-changed-elsewhere', when: 'a colleague saved it between the reading and the handing in',
    meet: async (db) => {
      const draft = await aDraft(db);
      await saveDraft(db.knex, { id: draft.id, data: { title: '另一稿' }, keyTask: null, version: draft.version });
      return handIn(aTown(db), draft, declare({ id: draft.id }));
    },
  },
];
