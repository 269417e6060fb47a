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
/** Where somebody signs who was added: before, after or beside whoever added her. */
const WHERE: Readonly<Record<string, W>> = { before: w('先于本人签署', 'to sign before herself'), after: w('在本人之后签署', 'to sign after herself'), beside: w('与本人一同签署', 'to sign beside herself') };
const isAdded = (payload: Payload): boolean => WHERE[String(payload['added'])] !== undefined && payload['named'] !== undefined;
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
  'task.cancelled': (p, names) => (p['why'] === 'removed' ? takenOff(p['named'], names) : w('回避，由他人办理', 'Stood back; somebody else takes the seat')),
  'task.opened': (p, names) => (isAdded(p) ? addedWhere(p, names) : w(`向${named(p['named'], names)}征求意见`, `${named(p['named'], names)} is asked`)),
};

function addedWhere(p: Payload, names: Names): W {
  const [her, where] = [named(p['named'], names), WHERE[String(p['added'])] ?? w('', '')];
  return w(`加签${her}，${where.zh}`, `Added ${her} ${where.en}`);
}
const takenOff = (her: unknown, names: Names): W => (typeof her === 'string' ? w(`减签${named(her, names)}`, `Took ${named(her, names)} off the signers`) : w('减签一席', 'Took a seat off the signers'));

/** Cancelled and opened tasks are told only where a person's act made them so: she stood back, asked a question, added a signer or took one off. */
export const isHanding = ({ kind, payload }: Pick<Told, 'kind' | 'payload'>): boolean => (ONLY[kind] ?? (() => HANDING_SAYS[kind] !== undefined))(payload);
const ONLY: Readonly<Record<string, (payload: Payload) => boolean>> = {
  'task.cancelled': (p) => p['by'] !== undefined && (p['why'] === 'recused' || p['signer'] === true),
  'task.opened': (p) => p['work'] === 'consult' || isAdded(p),
};

/** Under what name each kind of fact says who has a seat from then on; who gives it back has it no more. */
const HOLDER: Readonly<Record<string, string>> = { 'task.opened': 'named', 'task.reassigned': 'to', 'task.claimed': 'by', 'task.unclaimed': '' };

/** The facts of a record, with whom the seat was asked of beside each signer who was taken off: the fact itself names the task only. */
export function withSigners(facts: readonly Told[]): readonly Told[] {
  const asked = new Map<string, string | null>();
  return facts.map((fact) => {
    const { kind, payload } = fact;
    const [id, holder] = [String(payload['taskId']), HOLDER[kind]];
    if (payload['added'] === undefined && !asked.has(id)) return fact;
    if (holder !== undefined) asked.set(id, textOf(payload[holder]));
    return kind === 'task.cancelled' && payload['why'] === 'removed' ? { ...fact, payload: { ...payload, signer: true, named: asked.get(id) } } : fact;
  });
}
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Everybody whom these facts name. */
export const peopleNamed = (facts: readonly Told[]): string[] =>
  facts.filter(isHanding).flatMap(({ payload }) => [...['to', 'from', 'named'].flatMap((name) => (typeof payload[name] === 'string' ? [payload[name]] : [])), ...(Array.isArray(payload['tells']) ? (payload['tells'] as { to: string }[]).map(({ to }) => to) : [])]);
