import type { Minutes, MinutesItem } from '../../domain/letters/facts';

type Line = { readonly who: string; readonly vote: string; readonly words: string };
/** The minutes of a meeting as a template says them; blanks in every other letter. */
export type MinutesView = {
  readonly chair: string; readonly place: string; readonly quorum: string; readonly needs: string; readonly present: string; readonly absent: string;
  readonly items: readonly { readonly n: string; readonly title: string; readonly number: string; readonly unit: string; readonly outcome: string; readonly tally: string; readonly recused: string; readonly votes: readonly Line[]; readonly missing: readonly string[]; readonly figures: string }[];
};

type Words = { readonly office: (key: string) => string; readonly organ: (id: string) => string; readonly text: (id: string | null) => string; readonly outcome: (word: string) => string; readonly person: (id: string) => string; readonly amount: (fen: string) => string };

const NONE: MinutesView = { chair: '', place: '', quorum: '', needs: '', present: '', absent: '', items: [] };
const WHY: Readonly<Record<string, string>> = { own: '本人或本单位申报', department: '在主管部门任职', seat: '已在本件上表态', declared: '本人申请回避' };
const OPEN: Readonly<Record<string, string>> = { 'no-quorum': '未达法定人数，未表决', 'not-carried': '各方均未达到规定票数，未形成意见' };

/** Who was there, and of each item who stood back, how each voted, and what it came to. */
export function minutesOf(of: Minutes | undefined, words: Words): MinutesView {
  if (!of) return NONE;
  const named = (there: boolean): string => of.attendees.filter(({ present }) => present === there).map(({ person, as }) => `${words.person(person)}（${words.office(as)}）`).join('、');
  return { chair: words.person(of.chair), place: words.text(of.place), quorum: String(of.quorum), needs: `${of.needs.of}分之${of.needs.share}`, present: named(true), absent: named(false), items: of.items.map((item) => itemOf(item, words)) };
}

function itemOf({ n, title, number, unit, outcome, why, tally, recusals, votes, items, figures }: MinutesItem, words: Words): MinutesView['items'][number] {
  const vote = (said: string): string => (said === 'abstain' ? '弃权' : words.outcome(said));
  return {
    n: String(n), title, number: number ?? '', unit: words.organ(unit), outcome: outcome === null ? (OPEN[why ?? ''] ?? '') : words.outcome(outcome),
    tally: `可表决${tally.able}人：同意${tally.agree}、不同意${tally.disagree}、退回${tally.return}、弃权${tally.abstain}`,
    recused: recusals.map(({ person, why: reason }) => `${words.person(person)}（${WHY[reason] ?? ''}）`).join('、'),
    votes: votes.filter(({ person }) => !recusals.some((each) => each.person === person)).map((each) => ({ who: words.person(each.person), vote: vote(each.vote), words: words.text(each.opinion) })),
    missing: items.map(({ text }) => words.text(text)), figures: figures?.amountFen == null ? '' : words.amount(figures.amountFen),
  };
}
