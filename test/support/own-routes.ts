import { Route } from '../../domain/policy/pack';

const SOURCE = { default: 'a route of a test' };
/** The offices of the invented people who decide: who holds each, by sign-in name. */
const OFFICES = {
  department: { role: 'dept_reviewer', at: { relation: 'department' } },
  review: { role: 'reviewer', at: { organ: 'sh-jxw' } },
  finance: { role: 'finance_reviewer', at: { organ: 'sh-czj' } },
  desk: { role: 'acceptance_clerk', at: { organ: 'sh-jxw' } },
  vacant: { role: 'reviewer', at: { organ: 'sh-czj' } },
} as const;
type SeatOf = { readonly id: string; readonly of: keyof typeof OFFICES } & Readonly<Record<string, unknown>>;
type StepOf = { readonly id: string; readonly seats: readonly SeatOf[]; readonly settles?: unknown } & Readonly<Record<string, unknown>>;

/** A route of a test: its steps in short, every seat at one of these offices. */
export function ownRoute(id: string, { name, steps, ...more }: { readonly name: string; readonly steps: readonly StepOf[] } & Readonly<Record<string, unknown>>): Route {
  const words = { zh: `测试路线：${name}`, en: name };
  const full = steps.map(({ seats, settles = 'all-agree', ...step }) => ({ ...step, name: { zh: step.id, en: step.id }, ladder: 'confirmation-item', settles, seats: seats.map(({ of, ...seat }) => ({ ...OFFICES[of], ...seat, source: SOURCE })) }));
  return Route.parse({ id, name: words, source: SOURCE, ...more, steps: full });
}

const ballot = (vote: object): object => ({ vote: { abstention: true, tie: 'not-agreed', ...vote, source: SOURCE } });
const when = (feel: string): object => ({ feel, source: SOURCE });

/** The confirmation of a declared project in other shapes: it is the first that a project meets, so that a round begins with its declaration. */
export const CONFIRMATIONS: readonly Route[] = [
  ownRoute('confirmation', {
    name: 'side by side', steps: [
      { id: 'check', seats: [{ id: 'confirmer', of: 'department' }] },
      { id: 'technical', after: ['check'], seats: [{ id: 'technician', of: 'review' }] }, { id: 'money', after: ['check'], seats: [{ id: 'accountant', of: 'finance' }] },
      { id: 'sign', after: ['technical', 'money'], seats: [{ id: 'signer', of: 'desk' }] },
    ],
  }),
  ownRoute('confirmation', {
    name: 'a vote', steps: [
      { id: 'check', seats: [{ id: 'confirmer', of: 'department' }] },
      { id: 'vote', settles: ballot({ needs: { ratio: [1, 2], of: 'cast' }, quorum: 2, tie: { casting: 'chair' } }), seats: [{ id: 'voter', of: 'review', each: true }, { id: 'chair', of: 'finance', weight: 2 }] },
      { id: 'sign', seats: [{ id: 'signer', of: 'desk' }] },
    ],
  }),
  ownRoute('confirmation', {
    name: 'one after the other', differentPeople: true, steps: [
      { id: 'check', settles: 'in-order', seats: [{ id: 'first', of: 'review' }, { id: 'second', of: 'review' }, { id: 'third', of: 'finance' }] },
      { id: 'sign', seats: [{ id: 'signer', of: 'finance' }, { id: 'keeper', of: 'desk' }] },
    ],
  }),
  ownRoute('confirmation', {
    name: 'one of them', repeated: 'once', steps: [
      { id: 'check', settles: 'one-agrees', seats: [{ id: 'one', of: 'review' }, { id: 'other', of: 'finance' }, { id: 'nobody', of: 'vacant', empty: 'skip' }] },
      { id: 'large', if: when('amount_fen > 20000000'), seats: [{ id: 'reader', of: 'desk' }] },
      { id: 'vacant', seats: [{ id: 'nobody', of: 'vacant', empty: 'skip' }] },
      { id: 'sign', settles: 'one-agrees', seats: [{ id: 'signer', of: 'desk' }, { id: 'keeper', of: 'department' }] },
    ],
  }),
];

/** Routes on which people of different offices run against each other. */
export const RACE_ROUTES: readonly Route[] = [
  ownRoute('race-either', { name: 'either signs', steps: [{ id: 'sign', settles: 'one-agrees', seats: [{ id: 'one', of: 'review' }, { id: 'other', of: 'finance' }] }] }),
  ownRoute('race-beside', { name: 'two branches', steps: [{ id: 'left', after: [], seats: [{ id: 'one', of: 'review' }] }, { id: 'right', after: [], seats: [{ id: 'other', of: 'finance' }] }, { id: 'join', after: ['left', 'right'], seats: [{ id: 'both', of: 'desk' }] }] }),
  ownRoute('race-vote', { name: 'two of three', steps: [{ id: 'vote', settles: ballot({ needs: { count: 2 } }), seats: [{ id: 'one', of: 'review' }, { id: 'two', of: 'desk' }, { id: 'three', of: 'finance' }] }] }),
];
