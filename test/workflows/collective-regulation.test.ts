import type { Case } from '../../domain/record/case';
import { agree, sendBack, type Deed } from '../support/deeds';
import type { MemoryRecord } from '../support/memory-record';
import { TODAY, type Regulation } from '../support/movement';
import { acknowledge, answer, ownerOf, planOn, rowId } from '../support/supervision-deeds';

const ID = rowId('04');
const SENT_BACK = 'sh-swj';

const OWED: ReadonlySet<string> = new Set(['assigned', 'acknowledged', 'returned']);
/** Each member signs and answers; the working group sends one answer back once. */
function next(c: Case): Deed | undefined {
  const owing = c.supervised?.answers.find(({ state }) => OWED.has(state));
  if (owing) return owing.state === 'assigned' ? acknowledge(ID, ownerOf(owing.member)) : answer(ID, owing.member);
  return verified(c);
}

function verified(c: Case): Deed | undefined {
  const open = c.tasks.find(({ state }) => state === 'open');
  const path = c.rounds.find(({ round }) => round === open?.round)?.path;
  const isFirst = c.rounds.filter((round) => round.path === path).length === 1;
  return open && (path === `@${SENT_BACK}` && isFirst ? sendBack : agree)(open.id, 'zhengshi');
}

async function goOn(record: MemoryRecord, regulation: Regulation = TODAY.supervisedTask): Promise<void> {
  while (!(await record.settle(ID, regulation))) {
    const deed = next(record.case(ID));
    if (!deed) return;
    expect(record.act(deed)).not.toHaveProperty('refused');
  }
}

const assigned = (): Promise<MemoryRecord> => planOn('2019-04-01 09:30', { 'municipal-departments': ['sh-zjw', SENT_BACK, 'sh-jtw'] });

test('a collective task, one of whose answers came back, goes on to the very same facts wherever its record was cut off', async () => {
  const whole = await assigned();
  const begun = whole.commits.length;
  await goOn(whole);
  expect(whole.case(ID)).toMatchObject({ process: { outcome: 'verified' } });
  expect(whole.facts(ID).filter(({ kind }) => kind === 'answer.returned')).toHaveLength(1);
  for (let cut = begun; cut <= whole.commits.length; cut += 1) {
    const again = whole.cutAfter(cut);
    await goOn(again);
    expect([cut, again.facts(ID)]).toEqual([cut, whole.facts(ID)]);
  }
});

/** Tomorrow's regulation: the working group looks at all answers together before it closes the task. */
const LOOKED_AT: Regulation = { stages: ['summary'], run: async (desk) => { await desk.until('completion'); await desk.stage('summary', () => Promise.resolve('made')); await desk.close('verified'); } };

test('under a build with a stage behind the answers, a task that is not closed goes through it, and a closed one does not', async () => {
  const whole = await assigned();
  const begun = whole.commits.length;
  await goOn(whole);
  for (let cut = begun; cut <= whole.commits.length; cut += 1) {
    const record = whole.cutAfter(cut);
    const isClosed = record.case(ID).process.closedAt !== null;
    await goOn(record, LOOKED_AT);
    expect([cut, record.facts(ID).filter(({ kind }) => kind === 'stage.entered').length, record.case(ID).process.outcome]).toEqual([cut, isClosed ? 0 : 1, 'verified']);
  }
});
