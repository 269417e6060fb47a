import { Router } from 'express';
import type { z } from 'zod';
import { dayOf } from '../../../domain/calendar/calendar';
import type { Actor } from '../../../domain/record/case';
import { look, type Sight } from '../../../db/reads/sight';
import { QueueSheetQuery, type QueueRow } from '../../contract/approval';
import { actorIdOf, type Desk } from '../../door';
import { languageOf } from '../../problem';
import { sendSpreadsheet, type Cell } from '../../spreadsheet';
import { MARK_WORDS } from '../supervision/words';
import { outcomeName } from '../words';
import { listOf, type Asked } from './list';
import { queueRow } from './queue';

const AT_ONCE = 500;
type Language = 'zh' | 'en';
type Row = z.infer<typeof QueueRow>;

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['办理时限', '截止日', '事项', '编号', '环节', '轮次', '单位', '金额（元）', '收到', '意见', '代理'],
  en: ['Time left', 'Due', 'Title', 'Number', 'Step', 'Round', 'Unit', 'Amount (yuan)', 'Received', 'Decision', 'In place of'],
};
const WIDTHS = [16, 12, 40, 18, 16, 8, 30, 18, 12, 10, 14];
const NAMES = { zh: { todo: '待办', pool: '待领', done: '已办' }, en: { todo: 'To do', pool: 'To claim', done: 'Done' } } as const;

/** GET /user-tasks.xlsx — the list as it is seen: the same rows in the same order, written while they are read. */
export const queueSheetRoute = ({ db, record }: Desk): Router =>
  Router().get('/user-tasks.xlsx', async (req, res) => {
    const { language = languageOf(req), ...asked } = QueueSheetQuery.parse(req.query);
    const sight = await look(record);
    const sheet = NAMES[language][asked.view];
    const rows = rowsOf(db, { asked, me: sight.offices.actor(actorIdOf(res)) }, sight);
    const named = `${sheet} ${dayOf(sight.calendar, sight.now)}`;
    await sendSpreadsheet(res, { file: 'user-tasks', named, name: sheet, headings: HEADINGS[language], widths: WIDTHS }, cellsOf(rows, { sight, language }));
  });

async function* rowsOf(db: Desk['db'], reading: { readonly asked: Asked; readonly me: Actor }, sight: Sight): AsyncGenerator<Row> {
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page: Awaited<ReturnType<typeof listOf>> = await listOf(db, { ...reading, after, atMost: AT_ONCE }, sight);
    for (const { item } of page.rows) yield queueRow(item, sight);
    after = page.next ?? undefined;
  }
}

async function* cellsOf(rows: AsyncGenerator<Row>, { sight: { calendar }, language }: { sight: Sight; language: Language }): AsyncGenerator<Cell[]> {
  for await (const { dayMark, title, number, step, round, organ, amountFen, receivedAt, outcome, actsFor } of rows) {
    const due = dayMark.dueAt === undefined ? null : dayOf(calendar, Date.parse(dayMark.dueAt) - 1);
    yield [MARK_WORDS[language][dayMark.tone](dayMark), due, title, number, step[language], round, organ[language], amountFen === null ? null : amountFen / 100, dayOf(calendar, Date.parse(receivedAt)), outcome && outcomeName(outcome)[language], actsFor];
  }
}
