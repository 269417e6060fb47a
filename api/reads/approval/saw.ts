import type { z } from 'zod';
import type { Saw } from '../../../domain/approval/facts';
import type { FactOf } from '../../../domain/record/fact';
import type { AttachmentRef } from '../../../domain/project/facts';
import type { Pack } from '../../../domain/policy/pack';
import { everyAttachmentOf, isOfKind, type AttachmentRow, type Told } from '../../../db/reads/case';
import type { Pool } from '../../../db/database';
import type { SawView } from '../../contract/common';
import { attachmentView, iso } from '../view';

type View = z.infer<typeof SawView>;
/** The facts that put papers before deciders; the last one before a decision names its files, of which the same bytes may have several. */
const HANDS_IN: ReadonlySet<string> = new Set(['project.submitted', 'project.resubmitted', 'acceptance.applied']);

/** What each decision of a record had before its decider: the version of the form and of each file, by the place of the decision. */
export async function sawViews(pool: Pool, facts: readonly Told[], pack: Pack): Promise<ReadonlyMap<number, View>> {
  const decisions = facts.flatMap((fact) => { const saw = sawOf(fact); return saw ? [{ seq: fact.seq, saw }] : []; });
  const [first] = facts;
  if (!first || decisions.length === 0) return new Map();
  const files = await everyAttachmentOf(pool, first.processId);
  return new Map(decisions.map(({ seq, saw }) => [seq, viewOf(saw, { seq, facts, files, pack })]));
}

type Word = Told & FactOf<'task.decided'>;
/** The decision that a round's end rests on: the word before it. */
export const wordBefore = (facts: readonly Told[], seq: number): Word | undefined => facts.findLast((fact): fact is Word => isOfKind(fact, 'task.decided') && fact.seq <= seq);

function sawOf({ kind, payload }: Told): Saw | undefined {
  const saw = kind === 'task.decided' ? (payload['saw'] as Saw | undefined) : undefined;
  return saw?.form ? saw : undefined;
}

type Seeing = { readonly seq: number; readonly facts: readonly Told[]; readonly files: readonly AttachmentRow[]; readonly pack: Pack };

function viewOf(saw: Saw, { seq, facts, files, pack }: Seeing): View {
  const forms = facts.filter(({ payload }) => typeof payload['form'] === 'string');
  const version = forms.findIndex(({ payload }) => payload['form'] === saw.form);
  const form = forms[version];
  const named = (facts.findLast((fact) => fact.seq < seq && HANDS_IN.has(fact.kind))?.payload['attachments'] ?? []) as readonly AttachmentRef[];
  const seen = named.filter(({ hash }) => saw.attachments.includes(hash)).flatMap(({ id }) => files.find((file) => file.id === id) ?? []);
  return { form: form ? { version: version + 1, at: iso(form.at) } : null, attachments: seen.map((file) => attachmentView(pack, file)) };
}
