import { Router } from 'express';
import type { z } from 'zod';
import { dayOf } from '../../../domain/calendar/calendar';
import type { Looked, Place } from '../../../db/reads/supervision-board';
import { look, type Sight } from '../../../db/reads/sight';
import type { Pool } from '../../../db/database';
import { SheetQuery } from '../../contract/supervision-board';
import type { BoardRow } from '../../contract/supervision';
import { actorIdOf, type Desk } from '../../door';
import { languageOf } from '../../problem';
import { sendSpreadsheet, type Cell } from '../../spreadsheet';
import { filterOf, lookedAt, pageOf } from './narrow';
import { boardRow } from './pages';
import { MARK_WORDS, STATE_WORDS } from './words';

const AT_ONCE = 500;
type Language = 'zh' | 'en';
type Row = z.infer<typeof BoardRow>;

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['时限', '截止日', '事项', '出处', '牵头', '状态', '未反馈', '升级到', '下一步', '催办次数'],
  en: ['Time left', 'Due', 'Task', 'Source', 'Leads', 'State', 'Not answered', 'Escalated to', 'Next', 'Times urged'],
};
const WIDTHS = [14, 12, 40, 14, 36, 12, 36, 16, 26, 10];
const NAMES = { zh: '督办事项', en: 'Supervised tasks' } as const;

/** GET /supervised-tasks.xlsx — the list as it is seen: the same rows in the same order, and the same columns. */
export const supervisedSheetRoute = (desk: Desk): Router =>
  Router().get('/supervised-tasks.xlsx', async (req, res) => {
    const query = SheetQuery.parse(req.query);
    const language = query.language ?? languageOf(req);
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const named = `${NAMES[language]}${language === 'zh' ? '' : ' '}${dayOf(sight.calendar, sight.now)}`;
    const rows = cellsOf(desk.db.pool, lookedAt(filterOf(query), { me, sight }), { sight, language });
    await sendSpreadsheet(res, { file: 'supervised-tasks', named, name: NAMES[language], headings: HEADINGS[language], widths: WIDTHS }, rows);
  });

async function* cellsOf(pool: Pool, looked: Looked, { sight, language }: { sight: Sight; language: Language }): AsyncGenerator<Cell[]> {
  for (let after: Place | null = null, first = true; first || after !== null; first = false) {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(pool, looked, { after, size: AT_ONCE });
    for (const item of page.items) yield rowCells(boardRow(item, sight), { sight, language });
    after = page.next;
  }
}

/** A task that has been answered waits for the working group: its clock says nothing more. */
const markCell = ({ tone, dayMark, state }: Row, language: Language): string => (tone === 'verifying' ? (STATE_WORDS[language]['reported'] ?? state) : MARK_WORDS[language][dayMark.tone](dayMark));

function rowCells(row: Row, { sight, language }: { sight: Sight; language: Language }): Cell[] {
  const names = (of: readonly { zh: string; en: string }[]): string => of.map((each) => each[language]).join(language === 'zh' ? '、' : ', ');
  const { body, next } = row.ladder;
  return [
    markCell(row, language), row.dueOn, row.title, row.clause, names(row.leads), STATE_WORDS[language][row.state] ?? row.state, names(row.owes),
    body?.[language] ?? null, next && `${dayOf(sight.calendar, Date.parse(next.at))} → ${next.name[language]}`, row.urged.count,
  ];
}
