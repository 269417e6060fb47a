import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { isSigned, SIGNED_HEADERS, signatureOf } from '../../db/cloud/signature';

/** What can go wrong with a platform, one fault an order. */
export const PLATFORM_FAULTS = ['wrong-signature', 'replayed', 'twice', 'out-of-order', 'error-500', 'time-out', 'contradicts', 'rejects'] as const;
export type PlatformFault = (typeof PLATFORM_FAULTS)[number];

type Quantities = Readonly<Record<string, number>>;
type Taken = { readonly order: string; readonly quantities: Quantities; readonly callback: string; readonly answer: string; readonly fault: PlatformFault | undefined; asked: number };
/** One answer as it was sent, and what the door said to it. */
export type Delivery = { readonly order: string; readonly what: string; readonly status: number };
type State = { readonly secret: string; readonly orders: Map<string, Taken>; readonly faults: PlatformFault[]; readonly deliveries: Delivery[]; ended: boolean };

const LONGEST_BODY = 1_000_000;

/** A cloud platform for demos and tests: takes signed orders, allocates what they ask for, and tells so to the address that the order names. */
export async function servePlatform(secret: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const state: State = { secret, orders: new Map(), faults: [], deliveries: [], ended: false };
  const server = createServer((req, res) => void handle(state, req, res).catch(() => res.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  return {
    url: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    stop: async () => {
      state.ended = true;
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

async function handle(state: State, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).subarray(0, LONGEST_BODY);
  const say = (status: number, answer: object): void => void res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  switch (`${req.method ?? ''} ${req.url ?? ''}`) {
    case 'POST /allocations': return take(state, { req, body, say });
    case 'POST /faults': state.faults.push(...(JSON.parse(body.toString()) as { next: PlatformFault[] }).next); return say(200, { faults: state.faults });
    case 'GET /orders': return say(200, { orders: [...state.orders.values()].map(({ order, quantities, asked }) => ({ order, quantities, asked })) });
    case 'GET /deliveries': return say(200, { deliveries: state.deliveries });
    default: return say(404, {});
  }
}

type Asked = { readonly req: IncomingMessage; readonly body: Buffer; readonly say: (status: number, answer: object) => void };

/** An order is taken once by its idempotency key; who asks again hears the same, and has the answer sent again. */
async function take(state: State, { req, body, say }: Asked): Promise<void> {
  const of = headersOf(req);
  const signed = { timestamp: of(SIGNED_HEADERS.timestamp), nonce: of(SIGNED_HEADERS.nonce), signature: of(SIGNED_HEADERS.signature) };
  if (!isSigned({ secret: state.secret, method: 'POST', path: '/allocations', body }, signed, Date.now())) return say(401, {});
  const asked = JSON.parse(body.toString()) as Order;
  if (of('Idempotency-Key') !== asked.order) return say(422, {});
  const order = orderIn(state, asked);
  const { fault } = order;
  if (fault === 'error-500' && order.asked <= 2) return say(500, {});
  if (fault === 'time-out' && order.asked === 1) return; // it has the order, and says nothing
  say(202, { order: order.order });
  await answer(state, order);
}

const headersOf = (req: IncomingMessage) => (name: string): string => String(req.headers[name.toLowerCase()] ?? '');

type Order = Pick<Taken, 'order' | 'quantities' | 'callback'>;

/** The order as it is kept; the first that is new takes the next fault. */
function orderIn(state: State, asked: Order): Taken {
  const order = state.orders.get(asked.order) ?? { ...asked, answer: randomUUID(), fault: state.faults.shift(), asked: 0 };
  order.asked += 1;
  state.orders.set(asked.order, order);
  return order;
}

type Message = { readonly answer: string; readonly order: string; readonly says: 'taken' | 'allocated' | 'rejected'; readonly quantities: Quantities | null };

async function answer(state: State, order: Taken): Promise<void> {
  const allocated: Message = { answer: order.answer, order: order.order, says: 'allocated', quantities: order.quantities };
  const taken: Message = { answer: randomUUID(), order: order.order, says: 'taken', quantities: null };
  switch (order.fault) {
    case 'wrong-signature':
      await send(state, order, { message: allocated, secret: 'a secret that is not ours, but as long' });
      return deliver(state, order, allocated);
    case 'replayed': return replay(state, order, allocated);
    case 'twice':
      await deliver(state, order, allocated);
      return deliver(state, order, allocated);
    case 'out-of-order':
      await deliver(state, order, allocated);
      return deliver(state, order, taken);
    case 'contradicts': return deliver(state, order, { ...allocated, quantities: Object.fromEntries(Object.entries(order.quantities).map(([service, quantity], n) => [service, n === 0 ? quantity + 1 : quantity])) });
    case 'rejects': return deliver(state, order, { ...allocated, says: 'rejected', quantities: null });
    default:
      await deliver(state, order, taken);
      return deliver(state, order, allocated);
  }
}

/** The very same bytes and headers again: what somebody on the line could do. */
async function replay(state: State, order: Taken, message: Message): Promise<void> {
  const moment = { timestamp: String(Date.now()), nonce: randomUUID() };
  await send(state, order, { message, moment });
  await send(state, order, { message, moment });
}

const PAUSES_MS = [100, 200, 400, 800, 1_600, 3_200, 6_400];

/** Sends until the door has heard it. */
async function deliver(state: State, order: Taken, message: Message): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    const status = await send(state, order, { message });
    if (status >= 200 && status < 500) return;
    if (state.ended) return;
    await pause(pauseMs);
  }
}

type Sending = { readonly message: Message; readonly secret?: string; readonly moment?: { timestamp: string; nonce: string } };

async function send(state: State, { callback, order }: Taken, { message, secret = state.secret, moment = { timestamp: String(Date.now()), nonce: randomUUID() } }: Sending): Promise<number> {
  const body = JSON.stringify(message);
  const signature = signatureOf({ secret, method: 'POST', path: new URL(callback).pathname, body }, moment);
  const headers = { 'Content-Type': 'application/json', [SIGNED_HEADERS.timestamp]: moment.timestamp, [SIGNED_HEADERS.nonce]: moment.nonce, [SIGNED_HEADERS.signature]: signature };
  const status = await fetch(callback, { method: 'POST', body, headers, signal: AbortSignal.timeout(5_000) }).then(async (heard) => { await heard.arrayBuffer(); return heard.status; }, () => 0);
  state.deliveries.push({ order, what: message.says, status });
  return status;
}
