const { readFileSync, statSync } = require('node:fs');
const { join, relative } = require('node:path');

const ROOT = join(__dirname, '../..');
const NOTES = join(ROOT, 'test-results/notes.txt');

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

const SLOW_MS = 60_000;
/** The tests that took longest, a dozen at most: a slower machine meets their limits first. */
function slow({ testResults }) {
  const all = testResults.flatMap(({ testFilePath, testResults: tests }) => tests.map(({ duration, title }) => ({ ms: duration ?? 0, what: `${relative(ROOT, testFilePath)}: ${title.slice(0, 80)}` })));
  return all.filter(({ ms }) => ms > SLOW_MS).sort((a, b) => b.ms - a.ms).slice(0, 12).map(({ ms, what }) => `${Math.round(ms / 1000)} s  ${what}`);
}

/**
 * The last words of a run: its notes, what was slow, then how many passed and failed, alone on a line. A file that could not run counts as one failure.
 * They are spoken when the process ends, because Jest prints its own summary after every other reporter and tears down after that.
 */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const totals = [`${results.numPassedTests} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
    process.once('exit', () => process.stdout.write(`\n${[...notes(), ...slow(results), totals.join(', ')].join('\n')}\n`));
  }
};
