import type { z } from 'zod';
import { askGate } from '../../../domain/policy/ask-gate';
import { formOf } from '../../../domain/policy/lookup';
import { cutoffOf, windowOn } from '../../../domain/policy/window';
import { windowId } from '../../../domain/declaration/ids';
import { openedWindow, type OpenedWindow } from '../../../db/reads/declaration';
import { dayOf } from '../../../domain/calendar/calendar';
import { asking } from '../../../domain/project/gates';
import { cloudOf, faultsOfDeclaration } from '../../../domain/project/submit';
import { CHANNELS, CLOUD_STATES, PROJECT_KINDS, THEMES, type Channel, type ProjectKindCode, type Theme } from '../../../domain/project/states';
import { attachmentsOf } from '../../../db/reads/case';
import type { DraftItem } from '../../../db/reads/projects';
import type { Sight } from '../../../db/reads/sight';
import { adoptableBy } from '../../../db/reads/supervised';
import type { FormView } from '../../contract/form';
import type { DraftPage } from '../../contract/project';
import type { Desk } from '../../door';
import { serviceViews } from '../cloud/view';
import { attachmentView, iso, mark, organ, rulingView, sourceWords } from '../view';

type Drafting = { readonly draft: DraftItem; readonly sight: Sight; readonly language: 'zh' | 'en' };

/** A draft with what it still lacks: the form's faults, the rules as they would be ruled now, and the window. */
export async function draftPage({ db }: Desk, { draft, sight }: Drafting): Promise<z.infer<typeof DraftPage>> {
  const files = await attachmentsOf(db.pool, draft.id);
  const opened = await openedWindow(db.pool, windowId(sight.pack.jurisdiction, String(draft.data['channel']), yearOf(sight)));
  const faults = faultsOfDeclaration(sight, draft.data);
  return {
    at: iso(sight.now), id: draft.id, version: draft.version, unit: organ(sight.pack, draft.unit), department: organ(sight.pack, draft.department), data: draft.data, keyTask: draft.keyTask, keyTasks: await adoptableBy(db.pool, draft.unit),
    form: formView(sight), attachments: files.map((file) => attachmentView(sight.pack, file)), faults: faults.map(({ pointer, says }) => ({ pointer, detail: says })),
    rulings: rulingsOf(draft, { sight, kinds: files.map(({ kind }) => kind), opened, hasSoundSheet: !faults.some(({ pointer }) => pointer.startsWith('/cloud')) }), window: windowOf(draft, { sight, opened }), may: [{ act: 'submit', blocked: null, outcome: null }],
  };
}

/** The form as the pack in force has it. */
export function formView(sight: Sight, of = 'declaration'): z.infer<typeof FormView> {
  const { pack } = sight;
  const form = formOf(pack, of);
  return { services: serviceViews(sight), schema: { ...form.schema }, fields: form.fields.map(({ name, label, help, source }) => ({ name, label, help: help ?? null, source: sourceWords(pack, source) })), attachmentKinds: pack.attachments.map(({ kind, name, help }) => ({ kind, name, help: help ?? null })) };
}

const channelOf = (draft: DraftItem): Channel | undefined => CHANNELS.find((each) => each === draft.data['channel']);
const themesOf = ({ data: { themes } }: DraftItem): readonly Theme[] => THEMES.filter((theme) => Array.isArray(themes) && themes.includes(theme));
const kindOf = (draft: DraftItem): ProjectKindCode | undefined => PROJECT_KINDS.find((each) => each === draft.data['kind']);

/** Rules are shown as soon as the draft says what they ask about. */
function rulingsOf(draft: DraftItem, { sight, kinds, opened, hasSoundSheet }: { sight: Sight; kinds: readonly string[]; opened: OpenedWindow | null; hasSoundSheet: boolean }): z.infer<typeof DraftPage>['rulings'] {
  const [channel, kind, amountFen] = [channelOf(draft), kindOf(draft), draft.data['amountFen']];
  if (!channel || !kind || typeof amountFen !== 'number' || !Number.isSafeInteger(amountFen)) return [];
  const declared = { id: draft.id, kind, channel, year: yearOf(sight), amountFen, attachmentKinds: kinds, declaredAt: sight.now, window: opened, cloudState: CLOUD_STATES.find((each) => each === draft.data['cloudState']) ?? null, themes: themesOf(draft), cloud: cloudOf(hasSoundSheet ? draft.data : { onCloud: draft.data['onCloud'], cloudState: draft.data['cloudState'], cloudChapter: draft.data['cloudChapter'] }) };
  const w = { at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor: { id: '', holdings: [] } };
  return askGate(sight.pack, 'declaration', asking(declared, 0, w)).map((ruling) => rulingView(sight.pack, ruling, 'declaration'));
}

const yearOf = (sight: Sight): number => Number(dayOf(sight.calendar, sight.now).slice(0, 4));

function windowOf(draft: DraftItem, { sight, opened }: { sight: Sight; opened: OpenedWindow | null }): z.infer<typeof DraftPage>['window'] {
  const channel = channelOf(draft);
  return channel ? windowView(sight, { channel, opened }) : null;
}

/** The declaration windows of this year, with the time left. */
export const windowsNow = async ({ pool }: Desk['db'], sight: Sight): Promise<NonNullable<z.infer<typeof DraftPage>['window']>[]> =>
  Promise.all(sight.pack.windows.map(async ({ channel }) => windowView(sight, { channel, opened: await openedWindow(pool, windowId(sight.pack.jurisdiction, channel, yearOf(sight))) })));

function windowView(sight: Sight, { channel, opened }: { channel: string; opened: OpenedWindow | null }): NonNullable<z.infer<typeof DraftPage>['window']> {
  const { window } = windowOn(sight.pack, channel, yearOf(sight));
  const cutoffAt = cutoffOf(sight.pack, { channel, year: yearOf(sight), window: opened });
  const dayMark = mark(sight, cutoffAt === undefined ? null : { ladder: 'plan-task', state: 'open', dueAt: cutoffAt });
  return { channel, name: window?.name ?? { zh: channel, en: channel }, cutoffAt: cutoffAt === undefined ? null : iso(cutoffAt), dayMark };
}
