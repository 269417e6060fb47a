type Props<T extends string> = { readonly label: string; readonly name: string; readonly of: readonly (readonly [T, string])[]; readonly value: T; readonly choose: (value: T) => void };

/** One of a few, all of them in sight; what is chosen stays pressed. */
export function Options<T extends string>({ label, name, of, value, choose }: Props<T>) {
  return (
    <div className="options" role="group" aria-label={label}>
      <span className="caption">{label}</span>
      <div>{of.map(([each, words]) => <button key={each} type="button" className="button-link" aria-pressed={each === value} data-testid={`${name}-${each}`} onClick={() => choose(each)}>{words}</button>)}</div>
    </div>
  );
}
