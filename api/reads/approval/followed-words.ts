import type { z } from 'zod';
import type { Followed } from '../../../domain/approval/facts';
import type { Pack } from '../../../domain/policy/pack';
import type { Words } from '../../contract/common';
import { outcomeName, stageName } from '../words';

type W = z.infer<typeof Words>;
const w = (zh: string, en: string): W => ({ zh, en });
const both = (zh: string, en: string, name: W): W => w(`${zh}${name.zh}`, `${en} ${name.en}`);
const named = (name: string, found: W | undefined): W => found ?? w(name, name);
const yuan = (fen: string): string => `${fen.padStart(3, '0').slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${fen.padStart(3, '0').slice(-2)}`;

type Say = (name: string, pack: Pack) => W;
const SAYS: Readonly<Record<string, Say>> = {
  letter: (name) => w(`发出文书 ${name}`, `Letter ${name} issued`),
  notice: (name) => w(`通知 ${name} 人`, name === '1' ? '1 person notified' : `${name} people notified`),
  correction: () => w('此前的更正', 'An earlier correction'),
  stage: (name) => both('进入阶段：', 'Entered', stageName(name)),
  'stage-left': (name) => both('离开阶段：', 'Left', stageName(name)),
  gate: (name, pack) => both('判定：', 'Ruled:', named(name, pack.gates.find(({ id }) => id === name)?.name)),
  wait: (name, pack) => both('开始等待：', 'Awaits', named(name, pack.waits.find(({ wait }) => wait === name)?.name)),
  child: (name) => w(`开启年度事项 ${name}`, `Opened ${name}`),
  round: (name, pack) => both('开始办理：', 'Opened', named(name, pack.routes.find(({ id }) => id === name)?.name)),
  decision: (name, pack) => both('作出决定：', 'Decided:', named(name, pack.routes.find(({ id }) => id === name)?.name)),
  milestone: (name, pack) => both('建设节点：', 'Milestone:', named(name, pack.milestones.find(({ id }) => id === name)?.name)),
  money: (name) => w(`登记金额 ${yuan(name)} 元`, `CNY ${yuan(name)} registered`),
  day: (name) => w(`期限改为 ${name}`, `Due day moved to ${name}`),
  closed: (name) => both('办结：', 'Closed:', outcomeName(name)),
};

/** What followed, in both languages. */
export const followedWords = ({ what, name }: Followed, pack: Pack): W => SAYS[what]?.(name, pack) ?? w(`其他记录：${name}`, `Another entry: ${name}`);
