import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BoardFigure } from '../api/contract';
import { narrowingOf } from './narrowing';

/** A figure of the board: pressed, it shows exactly the tasks that it counts. Nothing is no link. */
export function FigureLink({ figure, of, className, children }: { figure: BoardFigure; of: string; className?: string | undefined; children?: ReactNode }) {
  if (figure.count === 0) return <span className="cell-quiet" data-figure={of}>{children ?? 0}</span>;
  return <Link to="/supervision" search={narrowingOf(figure.query)} resetScroll={false} className={className} data-figure={of} data-count={figure.count}>{children ?? figure.count}</Link>;
}
