import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { readKeys, readSettings, type Settings } from '#api';
import { built } from './kit/built.js';
import { Folder } from './kit/service.js';

const TOP = join(import.meta.dirname, '..');

interface Container {
  readonly build?: string;
  readonly image?: string;
  readonly user?: string;
  readonly restart?: string;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>> | readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly stop_grace_period?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Container>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const { services, volumes } = load(readFileSync(join(TOP, 'docker-compose.yml'), 'utf8'), {
  schema: YAML11_SCHEMA,
}) as Compose;
const containers = Object.entries(services);

const namesOf = (chosen: (container: Container) => boolean): string[] =>
  containers.filter(([, container]) => chosen(container)).map(([name]) => name);

/** Does its work and ends. */
const isOneShot = ({ restart }: Container): boolean => restart === 'no';

describe('docker-compose.yml', () => {
  it('gives no container more than it needs', () => {
    const sealed = {
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      user: expect.stringMatching(/^(?!0|root)/) as string,
    };
    for (const [name, container] of containers)
      expect({ name, ...container }).toEqual(expect.objectContaining({ name, ...sealed }));
  });

  it('asks each how it is, but those that end', () => {
    const image = readFileSync(join(TOP, 'Dockerfile'), 'utf8');
    expect(image).toMatch(/^HEALTHCHECK .*\n.*\/readyz/m);
    const isAsked = ({ build, healthcheck }: Container): boolean =>
      healthcheck?.disable !== true && (healthcheck?.test !== undefined || build === '.');
    expect(namesOf((one) => !isAsked(one))).toEqual(namesOf(isOneShot));
  });

  it('can be reached from this machine only', () => {
    const ports = containers.flatMap(([, container]) => container.ports ?? []);
    expect(ports.length).toBeGreaterThan(2);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(services['api-1']?.networks).not.toContain('queue');
  });

  it('waits longer than a worker takes to finish', () => {
    for (const name of ['nonpaper', 'worker-1', 'worker-2'])
      expect(parseInt(services[name]?.stop_grace_period ?? '', 10)).toBeGreaterThan(20);
  });

  it('has a Redis that loses a second at most, and throws nothing away', () => {
    const command = services.redis?.command?.join(' ');
    for (const setting of ['appendonly yes', 'appendfsync everysec', 'maxmemory-policy noeviction'])
      expect(command).toContain(`--${setting}`);
  });

  it('says exactly which images, and uses only what it declares', () => {
    for (const [, { build, image = '', volumes: mounts = [], depends_on: needs = {} }] of containers) {
      if (build === undefined) expect(image).toMatch(/:v?\d+(\.\d+)+[\w.-]*$/);
      for (const mount of mounts) expect(Object.keys(volumes)).toContain(mount.split(':')[0]);
      for (const other of Object.keys(needs)) expect(Object.keys(services)).toContain(other);
    }
  });

  it('starts as much in either profile', () => {
    const inProfile = (profile: string): string[] =>
      namesOf(({ profiles = [] }) => profiles.includes(profile)).filter((name) => !/kurrentdb|secrets/.test(name));
    expect(inProfile('cluster')).toEqual([...inProfile('scale'), 'certificates']);
  });
});

describe.each([
  ['secrets', /^kurrentdb:\/\/kurrentdb:2113\?tls=false$/],
  ['secrets-of-cluster', /^kurrentdb:\/\/admin:[0-9a-f]{48}@kurrentdb-1:2113,.*tlsCAFile=/],
])('what %s makes', (maker, address) => {
  const folder = new Folder();
  const inHere = (text: string): string => text.replaceAll('/secrets', folder.path).replaceAll('/app/', `${TOP}/`);
  const environmentOf = (name: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [
        key,
        inHere(value.replaceAll(/\$\{\w+:-(.*?)\}/g, '$1')),
      ]),
    );
  const make = (): void => {
    const script = inHere(services[maker]?.command?.join('\n') ?? '').replaceAll('$$', '$');
    const { STORE = '' } = environmentOf(maker);
    execFileSync('sh', ['-euc', script], { env: { PATH: process.env.PATH, STORE }, stdio: 'pipe' });
  };
  const settingsOf = (name: string): Settings => readSettings(environmentOf(name));

  beforeAll(() => {
    built();
    execFileSync('mkdir', ['queue', 'store', 'keys'], { cwd: folder.path });
    make();
  });
  afterAll(() => folder.remove());

  it.each(['api-1', 'api-2'])('is what %s is set to', async (name) => {
    const { role, eventStore, keys } = settingsOf(name);
    expect([role, eventStore]).toEqual(['api', expect.stringMatching(address)]);
    await expect(readKeys(keys)).resolves.toBeDefined();
  });

  it.each(['worker-1', 'worker-2'])('is what %s is set to', (name) => {
    const { role, eventStore, queue } = settingsOf(name);
    expect([role, eventStore]).toEqual(['worker', expect.stringMatching(address)]);
    expect(queue).toMatch(/^redis:\/\/:[0-9a-f]{48}@redis:6379$/);
    const password = readFileSync(join(folder.path, 'queue/redis.conf'), 'utf8');
    expect(password).toBe(`requirepass ${queue.slice('redis://:'.length, -'@redis:6379'.length)}\n`);
  });

  it('is made once', () => {
    const before = ['keys/keys.json', 'queue/url', 'store/password'].map((f) => readFileSync(join(folder.path, f)));
    make();
    const after = ['keys/keys.json', 'queue/url', 'store/password'].map((f) => readFileSync(join(folder.path, f)));
    expect(after).toEqual(before);
  });
});
