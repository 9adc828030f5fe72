/**
 * Everything that must hold before a change is taken: `npm run verify`, on a fresh clone too.
 * `--deep` runs the long tests as well. The last line is `N passed, N failed`; a failed check counts as one failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const deep = process.argv.includes('--deep');
const unknown = process.argv.slice(2).filter((word) => word !== '--deep');

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a program; gathers what it prints, or lets it print when `live`. */
const run = (program, args, { live = false, env = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(output).toString() }));
  });

const npm = (args, { live } = {}) =>
  run('npm', args, { live, env: { BUILT: 'by verify', ...(deep && { NONPAPER_DEEP: '1' }) } });

const failures = [];

/** Runs one named check and says at once how it went and how long it took. */
const check = async (name, judge) => {
  const start = performance.now();
  const { ok, output } = await judge();
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds(start)})`);
  if (ok) return true;
  failures.push(name);
  if (output) console.log(output.trimEnd());
  return false;
};

const script = (name) => () => npm(['run', '-s', name]);

/** Types are a check of their own. */
const build = () => npm(['run', '-s', 'build', '--', '--noCheck']);

const sameEntries = (a = {}, b = {}) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** npm keeps what it installed in a lock file of its own: nothing is installed again while it says what ours says. */
const isInstalled = () => {
  const installedLock = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;

  const installed = json(installedLock).packages;
  const { '': declared, ...wanted } = json(join(root, 'package-lock.json')).packages;
  const manifest = json(join(root, 'package.json'));
  const asWanted = ([path, { version, optional, peer }]) =>
    installed[path] ? installed[path].version === version : Boolean(optional ?? peer);

  return (
    ['dependencies', 'devDependencies'].every((kind) => sameEntries(manifest[kind], declared[kind])) &&
    Object.entries(wanted).every(asWanted) &&
    Object.keys(installed).every((path) => path in wanted)
  );
};

/** dependency-cruiser is content when it found nothing to cruise. We are not. */
const imports = async () => {
  const { ok, output } = await npm(['run', '-s', 'check:imports']);
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return modules > 0 ? { ok, output } : { ok: false, output: `${output}\nNo module was cruised.` };
};

const HOW_TO_REDIS = `The tests start a redis-server of their own, and there is none on the PATH.
Install it: apt-get install redis-server (Debian, Ubuntu), brew install redis (macOS).`;

/** The tests want redis-server: installed where we may. RUNLEVEL=1 keeps Debian from starting it as a service. */
const redis = async () => {
  if ((await run('redis-server', ['--version'])).ok) return { ok: true };
  const mayInstall = process.getuid?.() === 0 && (await run('apt-get', ['--version'])).ok;
  if (!mayInstall) return { ok: false, output: HOW_TO_REDIS };

  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await run('apt-get', ['update', '-q'], { env }); // a source that is away need not be the one with Redis
  const { output } = await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'redis-server'], { env });
  const { ok } = await run('redis-server', ['--version']);
  return ok ? { ok } : { ok, output: `${output}\n${HOW_TO_REDIS}` };
};

/** All tests. Zero tests, a skipped one, and a suite that could not start are failures. */
const tests = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonpaper-verify-'));
  const report = join(folder, 'jest.json');
  const flags = ['--ci', '--maxWorkers=100%', '--json', `--outputFile=${report}`];
  const { ok } = await npm(['run', '-s', 'test', '--', ...flags], { live: true });
  const found = existsSync(report) ? json(report) : {};
  rmSync(folder, { recursive: true });

  const { numPassedTests: passed = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0, numPendingTests = 0 } = found;
  const failed = numFailedTests + numRuntimeErrorTestSuites + numPendingTests;
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped: a test that does not run does not count.`);
  return { ok: ok && passed > 0 && failed === 0, passed, failed };
};

const finish = (passed, failed) => {
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && failures.length === 0 ? 0 : 1;
};

/** What reads the sources and runs nothing of them, the quickest first. */
const readings = async () => {
  await check('types', script('check:types'));
  await check('format', script('check:format'));
  await check('imports', imports);
  await check('unused code', script('check:unused'));
  await check('lint', script('lint'));
};

/** Many tests wait for processes that they started: two cores have time for the sources meanwhile, and are busy to the end. */
const verify = async () => {
  if (!isInstalled() && !(await check('install', () => npm(['ci'])))) return finish(0, 1);
  await check('build', build);
  await check('redis', redis);

  let result = { passed: 0, failed: 0 };
  const [green] = await Promise.all([check('tests', async () => (result = await tests())), readings()]);
  const failedChecks = failures.filter((name) => name !== 'tests').length;
  finish(result.passed, failedChecks + (green ? 0 : Math.max(1, result.failed)));
};

if (unknown.length > 0) {
  console.error(`Usage: npm run verify [-- --deep]; not known: ${unknown.join(' ')}`);
  process.exitCode = 2;
} else {
  await verify();
}
