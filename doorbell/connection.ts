import type { ConnectionOptions } from '@temporalio/client';

/** How Temporal is reached: after an outage it is tried again within five seconds, where gRPC left to itself waits up to two minutes. */
export const reach = (address: string): ConnectionOptions => ({
  address, connectTimeout: '5 seconds', channelArgs: { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': 5_000 },
});

/** When a call is given up: a Temporal that takes connections and never answers must not hold anybody. */
export const soon = (): number => Date.now() + 10_000;
