import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CloudPlanPage, HostSheet as Sheet } from '../api/contract';
import { useWords } from '../words/words';
import { countOf, reduced, totalOf } from './sheet';

export type Over = { readonly service: string; readonly name: { readonly zh: string; readonly en: string }; readonly unit: { readonly zh: string; readonly en: string }; readonly planned: number; readonly approved: number };

/** The services of which a sheet takes more than was approved. One that saves elsewhere makes up for none (003 A1, R059). */
export const overIn = ({ bounds }: Pick<CloudPlanPage, 'bounds'>, sheet: Sheet): Over[] =>
  bounds.flatMap(({ service, name, unit, approved }) => (totalOf(sheet, service) > (approved ?? 0) ? [{ service, name, unit, planned: totalOf(sheet, service), approved: approved ?? 0 }] : []));

type Props = { readonly of: readonly Over[]; readonly projectId: string; readonly sheet: Sheet; readonly change: ((sheet: Sheet) => void) | undefined };

/** What is over its bound, by how much, and both ways out of it: take less, or have more approved first. */
export function OverBound({ of, projectId, sheet, change }: Props) {
  const { t, say } = useWords();
  if (of.length === 0) return null;
  return (
    <section className="plan-over" data-testid="plan-over" aria-label={t('cloud.overTitle', { n: of.length })}>
      <p className="refusal-what">{t('cloud.overTitle', { n: of.length })}</p>
      <ul>
        {of.map(({ service, name, unit, planned, approved }) => (
          <li key={service}>
            <span>{t('cloud.overLine', { what: say(name), unit: say(unit), planned: countOf(planned), approved: countOf(approved), by: countOf(planned - approved) })}</span>
            {change && <Button size="small" data-testid={`reduce-${service}`} onClick={() => change(reduced(sheet, service, approved))}>{t('cloud.reduce', { what: say(name), to: countOf(approved) })}</Button>}
          </li>
        ))}
      </ul>
      <p className="acts"><Link className="button-link" to="/projects/$id" params={{ id: projectId }} hash="changes" data-testid="change-first">{t('cloud.changeFirst')}</Link></p>
    </section>
  );
}
