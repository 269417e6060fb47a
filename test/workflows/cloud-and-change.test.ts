import type { Case, TaskRow } from '../../domain/record/case';
import type { Desk } from '../../workflows/desk';
import { asking } from '../../workflows/request';
import { acceptIt, aCloudProject, draftPlan, each, failIt, goLive, inCloud, platformSays, propose, reportPlan, scan, signPlan } from '../support/cloud';
import { agree, declare, sendBack, type Deed } from '../support/deeds';
import { aRecord, type MemoryRecord } from '../support/memory-record';
import { TODAY, type Regulation } from '../support/movement';
import { askChange, CHANGE, resubmitChange } from '../support/requests';
import { awaits, busy, goOn, isOpen, leftOpen, lifeOf, type People } from './people';

/** A project on the cloud: the plan comes back once, the platform turns its first order down, and the unit its first migration. */
const onCloud = (record: MemoryRecord): People => (c, at) => {
  const task = c.tasks.find(isOpen);
  if (task && isOfCloud(task)) return task.step === 'first-review' ? propose(record) : PLAN_TASK[task.step]?.(task.id, task.round);
  const what = Object.keys(ON_CLOUD).find((each_) => awaits(c, each_));
  return what === undefined ? busy(c, at) : ON_CLOUD[what]?.(planOf(c));
};
const isOfCloud = ({ step, round }: TaskRow): boolean => step in PLAN_TASK || (step === 'first-review' && round > 1);
const planOf = (c: Case) => c.cloud?.plan;
const PLAN_TASK: Readonly<Record<string, (id: string, round: number) => Deed>> = { receive: (id) => agree(id, 'yunguan'), 'confirm-plan': (id, round) => (round === 1 ? sendBack(id, 'wangmin') : agree(id, 'wangmin')) };
const ON_CLOUD: Readonly<Record<string, (plan: NonNullable<Case['cloud']>['plan'] | undefined) => Deed>> = {
  'cloud-plan': (plan) => plannedNext(plan),
  'cloud-allocation': (plan) => (plan?.version === 2 ? platformSays('rejected', { version: 2 }) : platformSays('allocated', { version: 3, quantities: each(5) })),
  'cloud-going-live': (plan) => (plan?.scannedOn ? goLive() : scan()),
  'cloud-migration': (plan) => (plan?.faults.length === 0 ? failIt() : acceptIt()),
};
const plannedNext = (plan: NonNullable<Case['cloud']>['plan'] | undefined): Deed => {
  if (!plan) return draftPlan();
  if (plan.state !== 'drafting') return draftPlan({ version: plan.version });
  if (plan.unitSignedBy === null) return signPlan('zjw-clerk', plan.version);
  return plan.providerSignedBy === null ? signPlan('yunjia', plan.version) : reportPlan('zjw-clerk', plan.version);
};

test('a project on the cloud, whose plan came back and whose order was turned down, goes on to the very same facts wherever its record was cut off', async () => {
  const whole = aRecord();
  whole.act(declare(inCloud()));
  await goOn(whole, { id: 'p1', people: onCloud(whole), regulation: TODAY.projectLifecycle });
  expect(lifeOf(whole).slice(4, 7)).toEqual(['cloud-plan 1', '→ migrated', 'build 1']);
  expect(whole.case()).toMatchObject({ process: { outcome: 'retired' }, cloud: { plan: { version: 3, state: 'accepted' } } });
  for (let cut = 1; cut <= whole.commits.length; cut += 1) {
    const again = whole.cutAfter(cut);
    await goOn(again, { id: 'p1', people: onCloud(again), regulation: TODAY.projectLifecycle });
    expect([cut, again.facts('p1')]).toEqual([cut, whole.facts('p1')]);
  }
});

