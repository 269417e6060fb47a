import { useContext } from 'react';
import type { Person } from '../api/contract';
import { SignedIn } from '../app/me';
import { useWords, type TFunction } from './words';

/** Business happens in one zone; the contract carries no other, and China has none. */
const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const FEN_PER_WAN = 1_000_000;
const FEN_PER_CENT_OF_WAN = 10_000;

type Moment = string | number;
const msOf = (moment: Moment): number => (typeof moment === 'number' ? moment : Date.parse(moment));
const local = (moment: Moment): Date => new Date(msOf(moment) + ZONE_MS);
const two = (n: number): string => String(n).padStart(2, '0');

/** The day in the zone of business, YYYY-MM-DD. */
export const dayOf = (moment: Moment): string => local(moment).toISOString().slice(0, 10);
/** The time of day, HH:MM. */
export const timeOf = (moment: Moment): string => local(moment).toISOString().slice(11, 16);
/** The time of day with its seconds. */
export const secondsOf = (moment: Moment): string => local(moment).toISOString().slice(11, 19);
/** The instant that a day and time of the zone of business are, as the contract writes it; nothing where they are none. */
export function instantOf(text: string): string | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/.exec(text.trim());
  const ms = found ? Date.parse(`${found[1]}T${found[2]}:00.000Z`) - ZONE_MS : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** Fen as 万元 with two decimals. */
export const wanOf = (fen: number): string => (Math.round(fen / FEN_PER_CENT_OF_WAN) / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** Fen as exact yuan. */
export const yuanOf = (fen: number): string => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const isRound = (fen: number): boolean => fen % FEN_PER_CENT_OF_WAN === 0;

/** What was typed as 万元 in whole fen, full-width digits and separators read; nothing where it is no such amount. */
export function fenOf(text: string): number | undefined {
  const found = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text.normalize('NFKC').replace(/[,，\s]|万元?$/g, ''));
  if (!found) return undefined;
  const fen = Number(found[1]) * FEN_PER_WAN + Number((found[2] ?? '').padEnd(6, '0'));
  return Number.isSafeInteger(fen) ? fen : undefined;
}

const monthDay = (t: TFunction, date: Date): string => t('format.monthDay', { month: date.getUTCMonth() + 1, day: date.getUTCDate(), monthName: t(`format.months.${date.getUTCMonth() + 1}`) });
const fullDay = (t: TFunction, date: Date): string => t('format.fullDay', { year: date.getUTCFullYear(), month: two(date.getUTCMonth() + 1), dayOfMonth: two(date.getUTCDate()), day: date.getUTCDate(), monthName: t(`format.months.${date.getUTCMonth() + 1}`) });

const endsDay = (moment: Moment): boolean => timeOf(moment) === '00:00';

/** The day to which a moment belongs, and its time there: one that ends a day is that day's 24:00. */
export const placeOf = (moment: Moment): { day: string; time: string } => (endsDay(moment) ? { day: dayOf(msOf(moment) - 1), time: '24:00' } : { day: dayOf(moment), time: timeOf(moment) });

/** A moment that ends a day belongs to that day: 24:00, not 00:00 of the next. The year goes without saying only while it is this year. */
function due(t: TFunction, moment: Moment, now: string | undefined): string {
  const ends = endsDay(moment);
  const day = local(ends ? msOf(moment) - 1 : moment);
  const isNear = now === undefined || day.getUTCFullYear() === local(now).getUTCFullYear();
  return t('format.due', { day: (isNear ? monthDay : fullDay)(t, day), time: ends ? '24:00' : timeOf(moment) });
}

function stamp(t: TFunction, moment: Moment, now: number): string {
  const time = timeOf(moment);
  if (dayOf(moment) === dayOf(now)) return t('format.today', { time });
  if (dayOf(moment) === dayOf(now - DAY_MS)) return t('format.yesterday', { time });
  return `${column(moment, now)} ${time}`;
}

const column = (moment: Moment, now: number): string => (dayOf(moment).slice(0, 4) === dayOf(now).slice(0, 4) ? dayOf(moment).slice(5) : dayOf(moment));

/** How moments, sums and people are written in the language that is spoken. */
export function useFormat() {
  const { t, say, language } = useWords();
  const now = useContext(SignedIn)?.me.now;
  return {
    due: (moment: Moment) => due(t, moment, now),
    lastDay: (moment: Moment) => monthDay(t, local(endsDay(moment) ? msOf(moment) - 1 : moment)),
    on: (day: string) => fullDay(t, new Date(`${day}T00:00:00Z`)),
    /** The year goes without saying only while it is this year. */
    onNear: (day: string, now: number) => (day.slice(0, 4) === dayOf(now).slice(0, 4) ? monthDay : fullDay)(t, new Date(`${day}T00:00:00Z`)),
    weekday: (moment: Moment) => t(`format.weekdays.${local(moment).getUTCDay()}`),
    /** The end of a term: the day that it ends, at 24:00. */
    ends: (moment: Moment, now: number) => (endsDay(moment) ? `${column(msOf(moment) - 1, now)} 24:00` : stamp(t, moment, now)),
    stamp: (moment: Moment, now: number) => stamp(t, moment, now),
    column,
    money: (fen: number) => (language === 'en' ? t('format.money', { amount: yuanOf(fen).replace(/\.00$/, '') }) : t('format.money', { amount: wanOf(fen) })),
    exact: (fen: number) => (isRound(fen) ? undefined : t('format.yuan', { amount: yuanOf(fen) })),
    person: ({ name, office }: Pick<Person, 'name'> & { readonly office: Person['office'] | '' }) => (office === '' ? name : t('format.person', { name, office: say(office) })),
    size: (bytes: number) => (bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`),
  };
}
