/** A request by what it is about: its subject, its kind, and the how-manieth of them it is. */
export type RequestName = { readonly subject: string; readonly kind: string; readonly n: number };

const FORM = /^([^.~]+)\.request\.([a-z][a-z0-9-]*)\.(\d+)$/;

/** The id of a request is made of its subject's, so that whoever has it knows whose rows are locked with it. */
export const requestId = ({ subject, kind, n }: RequestName): string => `${subject}.request.${kind}.${n}`;

/** What the id of a request says; nothing where the process is none. */
export function requestNamed(id: string): RequestName | undefined {
  const [, subject, kind, n] = FORM.exec(id) ?? [];
  return subject === undefined || kind === undefined ? undefined : { subject, kind, n: Number(n) };
}
