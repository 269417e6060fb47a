const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');

const NOTES = join(__dirname, '../../test-results/notes.txt');

/** What this run wants said at its end ("no Chromium found …"), one line each. Notes of an earlier run are not repeated. */
function notes() {
  const runBeganAt = Date.now() - process.uptime() * 1000;
  try {
    if (statSync(NOTES).mtimeMs < runBeganAt) return [];
    return readFileSync(NOTES, 'utf8').split('\n').filter((line) => line.trim() !== '');
  } catch (err) {
    if (err.code === 'ENOENT') return [];
    throw err;
  }
}

/**
 * The last words of a run: its notes, then how many passed and failed, alone on a line. A file that could not run counts as one failure.
 * They are spoken when the process ends, because Jest prints its own summary after every other reporter and tears down after that.
 */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const totals = [`${results.numPassedTests} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
    process.once('exit', () => process.stdout.write(`\n${[...notes(), totals.join(', ')].join('\n')}\n`));
  }
};