describe('a change of a project, sent back once, answered and granted', () => {
  const onChange = (c: Case): Deed | undefined => {
    if (awaits(c, 'supplement')) return resubmitChange({ amountFen: 28_500_000, cloud: { CS08: 12 } });
    const task = c.tasks.find(isOpen);
    return task && (task.seat === 'change-finance' ? agree(task.id, 'lisi') : (task.round === 1 ? sendBack : agree)(task.id, 'wangmin'));
  };
  const granted = async (): Promise<[MemoryRecord, number]> => {
    const whole = await aCloudProject();
    const begun = whole.commits.length + 1;
    whole.act(askChange());
    await goOn(whole, { id: CHANGE, people: onChange, regulation: TODAY.request });
    return [whole, begun];
  };

  test('goes on to the very same facts on both sides, wherever the record was cut off', async () => {
    const [whole, begun] = await granted();
    expect([lifeOf(whole, CHANGE), whole.case().project?.approvedFen]).toEqual([['review 1', '→ granted', 'closed granted'], 28_500_000]);
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const again = whole.cutAfter(cut);
      await goOn(again, { id: CHANGE, people: onChange, regulation: TODAY.request });
      expect([cut, again.facts(CHANGE), again.facts('p1')]).toEqual([cut, whole.facts(CHANGE), whole.facts('p1')]);
    }
  });

  const CHECKED: Regulation = { stages: ['check', 'review'], run: async (desk) => { await desk.stage('check', () => Promise.resolve('complete')); await asking(desk); } };
  test('under a build with a stage before the review, those that have not reached the review pass it, and the others go on', async () => {
    const [whole, begun] = await granted();
    const inReview = whole.commits.findIndex(({ facts }) => facts.some(({ processId, kind }) => processId === CHANGE && kind === 'stage.entered')) + 1;
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      await goOn(record, { id: CHANGE, people: onChange, regulation: CHECKED });
      expect([cut, lifeOf(record, CHANGE)]).toEqual([cut, [...(cut < inReview ? ['check 1', '→ complete'] : []), 'review 1', '→ granted', 'closed granted']]);
    }
  });

  const UNREVIEWED: Regulation = { stages: ['check'], run: async (desk) => { await desk.stage('check', () => Promise.resolve('complete')); await desk.close('withdrawn'); } };
  test('under a build whose review is gone, those that stood in it are led out with their open work; what was granted stands', async () => {
    const [whole, begun] = await granted();
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      await goOn(record, { id: CHANGE, people: () => undefined, regulation: UNREVIEWED });
      expect([cut, leftOpen(record.case(CHANGE))]).toEqual([cut, []]);
      expect(record.case().project?.approvedFen).toBe(whole.cutAfter(cut).case().project?.approvedFen);
    }
  });

  const reviewed = async (at: Desk, route: string): Promise<string> => {
    for (;;) {
      const outcome = await at.round(route);
      if (outcome !== 'returned') return outcome === 'agreed' ? 'granted' : 'withdrawn';
      await at.until('supplement');
    }
  };
  const CHECKED_LAST: Regulation = { stages: ['review', 'check'], run: async (desk) => { const outcome = await desk.stage('review', (at) => reviewed(at, desk.asked())); await desk.stage('check', () => Promise.resolve('complete')); await desk.close(outcome ?? 'withdrawn'); } };
  test('under a build whose check has moved behind the review, those that were checked are not checked again', async () => {
    const [asked, begun] = await granted();
    const whole = asked.cutAfter(begun);
    await goOn(whole, { id: CHANGE, people: onChange, regulation: CHECKED });
    const reach = (stage: string): number => whole.commits.findIndex(({ facts }) => facts.some((fact) => fact.processId === CHANGE && fact.kind === 'stage.entered' && fact.payload.stage === stage)) + 1;
    const REVIEW = ['review 1', '→ granted'];
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      await goOn(record, { id: CHANGE, people: onChange, regulation: CHECKED_LAST });
      const checked = ['check 1', '→ complete'];
      const lived = cut < reach('check') ? [...REVIEW, ...checked, 'closed granted'] : [...checked, ...(cut < reach('review') ? ['closed withdrawn'] : [...REVIEW, 'closed granted'])];
      expect([cut, lifeOf(record, CHANGE), leftOpen(record.case(CHANGE))]).toEqual([cut, lived, []]);
    }
  });
});
