const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { parse } = require('yaml');

const ROOT = join(__dirname, '../..');

/** A run of everything fails when a test that docs/features.yaml names did not run, or did not pass; one that was skipped for want of a browser fails it in CI alone. A run of some files says nothing of the others. */
module.exports = class FeaturesReporter {
  constructor(config) {
    this.isWhole = config.nonFlagArgs.length === 0 && !config.testNamePattern && !config.onlyFailures && config.findRelatedTests !== true;
  }

  onRunComplete(_contexts, { testResults }) {
    if (!this.isWhole) return;
    const passed = new Map(testResults.map(({ testFilePath, testResults: tests }) => [relative(ROOT, testFilePath), tests.filter(({ status }) => status === 'passed' || (status === 'pending' && !process.env.CI)).map(({ title }) => title)]));
    const { features, peers } = parse(readFileSync(join(ROOT, 'docs/features.yaml'), 'utf8'));
    const silent = [...features, ...peers].flatMap(({ id, shown = [] }) => shown.filter(({ file, test }) => !passed.get(file)?.some((title) => title.startsWith(test.split('%s')[0]))).map(({ file, test }) => `${id}: ${file}: ${test}`));
    if (silent.length > 0) this.error = new Error(`features that no passed test of this run shows:\n${silent.join('\n')}`);
  }

  getLastError() {
    return this.error;
  }
};
