import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nonpaper, started, type Running } from './kit/command-line.js';
import { Folder } from './kit/service.js';

const README = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');

/** The commands of the walk, and the exit code that the README says they have. */
const walk = [...README.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line.startsWith('nonpaper '))
  .map((line) => {
    const [command = '', comment = ''] = line.split('#');
    return { command: command.trim(), exits: Number(/exits (\d)/.exec(comment)?.[1] ?? 0) };
  });

describe('the five minutes of the README', () => {
  const folder = new Folder();
  let demo: Running;
  let env: Record<string, string>;

  beforeAll(async () => {
    demo = await started(['demo', '--data', folder.path, '--port', '0'], 'Ctrl-C');
    const said = demo.lines.join('\n');
    env = {
      NONPAPER_URL: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '',
      NONPAPER_TOKEN: /^Chair\s+(\S+)$/m.exec(said)?.[1] ?? '',
    };
  });
  afterAll(() => folder.remove());

  it('has a walk', () => {
    expect(walk.length).toBeGreaterThan(8);
  });

  it.each(walk.filter(({ command }) => !command.includes('audit')))('$command', async ({ command, exits }) => {
    const { code, out, err } = await nonpaper(command.split(/\s+/).slice(1), env);
    expect({ code, err: exits === 0 ? err : '' }).toEqual({ code: exits, err: '' });
    if (exits === 0) expect(out.trim()).not.toBe('');
  });

  it('shows the paper of what is Conference-ready to anybody', async () => {
    const paper = await fetch(`${env.NONPAPER_URL ?? ''}/texts/smuggling-questionnaire/paper`);
    expect(paper.status).toBe(200);
    expect(await paper.text()).toContain('<!doctype html>');
  });

  it('stops at Ctrl-C, and the audit finds the ledger whole', async () => {
    expect(await demo.interrupt()).toBe(0);
    const command = walk.find((line) => line.command.includes('audit'))?.command ?? '';
    const args = command.replace('data/demo', folder.path).split(' ').slice(1);
    const { code, out } = await nonpaper(args);
    expect(code).toBe(0);
    expect(out).toContain('events');
  });
});
