import { useEffect, useRef, type ReactNode } from 'react';
import type { Problem, Ruling } from '../api/contract';
import { nameOf } from '../api/problem';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Citation, Clause } from './clause';
import { faultLines } from './faults';
import { useParams, type Known } from './refusal-params';

type Props = { readonly problem: Problem; readonly rulings?: readonly Ruling[]; readonly people?: readonly Known[]; readonly quiet?: boolean; readonly children?: ReactNode };

/** A "no" in three parts: what, why with its clause, what to do now. The eye and the focus are led to it, unless it only explains. */
export function Refusal({ problem, rulings = [], people = [], quiet = false, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!quiet) box.current?.focus();
  }, [problem, quiet]);
  const part = useRefusalWords(problem, people);
  return (
    <div ref={box} className="refusal" role={quiet ? undefined : 'alert'} tabIndex={-1} data-testid="refusal" data-problem={nameOf(problem)}>
      <p className="refusal-what">{part('what') || problem.detail || problem.title}</p>
      <Line name="why" words={part('why')} />
      <Because ruling={rulings.find(({ rule }) => rule === problem.params?.['rule'])} />
      <FaultLines problem={problem} />
      <Line name="now" words={part('now')} />
      <Trace of={problem.trace} />
      {children && <div className="acts">{children}</div>}
    </div>
  );
}

/** A "no" in the few words that a row has room for. */
export function WhatNot({ problem }: { problem: Problem }) {
  const part = useRefusalWords(problem, []);
  return <>{part('what') || problem.title}</>;
}

function Trace({ of }: { of: string | undefined }) {
  const { t } = useWords();
  return of === undefined ? null : <p className="caption">{t('trace', { trace: of })}</p>;
}

const Line = ({ name, words }: { name: string; words: string }) => (words === '' ? null : <p className={`refusal-${name}`}>{words}</p>);

function Because({ ruling }: { ruling: Ruling | undefined }) {
  const { say } = useWords();
  if (!ruling) return null;
  return (
    <div className="refusal-why">
      <p>{say(ruling.words)} <Citation clause={{ ...ruling.clause, code: ruling.code }} /></p>
      {ruling.clause.says && <Clause says={ruling.clause.says} />}
    </div>
  );
}

function FaultLines({ problem }: { problem: Problem }) {
  const { t } = useWords();
  const lines = faultLines(t, problem);
  return lines.length === 0 ? null : <ul className="refusal-faults">{lines.map((line) => <li key={line}>{line}</li>)}</ul>;
}

function useRefusalWords(problem: Problem, people: readonly Known[]): (part: 'what' | 'why' | 'now') => string {
  const { t } = useWords();
  const params = useParams(problem.params ?? {}, useFormat(), people);
  return (part) => t(`refusals.${nameOf(problem)}.${part}`, { ...params, defaultValue: '' });
}
