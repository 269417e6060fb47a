const MOST_WAITING = 10_000; // beyond it the sweeper is the memory
const CROWDED_MS = 50;

type Turns = { readonly atOnce: number; readonly isCrowded?: () => boolean };

/**
 * Lets so many ring at once; the others wait their turn, each bell once however often it is asked for meanwhile. While people crowd at the
 * door a bell rings only now and then: movement that lags is not helped by more ringing, and nobody's answer is to wait for it.
 */
export function inTurns({ atOnce, isCrowded = () => false }: Turns): (id: string, ring: () => Promise<void>) => void {
  const waiting = new Map<string, () => Promise<void>>();
  let ringing = 0;
  let holding = false;
  const ringFirst = (): void => {
    const [first] = waiting;
    if (ringing >= atOnce || first === undefined) return;
    const [id, ring] = first;
    waiting.delete(id);
    ringing += 1;
    void ring().finally(() => {
      ringing -= 1;
      next();
    });
  };
  const next = (): void => {
    if (holding || waiting.size === 0) return;
    if (!isCrowded()) return ringFirst();
    holding = true;
    setTimeout(() => {
      holding = false;
      ringFirst();
    }, CROWDED_MS).unref();
  };
  return (id, ring) => {
    if (waiting.size < MOST_WAITING) waiting.set(id, ring);
    next();
  };
}
