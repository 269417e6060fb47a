import { Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import { codeOf } from '../../db/database';
import { channelRecovered, openIncident } from '../../db/incidents';
import { caseOf } from '../../db/reads/case';
import type { Record_ } from '../../db/record/change';
import type { Ring } from '../../doorbell/ring';
import { hearPlatform, ordered, orderOf, takeOrder } from '../../domain/cloud/allocate';
import { isRefusal } from '../../domain/refusal';
import { askPlatform, type Order, type Platform } from './ask-platform';

export type CloudActivities = {
  /** Has the platform asked for what a confirmed plan needs, once however often it is called; where nothing is to be asked, nothing is. */
  readonly order: (processId: string) => Promise<void>;
};

type Deps = { readonly record: Record_; readonly ring: Ring; readonly platform: Platform | null; readonly log: Logger };
const CHANNEL = 'cloud-platform';

/** The hands that reach the cloud platform. The order's name is made of process and plan version, so the platform takes it once. */
export function cloudActivities(deps: Deps): CloudActivities {
  return {
    async order(processId) {
      const order = await orderNow(deps, processId);
      if (!order) return;
      try {
        if (!deps.platform) throw Object.assign(new Error('CLOUD_PLATFORM_URL is not set'), { code: 'NO_PLATFORM' });
        const isTaken = await askPlatform(deps.platform, order);
        await (isTaken ? taken(deps, processId, order) : turnedDown(deps, processId, order));
      } catch (err) {
        deps.log.warn({ processId, order: order.order, code: codeOf(err) }, 'order.not-taken');
        if (Context.current().info.attempt >= 3) await openIncident(deps.record.pool, { channel: CHANNEL, what: 'channel.down', code: codeOf(err), detail: err instanceof Error ? err.message : String(err) });
        throw err;
      }
    },
  };
}

async function orderNow({ record }: Deps, processId: string): Promise<Order | undefined> {
  const c = await caseOf(record.pool, processId);
  const plan = c && ordered(c);
  if (!plan || !c.project) return undefined;
  return { order: orderOf(processId, plan.version), project: c.project.number, title: c.project.title, quantities: plan.quantities };
}

/** The platform has the order; what it makes of it comes to the door. */
async function taken({ record, ring }: Deps, processId: string, { order }: Order): Promise<void> {
  const changed = await record.change(processId, { commandId: `${processId}:order:${order}`, actorId: 'platform', content: { order } }, (c) => takeOrder(c, order));
  await channelRecovered(record.pool, CHANNEL);
  if (!isRefusal(changed)) for (const { processId: behind, runBuild } of changed.behind) ring.process({ processId: behind, runBuild, kind: 'projectLifecycle' });
}

async function turnedDown({ record, ring }: Deps, processId: string, { order }: Order): Promise<void> {
  const said = { order, says: 'rejected', quantities: null } as const;
  const changed = await record.change(processId, { commandId: `${processId}:platform:${order}:turned-down`, actorId: 'platform', content: said }, (c, w) => hearPlatform(c, said, w));
  await openIncident(record.pool, { processId, what: 'cloud.rejected', code: 'REJECTED', detail: `the cloud platform does not take ${order}` });
  if (isRefusal(changed)) return;
  for (const { processId: behind, runBuild } of changed.behind) ring.process({ processId: behind, runBuild, kind: 'projectLifecycle' });
  if (changed.tells) ring.postman();
}
