import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { Form } from '../api/contract';
import { readSystems } from '../api/reads';
import { faultWords } from '../parts/faults';
import { fenOf, wanOf } from '../words/format';
import { useWords, wordOf } from '../words/words';

export type Asked = Form['fields'][number];
export type Rules = { readonly type?: string; readonly enum?: readonly unknown[]; readonly items?: { readonly enum?: readonly unknown[] }; readonly maxLength?: number; readonly pattern?: string; readonly format?: string };
type Props = { readonly field: Asked; readonly rules: Rules; readonly value: unknown; readonly fault?: string | undefined; readonly required: boolean; readonly put: (value: unknown) => void };

const LONG = 200;
const A_DAY = /\\d\{4\}.*\(0\[1-9\]\|1\[0-2\]\)/;

/** One question of a form: label, help with its clause, an input of the right kind, and what is wrong with the answer. */
export function FormField(props: Props) {
  const { t, say } = useWords();
  const { field, fault, required } = props;
  const id = `field-${field.name}`;
  return (
    <div className={fault === undefined ? 'form-field' : 'form-field form-field-fault'}>
      <label htmlFor={id}>{say(field.label)}{!required && <span className="caption">{t('form.optional')}</span>}</label>
      <Answer {...props} id={id} />
      {fault !== undefined && <p className="form-fault" id={`${id}-fault`}>{faultWords(t, fault)}</p>}
      <p className="form-help">{field.help && say(field.help)} <span className="citation">{say(field.source)}</span></p>
    </div>
  );
}

type Kind = 'money' | 'system' | 'choice' | 'choices' | 'day' | 'list' | 'number' | 'yesNo' | 'long' | 'line';

const BY_TYPE: Readonly<Record<string, Kind>> = { array: 'list', boolean: 'yesNo', integer: 'number', number: 'number' };

function kindOf({ name }: Asked, rules: Rules): Kind {
  if (name.endsWith('Fen')) return 'money';
  if (name.endsWith('System')) return 'system';
  return ruledKind(rules) ?? BY_TYPE[rules.type ?? ''] ?? textKind(name, rules);
}

/** The kind that the rules name outright: a day, or one or more of the codes that they list. */
function ruledKind({ format, enum: codes, items }: Rules): Kind | undefined {
  if (format === 'date') return 'day';
  if (codes) return 'choice';
  return items?.enum && 'choices';
}

function textKind(name: string, { pattern = '', maxLength = 0 }: Rules): Kind {
  if (name.endsWith('On') || A_DAY.test(pattern)) return 'day';
  return maxLength > LONG ? 'long' : 'line';
}

type AnswerProps = Props & { readonly id: string };
const written = (value: unknown): string => (value === null || value === undefined ? '' : `${value as string}`);
/** What is left empty is left out: an empty text would be an answer. */
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

function Answer(props: AnswerProps) {
  const { field, rules } = props;
  const kind = kindOf(field, rules);
  if (isCoded(kind)) return <Coded {...props} kind={kind} />;
  if (kind === 'system') return <System {...props} />;
  if (kind === 'yesNo') return <input id={props.id} type="checkbox" checked={props.value === true} data-testid={`draft-field-${field.name}`} onChange={(event) => props.put(event.target.checked)} />;
  if (kind === 'long') return <Input.TextArea id={props.id} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={rules.maxLength ?? LONG} value={written(props.value)} data-testid={`draft-field-${field.name}`} onChange={(event) => props.put(orNothing(event.target.value))} />;
  if (kind === 'day') return <Input id={props.id} type="date" className="input-short" value={written(props.value)} data-testid={`draft-field-${field.name}`} onChange={(event) => props.put(orNothing(event.target.value))} />;
  if (kind === 'line') return <Input id={props.id} value={written(props.value)} data-testid={`draft-field-${field.name}`} onChange={(event) => props.put(orNothing(event.target.value))} />;
  return <Typed {...props} kind={kind} />;
}

