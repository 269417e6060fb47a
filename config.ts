import { z } from 'zod';

const Env = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DOCKET_HOME: z.string().default('.docket'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z.url().optional(),
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_CLI: z.string().optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  CHROMIUM: z.string().optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.email().default('docket@docket.example'),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXIES: z.string().default('loopback'),
  SESSION_SECRET: z.string().min(32).optional(),
  CLOUD_PLATFORM_URL: z.url().optional(),
  CLOUD_PLATFORM_SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['silent', 'debug', 'info', 'warn', 'error']).default('info'),
  CHAOS: z.string().optional(),
  BUILD_SUFFIX: z.string().optional(),
});

/** The settings of one process, as the environment gave them; what is absent is brought up by `bin/embedded`. */
export type Config = z.infer<typeof Env>;

/** Reads the environment once, at the top of a command of bin/. A bad variable is named, all of them at once. */
export function readConfig(): { config: Config } | { faults: string } {
  const read = Env.safeParse(process.env);
  return read.success ? { config: read.data } : { faults: z.prettifyError(read.error) };
}
