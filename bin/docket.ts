import { Command } from 'commander';
import { readConfig, type Config } from '../config';
import { apiCommand, workerCommand } from './apart';
import { doctor } from './doctor';
import { initCommand } from './init';
import { activateCommand, anchorCommand, migrateCommand, rebuildCommand, restoredCommand, retryCommand, verifyCommand } from './operate';
import { say } from './say';
import { start } from './start';

const program = new Command('docket').description('政务信息化项目审批与评价 / approval and evaluation of government IT projects');

const withConfig = (run: (config: Config, ...rest: never[]) => Promise<number>) => async (...rest: unknown[]): Promise<void> => {
  const read = readConfig();
  if ('faults' in read) {
    say(read.faults);
    process.exit(78);
  }
  process.exitCode = await run(read.config, ...(rest as never[]));
};

program.command('start').description('bring everything up on embedded parts, and serve').option('--fresh', 'begin anew: removes .docket/').action(withConfig((config, options: { fresh?: boolean }) => start(config, options)));
program.command('api').description('serve the api and the desk').action(withConfig(apiCommand));
program.command('worker').description('move processes, send mail').option('--activate', 'make this build the current one').action(withConfig((config, options: { activate?: boolean }) => workerCommand(config, options)));
program.command('migrate').description('bring the schema forward').action(withConfig(migrateCommand));
program.command('init').description('bring an installation into the world').requiredOption('--kind <kind>', 'production, test or demo').option('--jurisdiction <name>', 'which pack', 'shanghai').option('--organ <id>', "the first administrator's organ", 'sh-jxw').action(withConfig((config, options: { kind: string; jurisdiction: string; organ: string }) => initCommand(config, options)));
program.command('verify').description('recompute every chain and compare with the anchors').action(withConfig(verifyCommand));
program.command('rebuild').description('make the rows of processes anew from their facts').action(withConfig(rebuildCommand));
program.command('anchor').description("sign the day's chain heads and keep them outside the database").action(withConfig(anchorCommand));
program.command('activate').argument('<build>').description('make a build the current one').action(withConfig((config, build: string) => activateCommand(config, build)));
program.command('restored').description('after the database was set back to an earlier point: every run starts again from the record').action(withConfig(restoredCommand));
program.command('retry').argument('<incident>').description('end an incident and try again').action(withConfig((config, incident: string) => retryCommand(config, incident)));
program.command('doctor').description('check every part and say what to do').action(withConfig(doctor));

void program.parseAsync();
