import { randomUUID } from 'node:crypto';
import type { Visitor } from '../../../bin/first-run/client';
import type { PlatformFault } from '../../../bin/embedded/cloud-platform-server';
import { SIGNED_HEADERS, signatureOf } from '../../../db/cloud/signature';
import type { Docket } from '../../support/docket';
import { factsOf, type KeptFact } from '../acts';

export type Answer = Record<string, unknown>;
/** How people reach the product while they walk the road: over HTTP, each act under a name that is its own for ever. */
export type Hands = {
  readonly get: <T>(login: string, path: string) => Promise<T>;
  readonly act: (...act: readonly [login: string, name: string, path: string, body?: object]) => Promise<Answer>;
  /** Drafts and attachments, which are of no process yet and may be made again. */
  readonly prepare: <T>(login: string, work: (visitor: Visitor) => Promise<T>) => Promise<T>;
  readonly facts: (processId: string) => Promise<readonly KeptFact[]>;
  readonly settled: () => Promise<void>;
  readonly travel: (local: string) => Promise<void>;
  readonly platform: Platform;
};

/** The cloud platform, as those who run it can make it stumble and put right what it said. */
export type Platform = {
  readonly stumbles: (...next: PlatformFault[]) => Promise<void>;
  /** It allocates an order after all, under a new answer. */
  readonly allocates: (order: string) => Promise<number>;
  readonly says: (order: string, quantities: object) => Promise<number>;
};

/** The platform of a Docket that listens at this address. */
export function platformAt({ url, secret, door }: { url: string; secret: string; door: string }): Platform {
  const says = async (order: string, quantities: object): Promise<number> => {
    const path = '/api/cloud-platform/answers';
    const body = JSON.stringify({ answer: randomUUID(), order, says: 'allocated', quantities });
    const moment = { timestamp: String(Date.now()), nonce: randomUUID() };
    const signature = signatureOf({ secret, method: 'POST', path, body }, moment);
    const heard = await fetch(`${door}${path}`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', [SIGNED_HEADERS.timestamp]: moment.timestamp, [SIGNED_HEADERS.nonce]: moment.nonce, [SIGNED_HEADERS.signature]: signature } });
    return heard.status;
  };
  return {
    says,
    stumbles: async (...next) => { await fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify({ next }) }); },
    async allocates(order) {
      const { orders } = (await (await fetch(`${url}/orders`)).json()) as { orders: readonly { order: string; quantities: object }[] };
      return says(order, orders.find((each) => each.order === order)?.quantities ?? {});
    },
  };
}

/** The hands of people in a Docket that nobody disturbs. */
export const handsIn = (docket: Docket, platform: Platform): Hands => ({
  platform,
  get: async (login, path) => (await docket.as(login)).get(path),
  act: async (...[login, name, path, body]) => (await docket.as(login)).act(name, 'POST', path, body),
  prepare: async (login, work) => work(await docket.as(login)),
  facts: (id) => factsOf(docket, id),
  settled: () => docket.settled(),
  travel: (local) => docket.travel(`${local.replace(' ', 'T')}:00+08:00`),
});
