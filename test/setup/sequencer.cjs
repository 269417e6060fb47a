const { statSync } = require('node:fs');
const { sep } = require('node:path');

/** The proofs that kill servers bring up several of everything; whoever waits beside one for a page or a process gets no processor in time. */
const isFault = (test) => folderOf(test) === 'faults';
/** What has a desk, an api and a worker of its own. */
const WAITING = new Set(['web', 'api', 'journeys', 'embedded']);
const folderOf = ({ path }) => path.split(`${sep}test${sep}`).at(-1).split(sep)[0];
const size = ({ path }) => statSync(path).size;

/** Each proof of faults has what only reckons beside it, then come those that wait for others; large files first, as they take longest. */
module.exports = class Sequencer {
  sort(tests) {
    const bySize = [...tests].sort((a, b) => size(b) - size(a));
    const faults = bySize.filter(isFault);
    if (faults.length === 0) return bySize;
    const dealt = (files, n) => files.filter((_, i) => i % faults.length === n);
    const [waiting, reckoning] = [bySize.filter((test) => WAITING.has(folderOf(test))), bySize.filter((test) => !isFault(test) && !WAITING.has(folderOf(test)))];
    return faults.flatMap((fault, n) => [fault, ...dealt(reckoning, n), ...dealt(waiting, n)]);
  }

  shard(tests) { return tests; }

  allFailedTests(tests) { return tests; }

  cacheResults() {}
};
