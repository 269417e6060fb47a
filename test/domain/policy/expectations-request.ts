import { askGate, refusing } from '../../../domain/policy/ask-gate';
import { formOf, requestKindOf, routeOf } from '../../../domain/policy/lookup';
import { faultsOfForm } from '../../../domain/policy/form';
import type { Pack } from '../../../domain/policy/pack';
import { at, marks, rows, steps, voices, type Expectation } from './expecting';

/** What is ruled of an opinion on a change, by the channel of the money. */
function ruled(pack: Pack, on = '2018-01-01'): string[] {
  return ['central', 'daily', 'capital'].flatMap((channel) => {
    const rulings = askGate(pack, 'project-change', { on, inputs: { channel }, seen: { pack: '', saw: { processId: '', seq: 0 } } });
    return rulings.map(({ code, outcome }) => `${code} ${channel} ${outcome}${refusing(pack, 'project-change', rulings).length > 0 ? '!' : ''}`);
  });
}

const kind = (pack: Pack): unknown => { const { form, route, gates, effect, asks, letter, blocks } = requestKindOf(pack, 'project-change'); return { form, route, gates, effect, asks: asks.map(({ role, at: where }) => `${role}@${where}`), letter, blocks }; };
const conditions = (pack: Pack): string[] => routeOf(pack, 'project-change').steps.flatMap(({ seats }) => seats.map(({ id, when }) => `${id} ${when ?? 'always'}`));
const faulty = (pack: Pack, data: unknown): string[] => faultsOfForm(pack, JSON.stringify(formOf(pack, 'project-change')), { form: 'project-change', data }).map(({ pointer }) => pointer);

/** What the pack has to come to where an approved project is changed. */
export const REQUEST: readonly Expectation[] = [
  { name: 'a change is asked by the unit, decided on its route, written down in its letter, and has acceptance and retirement wait', of: kind, is: { form: 'project-change', route: 'project-change', gates: ['project-change'], effect: 'project-change', asks: ['unit_clerk@unit', 'unit_head@unit'], letter: 'adjustment', blocks: ['acceptance', 'retirement'] } },
  { name: 'no other request is defined', of: (pack) => pack.requests.map(({ id }) => id), is: ['project-change'] },
  { name: 'the reviewing body decides on a change, with finance', of: (pack) => steps(pack, 'project-change'), is: ['review-change (change-item): reviewer@sh-jxw and finance_reviewer@sh-czj'] },
  { name: 'finance sits where the amount rises', of: conditions, is: ['change-reviewer always', 'change-finance amount-rises'] },
  { name: 'R078: a budget project’s change is answered by an opinion, a capital project’s has no template; nothing is stopped', of: (pack) => ruled(pack), is: ['R078 central opinion-issued', 'R078 daily opinion-issued', 'R078 capital no-template'] },
  { name: 'R078 counts from the first day of 2018, and not before', of: (pack) => ruled(pack, '2017-12-31'), is: [] },
  { name: 'a change has a reason, and figures that can be', of: (pack) => [faulty(pack, {}), faulty(pack, { reason: 'x' }), faulty(pack, { reason: 'x', amountFen: 0 }), faulty(pack, { reason: 'x', scope: ' ' })], is: [['/reason'], [], ['/amountFen'], ['/scope']] },
  { name: 'a change asked for on 7 May 2018', of: (pack) => rows(pack, 'change-item', { startedAt: at('2018-05-07', '10:00') }), is: ['remind-5 2018-05-14 09:00', 'missed 2018-05-21 24:00', 'leader 2018-05-22 09:00'] },
  { name: 'whom a change speaks to', of: (pack) => voices(pack, 'change-item'), is: ['remind-5: remind, deadline-near to holders', 'missed: miss, deadline-missed to nobody', 'leader: escalate, deadline-escalated to group_leader@group'] },
  { name: 'a change is near from two working days before', of: (pack) => marks(pack, 'change-item', ['2018-05-21', '2018-05-16', '2018-05-17']), is: ['normal 3 working-day', 'soon 2 working-day'] },
];
