import type { z } from 'zod';
import type { DayMark } from '../../contract/common';

type Said = (mark: z.infer<typeof DayMark>) => string;
const unitZh = { 'working-day': '个工作日', day: '天' } as const;
const daysEn = (n: number, unit: z.infer<typeof DayMark>['unit']): string => `${n} ${unit === 'day' ? '' : 'working '}day${n === 1 ? '' : 's'}`;

/** A day mark in words, as the desk says it. */
export const MARK_WORDS: Readonly<Record<'zh' | 'en', Readonly<Record<z.infer<typeof DayMark>['tone'], Said>>>> = {
  zh: {
    normal: ({ count, unit }) => `剩余${count}${unitZh[unit]}`, soon: ({ count, unit }) => `剩余${count}${unitZh[unit]}`, today: () => '今日到期', overdue: ({ count, unit }) => `逾期${count}${unitZh[unit]}`,
    paused: ({ budgetLeft, count }) => `已停表，余${budgetLeft ?? count}个工作日`, none: () => '无期限', done: () => '已办结',
  },
  en: {
    normal: ({ count, unit }) => `${daysEn(count, unit)} left`, soon: ({ count, unit }) => `${daysEn(count, unit)} left`, today: () => 'Due today', overdue: ({ count, unit }) => `${daysEn(count, unit)} overdue`,
    paused: ({ budgetLeft, count }) => `Clock stopped, ${daysEn(budgetLeft ?? count, 'working-day')} left`, none: () => 'No deadline', done: () => 'Closed',
  },
};

/** Where a task stands, as the desk says it. */
export const STATE_WORDS: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = {
  zh: { assigned: '待签收', acknowledged: '办理中', reported: '待核验', returned: '已退回', verified: '已销号', cancelled: '已取消', 'done-at-import': '导入时已完成' },
  en: { assigned: 'To be signed for', acknowledged: 'In hand', reported: 'To be verified', returned: 'Returned', verified: 'Verified and closed', cancelled: 'Cancelled', 'done-at-import': 'Done before the import' },
};