const isCoded = (kind: Kind): kind is 'choice' | 'choices' => kind === 'choice' || kind === 'choices';

const Coded = ({ kind, ...props }: AnswerProps & { kind: 'choice' | 'choices' }) => (kind === 'choice' ? <Choice {...props} /> : <Choices {...props} />);

function Choice({ id, field, rules, value, put }: AnswerProps) {
  const { t } = useWords();
  return (
    <select id={id} className="select" value={written(value)} data-testid={`draft-field-${field.name}`} onChange={(event) => put(orNothing(event.target.value))}>
      <option value="">{t('form.choose')}</option>
      {rules.enum?.map(String).map((code) => <option key={code} value={code}>{wordOf(t, `codes.${field.name}`, code)}</option>)}
    </select>
  );
}

/** Any number of the codes that the pack lists; none is left out. */
function Choices({ id, field, rules, value, put }: AnswerProps) {
  const { t } = useWords();
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const codes = rules.items?.enum?.map(String) ?? [];
  const turn = (code: string, on: boolean): void => {
    const next = codes.filter((each) => (each === code ? on : chosen.includes(each)));
    put(next.length === 0 ? undefined : next);
  };
  return (
    <div id={id} role="group">
      {codes.map((code) => <label key={code}><input type="checkbox" checked={chosen.includes(code)} data-testid={`draft-field-${field.name}-${code}`} onChange={(event) => turn(code, event.target.checked)} /> {wordOf(t, `codes.${field.name}`, code)} </label>)}
    </div>
  );
}

/** One of the unit's systems; one that is no longer among them stays as it was named. */
function System({ id, field, value, put }: AnswerProps) {
  const { t } = useWords();
  const { data } = useQuery(readSystems);
  const rows = data?.rows ?? [];
  const named = written(value);
  return (
    <select id={id} className="select" value={named} data-testid={`draft-field-${field.name}`} onChange={(event) => put(orNothing(event.target.value))}>
      <option value="">{t('form.choose')}</option>
      {named !== '' && rows.every((row) => row.id !== named) && <option value={named}>{named}</option>}
      {rows.map((row) => <option key={row.id} value={row.id}>{row.title}</option>)}
    </select>
  );
}

type TypedKind = 'money' | 'number' | 'list';

/** What is typed stands as typed while it is typed; what is sent is the value it means, or the text itself where it means none. */
function Typed({ id, field, value, put, kind }: AnswerProps & { kind: TypedKind }) {
  const { t } = useWords();
  const [text, setText] = useState<string | null>(null);
  return (
    <Input id={id} className={kind === 'list' ? '' : 'input-short'} inputMode={kind === 'list' ? 'text' : 'decimal'} suffix={kind === 'money' ? t('form.wan') : undefined}
      placeholder={kind === 'list' ? t('form.list') : undefined} value={text ?? shown(kind, value)} data-testid={`draft-field-${field.name}`} onBlur={() => setText(null)}
      onChange={(event) => {
        setText(event.target.value);
        put(meant(kind, event.target.value));
      }} />
  );
}

function shown(kind: TypedKind, value: unknown): string {
  if (Array.isArray(value)) return value.join('、');
  return kind === 'money' && typeof value === 'number' ? exactWan(value) : written(value);
}

/** Exact to the fen where two decimals are not enough. */
const exactWan = (fen: number): string => (fen % 10_000 === 0 ? wanOf(fen) : String(fen / 1_000_000));

function meant(kind: TypedKind, text: string): unknown {
  if (text.trim() === '') return undefined;
  if (kind === 'list') return text.split(/[、,，;；\s]+/).filter((each) => each !== '');
  if (kind === 'money') return fenOf(text) ?? text;
  const number = Number(text.normalize('NFKC').replace(/[,，\s]/g, ''));
  return Number.isFinite(number) ? number : text;
}
