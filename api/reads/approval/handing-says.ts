import type { RemarkFile } from '../../../domain/approval/facts';
import type { z } from 'zod';
import type { Told } from '../../../db/reads/case';
import type { Words } from '../../contract/common';

type W = z.infer<typeof Words>;
type Payload = Told['payload'];
type Names = ReadonlyMap<string, string>;
const w = (zh: string, en: string): W => ({ zh, en });
const named = (id: unknown, names: Names): string => names.get(String(id)) ?? String(id);
const peopleOf = (tells: unknown, names: Names): string[] => (Array.isArray(tells) ? (tells as { to: string }[]).map(({ to }) => named(to, names)) : []);
const all = (tells: unknown, names: Names): W => w(peopleOf(tells, names).join('、'), peopleOf(tells, names).join(', '));
const filesOf = (files: unknown): string => (files as readonly RemarkFile[]).map(({ name, version }) => (version > 1 ? `${name}（第 ${version} 版）` : name)).join('、');

/** What the acts beside a decision say on the time line, with the names of those whom they concern. */
export const HANDING_SAYS: Readonly<Record<string, (payload: Payload, names: Names) => W>> = {
  'task.reassigned': (p, names) => (p['why'] === 'assigned' ? w(`指派${named(p['to'], names)}办理`, `Assigned to ${named(p['to'], names)}`) : w(`转由${named(p['to'], names)}办理`, `Handed on to ${named(p['to'], names)}`)),
  'task.delegated': (p, names) => w(`委派${named(p['to'], names)}提意见`, `Out with ${named(p['to'], names)} for an opinion`),
  'task.resolved': (p, names) => w(`提交委派意见，交回${named(p['to'], names)}`, `Opinion given; back with ${named(p['to'], names)}`),
  'task.taken-back': (p, names) => w(`收回委派（原委派${named(p['from'], names)}）`, `Taken back from ${named(p['from'], names)}`),
  'consult.answered': () => w('回复征求意见', 'Answered a question'),
  'copy.sent': (p, names) => w(`抄送${all(p['tells'], names).zh}`, `Copies to ${all(p['tells'], names).en}`),
  'task.urged': (p, names) => w(`催办（第 ${String(p['n'])} 次）：${all(p['tells'], names).zh}`, `Urged (${String(p['n'])}): ${all(p['tells'], names).en}`),
  'remark.made': (p) => { const files = filesOf(p['attachments']); return w(files === '' ? '备注' : `备注，附件：${files}`, files === '' ? 'Remark' : `Remark, with ${files}`); },
  'task.cancelled': () => w('回避，由他人办理', 'Stood back; somebody else takes the seat'),
  'task.opened': (p, names) => w(`向${named(p['named'], names)}征求意见`, `${named(p['named'], names)} is asked`),
};

/** Cancelled and opened tasks are told only where a person's act made them so: she stood back, or asked a question. */
export const isHanding = ({ kind, payload }: Pick<Told, 'kind' | 'payload'>): boolean =>
  kind === 'task.cancelled' ? payload['why'] === 'recused' && payload['by'] !== undefined : kind === 'task.opened' ? payload['work'] === 'consult' : HANDING_SAYS[kind] !== undefined;

/** Everybody whom these facts name. */
export const peopleNamed = (facts: readonly Told[]): string[] =>
  facts.filter(isHanding).flatMap(({ payload }) => [...['to', 'from', 'named'].flatMap((name) => (typeof payload[name] === 'string' ? [payload[name]] : [])), ...(Array.isArray(payload['tells']) ? (payload['tells'] as { to: string }[]).map(({ to }) => to) : [])]);
