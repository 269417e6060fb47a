type Payload = Readonly<Record<string, unknown>>;
type Say = (payload: Payload) => { zh: string; en: string };
const w = (zh: string, en: string): ReturnType<Say> => ({ zh, en });
const of = (payload: Payload, name: string): string => { const value = payload[name]; return typeof value === 'string' || typeof value === 'number' ? String(value) : ''; };

const CAME_TO: Readonly<Record<string, ReturnType<Say>>> = { decided: w('已办理', 'decided'), refused: w('不能办理，退出议程', 'refused by its own process'), undecided: w('未形成结果，退出议程', 'left undecided'), elsewhere: w('会外已办结', 'settled elsewhere') };
const LET_GO: Readonly<Record<string, ReturnType<Say>>> = { removed: w('移出评审会议程', 'Taken off the agenda of a meeting'), cancelled: w('评审会取消，退出议程', 'Its meeting was cancelled'), undecided: w('评审会未形成结果，退出议程', 'Its meeting left it undecided'), refused: w('评审会结果未能办理，退出议程', 'What its meeting said could not be done') };

/** What the facts of a review meeting say on the screen; single votes stand in the table of the meeting, not on its time line. */
export const MEETING_SAYS: Readonly<Record<string, Say>> = {
  'meeting.convened': (p) => w(`召集评审会，会期 ${of(p, 'heldOn')}`, `Meeting called for ${of(p, 'heldOn')}`),
  'meeting.item-added': (p) => w(`列入议程第 ${of(p, 'n')} 项：${of(p, 'title')}`, `Item ${of(p, 'n')}: ${of(p, 'title')}`),
  'meeting.item-removed': (p) => w(`第 ${of(p, 'n')} 项移出议程`, `Item ${of(p, 'n')} taken off the agenda`),
  'meeting.held': () => w('会议已召开', 'Held'),
  'meeting.confirmed': () => w('主持人确认会议结果', 'Confirmed by the chair'),
  'meeting.cancelled': () => w('会议取消', 'Cancelled'),
  'meeting.item-settled': (p) => { const came = CAME_TO[of(p, 'result')]; return w(`第 ${of(p, 'n')} 项：${came?.zh ?? ''}`, `Item ${of(p, 'n')}: ${came?.en ?? ''}`); },
  'task.tabled': () => w('列入评审会议程', 'On the agenda of a review meeting'),
  'task.untabled': (p) => LET_GO[of(p, 'why')] ?? w('退出议程', 'Off the agenda'),
};
