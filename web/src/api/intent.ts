import type { Sending } from './request';

const SPACE = 'docket.intent:';
const kept = new Map<string, Kept>();

type Kept = { readonly content: string; readonly key: string };

const placeOf = ({ method, path }: Sending): string => `${SPACE}${method} ${path}`;
const contentOf = ({ body, file }: Sending): string => (file ? `${file.name} ${file.size} ${file.lastModified}` : JSON.stringify(body ?? null));

/** The command id of what a person means to do: made before the first sending, the same for the same content until there is an answer. */
export function keyOf(sending: Sending): string {
  const [place, content] = [placeOf(sending), contentOf(sending)];
  const known = kept.get(place) ?? stored(place);
  if (known?.content === content) return known.key;
  const made = { content, key: newKey() };
  kept.set(place, made);
  store(place, JSON.stringify(made));
  return made.key;
}

/** The intention has its answer: meaning the same again is a new one. */
export function settleIntent(sending: Sending): void {
  kept.delete(placeOf(sending));
  store(placeOf(sending), null);
}

// A page opened over plain http in an office network has no randomUUID.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

// Storage may be full or forbidden; the map still holds as long as the page does.
function store(place: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, text);
  } catch {
    return;
  }
}

function stored(place: string): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | undefined ?? undefined;
  } catch {
    return undefined;
  }
}
