import { createInterface } from 'node:readline';
import { servePlatform } from './cloud-platform-server';

/** The secret comes as the first line, so that no list of processes shows it; when the line is closed, who needed the platform is gone. */
const line = createInterface({ input: process.stdin });
line.once('line', (secret) => {
  servePlatform(secret).then(({ url }) => process.stdout.write(`${url}\n`), () => process.exit(1));
});
line.once('close', () => process.exit(0));
