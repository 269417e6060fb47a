import { Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import { codeOf, type Pool } from '../../db/database';
import { channelRecovered, openIncident } from '../../db/incidents';
import { dueFiles, fileLater, keepFile, putOffFiles, takeUpFiles, triesOf, type DueFiles } from '../../db/letters/files';
import { letterById, peopleIn, textsIn } from '../../db/letters/letters';
import { namesOf, textsOf } from '../../db/reads/case';
import { hashOf, type HashAlgorithm } from '../../db/record/hash';
import type { Law } from '../../db/record/law';
import { letterHtml } from './letter-html';
import { findChromium, printToPdf } from './chromium';

export type DocumentActivities = {
  /** The letters to be printed now, and when the next will be. Where there is nothing to print with, none: they wait, and lose nothing by it. */
  readonly dueLetters: () => Promise<DueFiles>;
  /** Prints a letter, once; what cannot be printed now is put back. False when it was not printed. */
  readonly print: (letterId: string) => Promise<boolean>;
};

type Deps = { readonly pool: Pool; readonly law: Law; readonly algorithm: () => Promise<HashAlgorithm>; readonly log: Logger; readonly chromium: () => string | undefined };
const AT_MOST = 50;
const LOOK_AGAIN_MS = 300_000;
const TRIES_TILL_INCIDENT = 4;

/** How a worker finds its printer: anew each time, so that one that is installed later is taken without a restart. */
export const printerOf = (named?: string) => (): string | undefined => findChromium(named);

/** The clerk's hands: letters out of the record through this machine's Chromium into files kept by their hash. */
export function documentActivities(deps: Deps): DocumentActivities {
  const { pool, chromium } = deps;
  return {
    async dueLetters() {
      if (chromium() !== undefined) {
        await takeUpFiles(pool);
        return dueFiles(pool, AT_MOST);
      }
      await putOffFiles(pool, LOOK_AGAIN_MS);
      return { ids: [], nextInMs: LOOK_AGAIN_MS };
    },
    async print(letterId) {
      const program = chromium();
      const tries = await triesOf(pool, letterId);
      if (tries === undefined || program === undefined) return true;
      const beating = setInterval(() => Context.current().heartbeat(), 5_000);
      try {
        await printLetter(deps, letterId, program);
        await channelRecovered(pool, 'documents');
        return true;
      } catch (err) {
        await notPrinted(deps, { letterId, tries, err });
        return false;
      } finally {
        clearInterval(beating);
      }
    },
  };
}

async function printLetter({ pool, law, algorithm }: Deps, letterId: string, program: string): Promise<void> {
  const letter = await letterById(pool, letterId);
  if (!letter) throw new Error(`there is no letter ${letterId}`);
  const html = letterHtml({ letter, pack: await law.pack(pool, letter.pack), texts: await textsOf(pool, textsIn(letter)), people: await namesOf(pool, peopleIn(letter)) });
  const bytes = await printToPdf(program, html);
  await keepFile(pool, letterId, { hash: hashOf(await algorithm(), bytes), bytes });
}

/** It is tried again with growing pauses, up to an hour, without end; after some tries an operator is told. */
async function notPrinted({ pool, log }: Deps, { letterId, tries, err }: { letterId: string; tries: number; err: unknown }): Promise<void> {
  const detail = err instanceof Error ? err.message : String(err);
  log.warn({ letterId, tries, detail }, 'letter.not-printed');
  await fileLater(pool, letterId, { error: detail, afterMs: Math.min(10_000 * 2 ** Math.min(tries, 10), 3_600_000) });
  if (tries >= TRIES_TILL_INCIDENT) await openIncident(pool, { channel: 'documents', what: 'letter.not-printed', code: codeOf(err), detail });
}
