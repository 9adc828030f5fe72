/**
 * The order of the test files: those that take long first, so that no core waits at the end for the one that was begun last.
 * jest knows how long they took once it has run here; a fresh clone does not. What is not named comes after, as jest has it.
 */
const LONG = [
  'test/kill',
  'test/scale-out',
  'test/replay',
  'test/store-kurrentdb',
  'libs/negotiation/src/text/negotiating',
  'test/backup.',
  'libs/negotiation/src/text/reaching',
  'libs/negotiation-nest/src/for-whom',
  'test/kurrentdb',
  'test/redis-outage',
  'libs/queue/src/bullmq',
  'test/roles',
  'test/rivals',
  'test/versions',
  'test/readme',
  'libs/text/src',
  'test/',
  'apps/cli/src/demo',
];

const rank = ({ path }) => {
  const found = LONG.findIndex((part) => path.includes(`/${part}`));
  return found === -1 ? LONG.length : found;
};

/** What jest asks of a sequencer. */
export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
