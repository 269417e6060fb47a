import type { z } from 'zod';
import { dayOf, type Calendar } from '../../../domain/calendar/calendar';
import { lastDayOf } from '../../../domain/calendar/schedule';
import type { Clock, Explanation, Hand, StepWhy, Way } from '../../../domain/approval/explain';
import type { SkipWhy } from '../../../domain/approval/states';
import type { Pack, Source, Words } from '../../../domain/policy/pack';
import type { ExplainedLine } from '../../contract/forecast';
import { clauseView, iso, office, organ } from '../view';
import { asked } from './input-words';

type View = z.infer<typeof ExplainedLine>;
type Naming = { readonly pack: Pack; readonly calendar: Calendar; readonly names: ReadonlyMap<string, string>; readonly texts: ReadonlyMap<string, string> };
const w = (zh: string, en: string): Words => ({ zh, en });
const GONE = '（已删改）';
const line = (what: View['what'], code: string, words: Words): View => ({ what, code, words, at: null, note: null, clause: null });

/** An explanation as sentences: how it came here, by which clause, through whose hands, until when, and why the other steps are not there. */
export function explainedLines(told: Explanation, naming: Naming): View[] {
  const { task, way, seat, route, when, since, hands, clock, steps } = told;
  const noted = (id: string | null): string | null => (id === null ? null : (naming.texts.get(id) ?? GONE));
  return [
    { ...line('way', way.by, wayWords(way, naming)), at: iso(since), note: 'note' in way ? noted(way.note) : null },
    { ...line('seat', task.seat, seatWords(task.key, when, naming)), clause: clauseOf(naming.pack, seat) },
    ...(isSame(seat, route) ? [] : [{ ...line('route', task.route, w('本路线的依据', 'What the whole route rests on')), clause: clauseOf(naming.pack, route) }]),
    ...hands.map((hand): View => ({ ...line('hand', hand.how, handWords(hand, naming)), at: iso(hand.at), note: noted(hand.note) })),
    ...(clock ? clockLines(clock, naming) : []),
    ...steps.flatMap((step) => stepLines(step, { ...naming, steps: namesOfSteps(naming.pack, task.route) })),
  ];
}

const clauseOf = (pack: Pack, source: Source): View['clause'] => ({ ...clauseView(pack, source) });
const isSame = (a: Source, b: Source): boolean => JSON.stringify(a) === JSON.stringify(b);
const namesOfSteps = (pack: Pack, route: string): ReadonlyMap<string, Words> => new Map(pack.routes.find(({ id }) => id === route)?.steps.map(({ id, name }) => [id, name]));
const RELATIONS: Readonly<Record<string, Words>> = { unit: w('申报单位', 'the unit'), department: w('主管部门', 'the supervising department'), lead: w('牵头单位', 'the leading unit'), provider: w('云服务商', 'the cloud provider'), sender: w('报送部门', 'the department that sent it') };

function wayWords(way: Way, { pack, names }: Naming): Words {
  const named = (id: string): Words => organ(pack, id);
  switch (way.by) {
    case 'organ': return w(`办理路线指定由${named(way.organ).zh}办理`, `The route names ${named(way.organ).en}`);
    case 'relation': return w(`办理路线指定由本事项的${RELATIONS[way.relation]?.zh ?? way.relation}（${named(way.organ).zh}）办理`, `The route names ${RELATIONS[way.relation]?.en ?? way.relation} of this case: ${named(way.organ).en}`);
    case 'group': return groupWords(way, named);
    case 'expression': { const seen = asked(way); return w(`办理路线按条件指定由${named(way.organ).zh}办理：${seen.zh}`, `The route names ${named(way.organ).en} by an expression: ${seen.en}`); }
    case 'consulted': return w(`${nameOf(names, way.person)}征求意见`, `${nameOf(names, way.person)} asks for an opinion`);
    case 'added': return w(`${nameOf(names, way.person)}加签`, `Added as a signer by ${nameOf(names, way.person)}`);
  }
}

function groupWords({ group, department, listed, instead }: Extract<Way, { by: 'group' }>, named: (id: string) => Words): Words {
  const [g, d] = [named(group), named(department)];
  const why = listed ? w(`${d.zh}的项目归${g.zh}`, `Projects of ${d.en} belong to the ${g.en}`) : w(`${d.zh}未列入任何工作组，归${g.zh}`, `${d.en} stands in no group; the ${g.en} takes the rest`);
  return instead === null ? why : w(`${why.zh}；组内无人可办，转由${named(instead).zh}办理`, `${why.en}; nobody of it can act, so it is with ${named(instead).en}`);
}

const CONDITIONS: Readonly<Record<string, Words>> = { 'amount-rises': w('因调增金额', 'as the amount rises') };

function seatWords(key: string, when: string | null, { pack }: Naming): Words {
  const o = office(pack, key);
  const because = when === null ? w('', '') : w(`（${CONDITIONS[when]?.zh ?? when}）`, ` (${CONDITIONS[when]?.en ?? when})`);
  return w(`席位：${o.zh}${because.zh}`, `The seat: ${o.en}${because.en}`);
}

const nameOf = (names: ReadonlyMap<string, string>, id: string | null): string => (id === null ? '流程' : (names.get(id) ?? id));

