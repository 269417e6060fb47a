import { useEffect, useRef, useState } from 'react';
import type { BatchPage, Problem, Ranked } from '../api/contract';
import { useAct } from '../api/use-act';

export type Ranking = {
  readonly order: readonly string[];
  readonly canRank: boolean;
  readonly said: string;
  readonly move: (from: number, to: number) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
  readonly refusal: Problem | null;
};

const MOVABLE: readonly string[] = ['new', 'submitted'];

/** The order that the department may still change: each move is shown at once, saved as an act, and can be taken back. */
export function useRanking(page: BatchPage): Ranking {
  const kept = page.rows.filter(({ state }) => MOVABLE.includes(state)).map(({ projectId }) => projectId);
  const [orders, setOrders] = useState<readonly (readonly string[])[]>([]);
  const saved = useRef(kept.join());
  const act = useAct<Ranked>();
  const order = orders.at(-1) ?? kept;
  const canRank = page.may.some(({ act: name, blocked }) => name === 'rank' && blocked === null);

  useEffect(() => {
    if (orders.length === 0 || act.busy || order.join() === saved.current) return;
    saved.current = order.join();
    void act.run({ method: 'POST', path: `declaration-batches/${page.batch.id}/ranking`, body: { order } });
  }, [act, order, orders.length, page.batch.id]);

  const move = (from: number, to: number): void => {
    const moved = order[from];
    if (!canRank || moved === undefined || to < 0 || to >= order.length || to === from) return;
    setOrders([...orders, [...order.filter((_, n) => n !== from).slice(0, to), moved, ...order.filter((_, n) => n !== from).slice(to)]]);
  };
  const undo = (): void => setOrders(orders.length > 1 ? orders.slice(0, -1) : [kept]);
  return { order, canRank, move, undo, canUndo: orders.length > 1, refusal: act.refusal, said: orders.length === 0 ? '' : order.join() };
}
