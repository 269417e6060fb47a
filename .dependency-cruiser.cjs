/**
 * The arrows of the tree. Each layer lists the neighbours it may know; whatever else of the tree it reaches for is refused by name.
 * test/architecture/planted-violations.test.ts plants one violation of each rule and expects it to be caught.
 */

/** Everything that is ours and may be imported; packages from npm and Node's own modules are judged by other rules. */
const OURS = '^(activities|api|bench|bin|db|doorbell|domain|packs|templates|test|web|workflows)/|^config\\.ts$';

const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)`;

/** A layer and the only parts of our own tree that it may know. */
const layer = (name, comment, from, mayKnow) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: OURS, pathNot: [`^${from}/`, ...mayKnow] },
});

/** Something of which only the named parts of the tree may know. */
const reserved = (name, comment, to, onlyFor) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: onlyFor },
  to: { path: to },
});

const RING = '^doorbell/ring(\\.ts$|/)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third. (A ring that is closed by a type only is none: it is gone when the code runs.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere cannot be judged by the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'The business knows itself and the libraries that compute without touching the world: zod, yaml, feelin, pinyin-pro, ajv/dist/2020.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { couldNotResolve: false, pathNot: ['^domain/', npm('zod', 'yaml', 'feelin', 'pinyin-pro'), '(^|/)node_modules/ajv/dist/2020(\\.|$)'] },
    },
    {
      name: 'workflows-know-domain-only',
      comment: 'Movement knows the domain and the workflow SDK (whose search attribute keys are defined in its common part). Everything else happens in an activity.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { couldNotResolve: false, pathNot: ['^workflows/', '^domain/', '^activities/', npm('@temporalio/(workflow|common)')] },
    },
    {
      name: 'workflows-see-activity-types-only',
      comment: 'A workflow calls its activities by proxy: it may import their types, never their code.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    layer('activities-do-io', 'Activities know the record, the domain, the bell and the words we send.', 'activities', [
      '^db/', '^domain/', '^templates/', RING,
    ]),
    layer('db-knows-domain-only', 'The memory knows the business it remembers, and nobody who asks it.', 'db', ['^domain/']),
    layer('doorbell-knows-the-record-only', 'Ring, sweep and restart read the record; of workflows they know the types.', 'doorbell', [
      '^db/', '^domain/', '^workflows/',
    ]),
    {
      name: 'doorbell-sees-workflow-types-only',
      comment: 'Workflow code is bundled for the sandbox; outside it only its types may be imported.',
      severity: 'error',
      from: { path: '^doorbell/' },
      to: { path: '^workflows/', dependencyTypesNot: ['type-only'] },
    },
    layer('api-is-a-door', 'A route knows the act, the record and the bell; it starts nothing and sends nothing.', 'api', [
      '^db/', '^domain/', RING,
    ]),
    layer('contract-stands-alone', 'The contract is all that the desk sees of the server, so it drags nothing of the server along.', 'api/contract', [
      '^domain/',
    ]),
    layer('web-sees-the-contract-only', 'The desk knows the api by its contract.', 'web', ['^api/contract/']),
    reserved('sql-in-db-only', 'Whoever wants rows asks db/. bin/ opens and closes the pool.', npm('knex', 'pg', 'pg-[^/]+'), [
      '^(db|bin|test|bench)/',
    ]),
    reserved('one-temporal-door', 'Only the doorbell and the wiring talk to the Temporal server.', npm('@temporalio/client'), [
      '^(doorbell|bin|test|bench)/',
    ]),
    reserved('workers-are-wired-in-bin', 'Workers and servers are started by bin/ alone.', npm('@temporalio/(worker|testing)'), [
      '^(bin|test|bench)/',
    ]),
    reserved('workflow-sdk-in-workflows-only', 'Outside the sandbox the workflow SDK only throws.', npm('@temporalio/workflow'), [
      '^(workflows|test|bench)/',
    ]),
    reserved('activity-sdk-in-activities-only', 'An activity context exists in activities and nowhere else.', npm('@temporalio/activity'), [
      '^(activities|test|bench)/',
    ]),
    reserved('nothing-imports-api', 'The door is opened from outside: by bin/ and tests; the desk sees the contract.', '^api/', [
      '^(api|bin|test|web)/',
    ]),
    reserved('nothing-imports-bin', 'Wiring is the top; nothing stands on it.', '^bin/', ['^(bin|test|bench)/']),
    reserved('config-at-the-top-only', 'Settings are read at the top of a command and passed down as values.', '^config\\.ts$', [
      '^(bin|test|bench)/',
    ]),
    reserved('no-test-code-in-production', 'What is shipped does not need what proves it.', '^(test|bench)/', ['^(test|bench)/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)\\.(docket|git)/', '^web/dist/', '^test-results/', '^coverage/', '^web/src/.+\\.(css|svg|png)$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
