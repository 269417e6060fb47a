import type { Case, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { touched } from './claim';
import type { RemarkFile } from './facts';

/** A file that lies ready beside the case, by its content. */
export type Ready = Omit<RemarkFile, 'version'>;
/** What of files the case has: those that lie ready, and the names of those that earlier remarks brought. */
export type Files = { readonly ready: readonly Ready[]; readonly before: readonly string[] };
type Remark = { readonly taskId: string; readonly words: string; readonly files: readonly { readonly name: string; readonly hash: string }[] };

/** After it her words, and the files beside them, stand in the time line (备注). A name that was there before is its next version. */
export function remark(c: Case, { taskId, words, files }: Remark, { w, has }: { w: World; has: Files }): Refusal | Decided<{ readonly taskId: string; readonly files: readonly RemarkFile[] }> {
  const task = touched(c, taskId, w);
  if (isRefusal(task)) return task;
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const attachments: RemarkFile[] = [];
  for (const { name, hash } of files) {
    const ready = has.ready.find((each) => each.name === name && each.hash === hash);
    if (!ready) return { refused: 'file-unknown', name };
    const version = [...has.before, ...attachments.map((each) => each.name)].filter((each) => each === name).length + 1;
    attachments.push({ name, hash, size: ready.size, mediaType: ready.mediaType, version });
  }
  return { facts: [{ kind: 'remark.made', v: 1, payload: { by: w.actor.id, taskId, words, attachments } }], answer: { taskId, files: attachments } };
}
