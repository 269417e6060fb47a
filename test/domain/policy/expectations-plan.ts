import { planOf } from '../../../domain/policy/lookup';
import type { Pack, PlanTask } from '../../../domain/policy/pack';
import type { Expectation } from './expecting';

const dueOf = (due: PlanTask['due']): string => {
  switch (due.kind) {
    case 'window': return due.to;
    case 'by_date': return due.on;
    case 'from': return `from ${due.from}`;
    case 'approximate': return `in about ${due.years} years`;
    case 'none': return 'no day';
    case 'recurring': return `each ${due.days.join(' and ') || 'time it is asked for'}${due.from === undefined ? '' : ` from ${due.from}`}`;
  }
};
const tasks = (pack: Pack): string[] => planOf(pack, 'shanghai-2019').tasks.map(({ row, leads, cooperating, implementing, due, collective, doneAtImport }) =>
  `${row} ${leads.join('+')} / ${cooperating.join('+')}${implementing ? ` / ${implementing.join('+')}` : ''} ${dueOf(due)}${collective ? `, each of ${collective.members}` : ''}${doneAtImport ? ', done' : ''}`);

/** The plan of 2019 as the document has it, row by row. */
export const PLAN: readonly Expectation[] = [
  {
    name: '000, the table and the body: who leads, who cooperates, who carries out, by when', of: tasks,
    is: [
      '1 sh-jxw+sh-fgw /  2019-04-30, done',
      '2 sh-jxw+sh-fgw /  2019-06-30',
      '3 sh-jxw+sh-fgw+sh-czj /  from 2019-06-01',
      '4 sh-all /  2019-06-30, each of municipal-departments',
      '5 sh-all /  2019-06-30, each of municipal-departments',
      '6 sh-all /  2019-09-30, each of municipal-departments',
      '7 sh-all /  2020-06-30, each of municipal-departments',
      '8 sh-all /  2020-12-31, each of municipal-departments',
      '9 sh-all /  2021-06-30, each of municipal-departments',
      '10 sh-swb / sh-gww 2020-06-30',
      '11 sh-zfb / sh-dsj 2020-06-30',
      '12 sh-dsj+sh-jxw+sh-fgw /  2019-04-30',
      '13 sh-jxw+sh-fgw+sh-dsj /  2019-12-31',
      '14 sh-jxw+sh-dsj /  2019-12-31',
      '15 sh-dsj / sh-jxw+sh-fgw 2019-12-31',
      '16 sh-dsj+sh-jxw+sh-fgw /  2019-06-30',
      '17 sh-all /  from 2019-06-01, each of municipal-departments',
      '18 sh-jxw+sh-fgw+sh-dsj /  2019-12-31',
      '19 sh-dsj /  2019-12-31',
      '20 sh-fgw+sh-jxw /  2019-12-31',
      '21 sh-jxw+sh-fgw /  2019-12-31',
      '22 sh-sjj / sh-all from 2019-06-01',
      '23 sh-zjw / sh-dsj+sh-swj+sh-jtw+sh-lhj 2020-12-31',
      '24 sh-yjj / sh-gaj+sh-scj+sh-jtw+sh-hbj 2019-12-31',
      '25 sh-wjw / sh-skyx+sh-hosp 2020-12-31',
      '26 sh-mzj / sh-tjb+sh-jxw+sh-dsj 2020-12-31',
      '27 sh-jw /  2021-12-31',
      '28 sh-zfw / sh-gaj+sh-zjw+sh-fgj+sh-nw 2020-12-31',
      '29 sh-gy / sh-gaj+sh-scj+sh-zjw+sh-rsj+sh-zzb+sh-yl 2020-12-31',
      '30 sh-dfjr+sh-dsj /  2020-12-31',
      '31 sh-dsj / sh-all 2019-12-31',
      '32 sh-dsj /  2019-12-31',
      '33 sh-zfb+sh-dsj+sh-jxw+sh-fgw /  / sh-all 2019-12-31',
      '34 sh-zfb+sh-dsj+sh-jxw+sh-fgw /  / sh-all 2019-12-31',
      '35 sh-jxw+sh-zfb+sh-fgw /  / sh-dist+sh-all each 06-30 and 12-31 from 2019-06-30, each of districts-and-departments',
      '36 sh-zfb+sh-jxw+sh-fgw /  each time it is asked for',
      '37 sh-zfb+sh-dsj+sh-jxw+sh-czj+sh-fgw /  / sh-all each time it is asked for',
      '38 sh-jxw+sh-fgw+sh-sjj /  each time it is asked for',
      '39 sh-jxw+sh-fgw /  in about 3 years',
      '40 sh-jxw+sh-zfb+sh-fgw /  / sh-dist+sh-all no day, each of districts-and-departments',
      '41 sh-zfb+sh-dsj+sh-jxw+sh-czj+sh-fgw /  / sh-all no day',
      '42 sh-zfb+sh-jxw+sh-fgw /  / sh-dist+sh-all no day, each of districts-and-departments',
      '43 sh-swb+sh-zfb+sh-jxw+sh-fgw+sh-dsj /  / sh-all no day',
    ],
  },
  { name: 'the half-year reports are opened until the end of 2021', of: (pack) => planOf(pack, 'shanghai-2019').horizon?.on, is: '2021-12-31' },
  { name: 'all departments are these twenty-one, and with the sixteen districts these thirty-seven', of: (pack) => pack.memberLists.map(({ id, collective, members }) => `${id} of ${collective}: ${members.join(' ')}`), is: ['municipal-departments of sh-all: sh-jxw sh-fgw sh-czj sh-zfb sh-dsj sh-zjw sh-swj sh-jtw sh-lhj sh-yjj sh-gaj sh-scj sh-hbj sh-wjw sh-mzj sh-jw sh-fgj sh-nw sh-rsj sh-dfjr sh-sjj', 'districts-and-departments of sh-dist: sh-qhp sh-qxh sh-qcn sh-qja sh-qpt sh-qhk sh-qyp sh-qmh sh-qbs sh-qjd sh-qpd sh-qjs sh-qsj sh-qqp sh-qfx sh-qcm sh-jxw sh-fgw sh-czj sh-zfb sh-dsj sh-zjw sh-swj sh-jtw sh-lhj sh-yjj sh-gaj sh-scj sh-hbj sh-wjw sh-mzj sh-jw sh-fgj sh-nw sh-rsj sh-dfjr sh-sjj'] },
  { name: 'what a leader asks for climbs the ladder of the plan', of: (pack) => pack.settings['adHocLadder']?.value, is: 'plan-task' },
];
