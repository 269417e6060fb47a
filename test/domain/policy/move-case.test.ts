import { moveCase, previewMove, type Target } from '../../../domain/policy/move-case';
import type { Pack } from '../../../domain/policy/pack';
import { agree, declare, sendBack } from '../../support/deeds';
import { aRecord, PACK, type MemoryRecord } from '../../support/memory-record';

const TASK = 'p1~confirmation~1~confirm~confirmer';
const to = (change: Partial<Pack>): Target => ({ hash: 'pack-2', pack: { ...PACK, version: '2', ...change } });
const quicker = to({ ladders: PACK.ladders.map((ladder) => (ladder.id === 'confirmation-item' ? { ...ladder, due: { workingDays: 3 } } : ladder)) });
async function declared(): Promise<MemoryRecord> { const record = aRecord(); await record.do(declare()); return record; }
const by = (record: MemoryRecord) => record.world('chusan');

test('a case that is moved stands under the other version, and its clocks follow the ladders there', async () => {
  const record = await declared();
  const moved = moveCase(record.case(), quicker, by(record));
  expect(moved).toMatchObject({ answer: { from: 'pack-1', to: 'pack-2', moved: 1 }, facts: [{ kind: 'pack.changed', payload: { from: 'pack-1', to: 'pack-2' } }, { kind: 'deadline.moved', payload: { why: 'ladder', pack: 'pack-2', of: 'confirmation.1.confirm' } }] });
  if (!('facts' in moved)) return;
  record.append('p1', moved.facts);
  expect(record.case().process.pack).toBe('pack-2');
  expect(moveCase(record.case(), quicker, by(record))).toEqual({ facts: [], answer: { from: 'pack-2', to: 'pack-2', moved: 0 } }); // asked twice
});

test('the preview names the steps that change, the moments that move and what else lies ahead, and writes nothing', async () => {
  const record = await declared();
  const routes = PACK.routes.map((route) => (route.id !== 'confirmation' ? route : { ...route, steps: [...route.steps, { ...(route.steps[0] ?? never()), id: 'second' }] }));
  expect(previewMove(record.case(), to({ routes, ladders: quicker.pack.ladders }), by(record))).toMatchObject({
    from: 'pack-1', to: 'pack-2', steps: [{ route: 'confirmation', step: 'second', change: 'added' }], deadlines: [{ of: 'confirmation.1.confirm' }],
    changes: [{ section: 'routes', id: 'confirmation', change: 'changed' }, { section: 'ladders', id: 'confirmation-item', change: 'changed' }],
  });
  expect(record.case().process.pack).toBe('pack-1');
});

test('a step that was decided may be gone; one that is open may not', async () => {
  const record = await declared();
  const without = to({ routes: PACK.routes.filter(({ id }) => id !== 'confirmation') });
  expect(moveCase(record.case(), without, by(record))).toEqual({ refused: 'step-gone', step: 'confirm' });
  await record.do(agree(TASK, 'zjw-review'));
  expect(moveCase(record.case(), without, by(record))).toMatchObject({ answer: { to: 'pack-2' } });
});

test('a clock whose ladder is not there cannot go on by it', async () => {
  const record = await declared();
  await record.do(sendBack(TASK, 'zjw-review'));
  const running = record.case().deadlines.find(({ state }) => state === 'open')?.ladder ?? '';
  expect(moveCase(record.case(), to({ ladders: PACK.ladders.filter(({ id }) => id !== running) }), by(record))).toEqual({ refused: 'ladder-gone', ladder: running });
});

function never(): never { throw new Error('the route of a confirmation has a step'); }
