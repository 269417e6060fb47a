// Another Docket, in a process of its own: holds the parts of a home until it is told to end.
import pino from 'pino';
import { bringUp } from '../../bin/embedded/parts';

type Wish = Omit<Parameters<typeof bringUp>[0], 'log' | 'say'>;

async function hold(wish: Wish): Promise<void> {
  const tell = (line: unknown) => void process.stdout.write(`${JSON.stringify(line)}\n`);
  const ending = new AbortController();
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (ending.abort(), resolve()));
  });
  const parts = await bringUp({ ...wish, log: pino({ level: 'silent' }), say: (said) => tell({ said }), signal: ending.signal });
  const { databaseUrl, temporalAddress, smtpUrl, missing } = parts;
  tell({ up: { databaseUrl, temporalAddress, smtpUrl, missing } });
  setInterval(() => undefined, 1_000);
  await ended;
  await parts.release();
  process.exit(0);
}

void hold(JSON.parse(process.argv[2] ?? '{}') as Wish);
