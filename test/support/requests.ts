import type { Quantities } from '../../domain/cloud/sheet';
import { askRequest } from '../../domain/request/ask';
import { requestId } from '../../domain/request/ids';
import { resubmitRequest } from '../../domain/request/resubmit';
import { withdrawRequest } from '../../domain/request/withdraw';
import { aProject, waiting } from './cases';
import { aCloudProject } from './cloud';
import { agree, onOne, sendBack, who, type Deed } from './deeds';
import type { MemoryRecord } from './memory-record';

/** The change of the project that tests speak of, and the one after it. */
export const changeId = (n = 1, subject = 'p1'): string => requestId({ subject, kind: 'project-change', n });
export const CHANGE = changeId();

export type ChangeData = { readonly amountFen?: number; readonly cloud?: Quantities; readonly scope?: string; readonly reason?: string };
type Asking = { readonly by?: string; readonly n?: number; readonly kind?: string; readonly subject?: string; readonly data?: object };
/** The unit asks for a change; two services more and one less, unless told otherwise. */
export const askChange = (change: ChangeData = { cloud: { CS08: 14, CS09: 8 } }, { by = 'zjw-clerk', n = 1, kind = 'project-change', subject = 'p1', data }: Asking = {}): Deed => ({
  ids: [subject, changeId(n, subject)], by: who(by), content: { change: subject, n },
  decide: (cases, w) => { const c = cases.get(subject); return c ? askRequest(c, { kind, data: data ?? { reason: '业务量增长', ...change }, form: `change-${n}` }, w) : { refused: 'not-found' }; },
});
/** The unit answers what was asked for, with the change as it wants it now. */
export const resubmitChange = (change: ChangeData = { cloud: { CS08: 14, CS09: 8 } }, { by = 'zjw-clerk', n = 1, answers = [1, 2] }: { by?: string; n?: number; answers?: readonly number[] } = {}): Deed =>
  onOne(changeId(n), { by, content: { again: n } }, (c, w) => resubmitRequest(c, { data: { reason: '业务量增长', ...change }, form: `change-${n}-again`, answers: answers.map((item) => ({ n: item, text: `text-answer-${item}` })) }, w));
/** The unit asks no more. */
export const withdrawChange = (by = 'zjw-clerk', n = 1): Deed => onOne(changeId(n), { by, content: { takeBack: n } }, (c, w) => withdrawRequest(c, { reason: 'text-reason' }, w));

/** A change of a cloud project that waits for the reviewing body. */
export async function anAskedChange(change?: ChangeData): Promise<MemoryRecord> {
  const record = await aCloudProject();
  await record.do(askChange(change));
  return record;
}

/** A change that was sent back. */
export async function aReturnedChange(): Promise<MemoryRecord> {
  const record = await anAskedChange();
  await record.do(sendBack(waiting(record, 'change-reviewer', CHANGE).id, 'wangmin'));
  return record;
}

/** Everybody whose seat sits agrees. */
export async function granted(record: MemoryRecord, n = 1): Promise<void> {
  await record.do(agree(waiting(record, 'change-reviewer', changeId(n)).id, 'wangmin'));
  const finance = record.case(changeId(n)).tasks.find(({ seat, state }) => seat === 'change-finance' && state === 'open');
  if (finance) await record.do(agree(finance.id, 'lisi'));
}

/** A project that is built and about to apply for its acceptance, with a change open. */
export async function aBuiltProjectWithAChange(): Promise<MemoryRecord> {
  const record = await aProject('built');
  await record.do(askChange({ scope: '减少一个子系统' }));
  return record;
}
