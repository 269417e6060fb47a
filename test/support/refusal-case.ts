import type { Refusal } from '../../domain/refusal';

/** A "no" that a customer would recognise: its name, when it comes, and how to meet it. `says` is what it tells beside its name. */
export type RefusalCase<Given extends unknown[] = []> = {
  readonly refused: Refusal['refused'];
  readonly when: string;
  readonly says?: Readonly<Record<string, unknown>>;
  readonly meet: (...given: Given) => Promise<unknown>;
};

/** Runs each case: the act is refused by that name and says what it should. */
export function eachIsRefused(cases: readonly RefusalCase[]): void {
  test.each(cases.map((each) => [each.refused, each.when, each] as const))('%s: %s', async (refused, _, { meet, says = {} }) => {
    expect(await meet()).toMatchObject({ refused, ...says });
  });
}
