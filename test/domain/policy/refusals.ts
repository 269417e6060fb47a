import { hindersPublishing, unknownPath, type Publishing } from '../../../domain/policy/overlay';
import { moveCase, unpublished } from '../../../domain/policy/move-case';
import type { Pack } from '../../../domain/policy/pack';
import { declare } from '../../support/deeds';
import { aRecord, PACK } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

const READY: Publishing = { drafts: [{ path: 'gates.yaml', by: ['a', 'b'] }], conflicts: [], faults: [], stands: 'x', seen: 'x' };
async function movedTo(change: Partial<Pack>, { closed = false } = {}): Promise<unknown> {
  const record = aRecord();
  await record.do(declare());
  const c = record.case();
  return moveCase(closed ? { ...c, process: { ...c.process, closedAt: 1, outcome: 'retired' } } : c, { hash: 'pack-2', pack: { ...PACK, ...change } }, record.world('chusan'));
}
const said = <T>(answer: T): Promise<T> => Promise.resolve(answer);
const FAULT = { file: 'overlay/gates.yaml', line: 3, says: 'rule x is not in the pack' };

/** Every "no" that somebody may meet who edits the rules. */
export const POLICY_REFUSALS: readonly RefusalCase[] = [
  { refused: 'overlay-empty', when: 'nothing is drafted', meet: () => said(hindersPublishing({ ...READY, drafts: [] }, 'c')) },
  { refused: 'overlay-changed', when: 'the drafts are not those that the publisher has read', meet: () => said(hindersPublishing({ ...READY, seen: 'y' }, 'c')) },
  { refused: 'two-people', when: 'one who wrote on a draft publishes it, though another wrote last', meet: () => said(hindersPublishing(READY, 'a')) },
  { refused: 'overlay-conflict', when: 'the release changed an item that lies over it and is not drafted anew', says: { items: [{ section: 'rules', id: 'x', file: 'rules/x.yaml' }] }, meet: () => said(hindersPublishing({ ...READY, conflicts: [{ section: 'rules', id: 'x', file: 'rules/x.yaml' }] }, 'c')) },
  { refused: 'overlay-faulty', when: 'what is drafted is no sound pack', says: { faults: [FAULT] }, meet: () => said(hindersPublishing({ ...READY, faults: [FAULT] }, 'c')) },
  { refused: 'overlay-path', when: 'a file is no part of a pack', says: { path: '../x.yaml' }, meet: () => said(unknownPath('../x.yaml')) },
  { refused: 'step-gone', when: 'a case is moved to a version without the step that is open', says: { step: 'confirm' }, meet: () => movedTo({ routes: [] }) },
  { refused: 'ladder-gone', when: 'a case is moved to a version without the ladder of its clock', says: { ladder: 'confirmation-item' }, meet: () => movedTo({ ladders: [] }) },
  { refused: 'process-closed', when: 'a case that has ended is moved to another version', meet: () => movedTo({}, { closed: true }) },
  { refused: 'version-unknown', when: 'a case is moved to a version that was never published', says: { to: 'x' }, meet: () => said(unpublished('x')) },
];
