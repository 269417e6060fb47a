const { statSync } = require('node:fs');

/** The proofs that kill servers bring up several of everything; two of them side by side leave each other no processor in time. */
const isFault = ({ path }) => path.includes('/test/faults/');
const size = ({ path }) => statSync(path).size;

/** Large files first, as they take longest; the proofs of faults far apart from one another. */
module.exports = class Sequencer {
  sort(tests) {
    const others = tests.filter((test) => !isFault(test)).sort((a, b) => size(b) - size(a));
    const faults = tests.filter(isFault);
    const gap = Math.ceil(others.length / Math.max(1, faults.length));
    return faults.length === 0 ? others : faults.flatMap((fault, n) => [fault, ...others.slice(n * gap, (n + 1) * gap)]);
  }

  shard(tests) { return tests; }

  allFailedTests(tests) { return tests; }

  cacheResults() {}
};
