import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOfCode } from './code.js';

describe('the digest of code', () => {
  const root = mkdtempSync(join(tmpdir(), 'nonpaper-code-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const written = (folder: string, files: Record<string, string>): string => {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, folder, file)), { recursive: true });
      writeFileSync(join(root, folder, file), content);
    }
    return join(root, folder);
  };
  const code = { 'rows.js': 'export const rows = 1;', 'text/fold.js': 'export const fold = 1;' };

  it('is the same for the same code, wherever it is', () => {
    expect(digestOfCode(written('here', code))).toBe(digestOfCode(written('there', code)));
  });

  it('is another one when a line, a name or the code of another folder changes', () => {
    const digests = [
      digestOfCode(written('as it was', code)),
      digestOfCode(written('changed', { ...code, 'text/fold.js': 'export const fold = 2;' })),
      digestOfCode(written('renamed', { 'rows.js': code['rows.js'], 'text/folds.js': code['text/fold.js'] })),
      digestOfCode(written('more', { ...code, 'view.js': '' })),
      digestOfCode(written('as it was', code), written('beside', code)),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('does not ask what tests and the compiler add', () => {
    const more = { 'rows.spec.js': '1', 'rows.d.ts': '2', 'rows.js.map': '3', 'testing/room.js': '4' };
    expect(digestOfCode(written('with more', { ...code, ...more }))).toBe(digestOfCode(written('plain', code)));
  });
});