const HANDS: Readonly<Record<Hand['how'], (by: string, to: string) => Words>> = {
  claimed: (by) => w(`${by}签收`, `Claimed by ${by}`), 'given-back': (by) => w(`${by}退回待办池`, `Given back by ${by}`), assigned: (by, to) => w(`${by}指派给${to}`, `Assigned to ${to} by ${by}`),
  'handed-on': (by, to) => w(`${by}转办给${to}`, `Handed on to ${to} by ${by}`), left: (by, to) => w(`${by}离岗，转给${to}`, `${by} has left; handed to ${to}`), rung: (_by, to) => w(`逾期按提醒阶梯转给${to}`, `Late: its ladder handed it to ${to}`),
  delegated: (by, to) => w(`${by}委派${to}先行办理`, `Delegated to ${to} by ${by}`), resolved: (by, to) => w(`${by}办毕委派，交回${to}`, `${by} has answered; back to ${to}`), 'taken-back': (by) => w(`${by}收回委派`, `Taken back by ${by}`),
  recalled: (by) => w(`${by}撤回自己的意见`, `${by} recalled her own word`), named: (by, to) => w(by === to ? `指定${to}办理` : `${by}指定${to}办理`, by === to ? `Asked of ${to} by name` : `${by} asked ${to} by name`),
};
const handWords = ({ how, by, to }: Hand, { names }: Naming): Words => HANDS[how](nameOf(names, by), nameOf(names, to));

function clockLines(clock: Clock, { pack, calendar }: Naming): View[] {
  const [start, due] = [dayOf(calendar, clock.startedAt), lastDayOf(clock.dueAt, calendar)];
  const counted = clock.goesOn
    ? w(`${start} 恢复计算，接第${clock.goesOn.round}轮停止时剩余的 ${clock.goesOn.left} 个工作日`, `the clock went on on ${start} with the ${clock.goesOn.left} working days left of round ${clock.goesOn.round}`)
    : clock.days === null ? w(`期限由事项规定`, 'a day that was given') : w(`${start} 收到，次日起算 ${clock.days} 个工作日`, `${clock.days} working days from the day after ${start}`);
  const provisional = clock.provisional ? w('（跨入未公布日历的年份，暂定）', ' (provisional: a year whose calendar is not published)') : w('', '');
  return [
    { ...line('until', clock.ladder, w(`${due} 24:00 到期：${counted.zh}${provisional.zh}`, `Due at the end of ${due}: ${counted.en}${provisional.en}`)), clause: clauseOf(pack, clock.source) },
    ...clock.moved.map(({ from, to, why }) => line('moved', why, w(`期限由 ${lastDayOf(from, calendar)} 改为 ${lastDayOf(to, calendar)}（${MOVED[why]?.zh ?? why}）`, `Moved from ${lastDayOf(from, calendar)} to ${lastDayOf(to, calendar)} (${MOVED[why]?.en ?? why})`))),
  ];
}
const MOVED: Readonly<Record<string, Words>> = { extension: w('延期', 'extension'), calendar: w('工作日历调整', 'the calendar changed'), ladder: w('提醒阶梯调整', 'the ladder changed') };

type OfSteps = Naming & { readonly steps: ReadonlyMap<string, Words> };
const SKIPPED: Readonly<Record<SkipWhy, Words>> = { condition: w('条件不满足', 'its condition does not hold'), nobody: w('无人可办（无人任职，或任职者须回避、已在别处签过），按路线设定跳过', 'nobody may sit there (the office is empty, or whoever holds it has to stand back or has signed elsewhere), and the route passes it over'), repeated: w('办理人此前已同意，不再重复', 'whoever would decide has agreed already') };

/** Why a step is not with anybody; one that is open or was passed in this round says nothing of itself. */
function stepLines({ step, skipped, waitsFor, standsFrom, seats }: StepWhy, naming: OfSteps): View[] {
  const named = (id: string): Words => naming.steps.get(id) ?? w(id, id);
  const own = named(step);
  return [
    ...(skipped ? [line('step', step, skippedWords(own, skipped))] : []),
    ...(waitsFor.length > 0 ? [line('step', step, w(`${own.zh}：尚未开始，须先完成${waitsFor.map((id) => named(id).zh).join('、')}`, `${own.en}: not yet; ${waitsFor.map((id) => named(id).en).join(', ')} comes first`))] : []),
    ...(standsFrom === null ? [] : [line('step', step, w(`${own.zh}：第${standsFrom}轮的意见继续有效，不再重办`, `${own.en}: what was said in round ${standsFrom} stands`))]),
    ...seats.map(({ why, who }) => { const by = who === null ? '' : naming.names.get(who) ?? who; return line('step', step, w(`${own.zh}：跳过一席${by && `（${by}）`}，${SKIPPED[why].zh}`, `${own.en}: one seat passed over${by && ` (${by})`}, ${SKIPPED[why].en}`)); }),
  ];
}

function skippedWords(own: Words, { why, when, inputs }: NonNullable<StepWhy['skipped']>): Words {
  const seen = when === null ? w('', '') : asked({ when, inputs });
  return w(`${own.zh}：已跳过，${SKIPPED[why].zh}${seen.zh && `：${seen.zh}`}`, `${own.en}: passed over, ${SKIPPED[why].en}${seen.en && `: ${seen.en}`}`);
}
