import type { MeetingRow } from '../../domain/record/case';
import type { TableName } from '../../db/record/tables';

type Row = Record<string, unknown>;
type Own = (table: TableName) => Row[];
const ms = (at: unknown): number | null => (typeof at === 'string' ? Date.parse(at) : null);
const orNull = (value: unknown): unknown => value ?? null;
const by = (...columns: string[]) => (a: Row, b: Row): number => {
  const column = columns.find((each) => a[each] !== b[each]);
  return column === undefined ? 0 : (a[column] as string | number) < (b[column] as string | number) ? -1 : 1;
};

/** The rows of a meeting as `load` reads them. */
export function meetingOf(g: Row, own: Own): MeetingRow {
  const latest = (rows: Row[]): Row[] => rows.filter((row) => !rows.some((later) => later['person_id'] === row['person_id'] && Number(later['seq']) > Number(row['seq'])));
  const of = (table: TableName, n: unknown): Row[] => latest(own(table).filter((row) => row['n'] === n));
  const firstOf = (person: unknown): number => Math.min(...own('meeting_attendee').filter((row) => row['person_id'] === person).map((row) => Number(row['n'])));
  return {
    id: g['id'], title: g['title'], route: g['route'], step: g['step'], organ: g['organ'], rule: g['rule'], heldOn: g['held_on'], place: orNull(g['place']), convenedBy: g['convened_by'], heldAt: ms(g['held_at']), confirmedAt: ms(g['confirmed_at']), confirmedBy: orNull(g['confirmed_by']), cancelledAt: ms(g['cancelled_at']),
    attendees: latest(own('meeting_attendee')).map((a): Row => ({ ...a, n: firstOf(a['person_id']) })).sort(by('n', 'person_id')).map((a) => ({ person: a['person_id'], as: a['seat'], present: a['present'] })),
    items: own('meeting_item').sort(by('n')).map((e) => ({
      n: e['n'], processId: e['item_process'], taskId: e['task_id'], title: e['title'], number: orNull(e['number']), unit: e['unit_id'], state: e['state'], confirmed: orNull(e['confirmed']), result: orNull(e['result']),
      recusals: of('meeting_recusal', e['n']).filter((u) => u['stands'] === true).sort(by('person_id')).map((u) => ({ person: u['person_id'], why: u['why'] })),
      votes: of('meeting_vote', e['n']).sort(by('seq', 'person_id')).map((v) => ({ person: v['person_id'], vote: v['vote'], opinion: orNull(v['opinion']) })),
    })),
  } as MeetingRow;
}
