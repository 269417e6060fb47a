import tseslint from 'typescript-eslint';

const CODE = { skipBlankLines: true, skipComments: true };

const CLOCK_AND_CHANCE = [
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'The moment is an argument here.'],
  ["CallExpression[callee.name='Date']", 'The moment is an argument here.'],
  ["CallExpression[callee.object.name='Date'][callee.property.name='now']", 'The moment is an argument here.'],
  ["CallExpression[callee.object.name='performance']", 'The moment is an argument here.'],
  ["CallExpression[callee.object.name='Math'][callee.property.name='random']", 'The same input gives the same answer here.'],
  ["CallExpression[callee.object.name='crypto']", 'The same input gives the same answer here.'],
  ["CallExpression[callee.name=/^(uuid4|setTimeout|setInterval|setImmediate|queueMicrotask)$/]", 'Ids come from the record; waiting is for the desk.'],
];

const STATEMENT = '/^\\s*(select\\s.+\\sfrom|insert\\s+into|update\\s+\\w+\\s+set|delete\\s+from)\\s/is';
const SQL = [
  [`Literal[value=${STATEMENT}]`, 'SQL stands in db/.'],
  [`TemplateElement[value.raw=${STATEMENT}]`, 'SQL stands in db/.'],
];

const HEX = '/#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\\b/i';
const COLOURS = [
  [`Literal[value=${HEX}]`, 'Colours stand in the tokens of web/src.'],
  [`TemplateElement[value.raw=${HEX}]`, 'Colours stand in the tokens of web/src.'],
];

/** One rule holds all forbidden phrases of a layer, because a later block replaces an earlier one. */
const forbid = (...phrases) => ({
  'no-restricted-syntax': ['error', ...phrases.flat().map(([selector, message]) => ({ selector, message }))],
});

const ENVIRONMENT = 'Read config.ts at the top of a command and pass values down.';

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.docket/', 'coverage/', 'test-results/', 'web/public/', '**/*.cjs', '**/*.mjs', '**/*.d.ts'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/require-await': 'off', // a fake, or a port that may be asynchronous elsewhere, has nothing to await
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 250, ...CODE }],
      'max-lines-per-function': ['error', { max: 50, ...CODE }],
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },

  { files: ['**/*.{ts,tsx}'], ignores: ['db/**', 'bin/**', 'test/**', 'bench/**'], rules: forbid(SQL) },
  { files: ['domain/**', 'workflows/**'], rules: forbid(SQL, CLOCK_AND_CHANCE) },
  { files: ['web/**/*.{ts,tsx}'], ignores: ['web/src/**/tokens.ts', 'web/src/tokens/**'], rules: forbid(SQL, COLOURS) },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['config.ts', 'test/**'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENVIRONMENT }],
      'no-restricted-imports': ['error', { paths: ['process', 'node:process'].map((name) => ({ name, importNames: ['env'], message: ENVIRONMENT })) }],
    },
  },

  { files: ['api/problem.ts'], rules: { 'max-params': ['error', 4] } }, // Express knows an error handler by its four parameters
  { files: ['web/vite.config.ts', 'test/setup/global-*.ts'], rules: { 'no-restricted-exports': 'off' } }, // Vite and Jest ask for a default export
  {
    files: ['test/**', 'bench/**'], // a story is as long as it is, and what comes over the wire is looked at by expect
    rules: {
      'max-lines': ['error', { max: 400, ...CODE }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
