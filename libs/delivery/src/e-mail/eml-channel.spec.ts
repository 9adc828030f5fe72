import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '../channel.js';
import { compose } from './compose.js';
import { emailChannel } from './e-mail-channel.js';
import { EmlChannel } from './eml-channel.js';

const message: Message = {
  messageId: '<../../conference-ready.t1@nonpaper.example>',
  from: { address: 'secretariat@nonpaper.example' },
  to: [{ address: 'one@mission.example' }],
  subject: 'Notice',
  text: 'Text.',
  date: '2018-07-05T15:00:00Z',
};

describe('e-mail into a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eml-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes the bytes a server would have been given, once however often they are sent', async () => {
    const channel = emailChannel(undefined, join(folder, 'outbox'));
    await channel.deliver(message);
    await channel.deliver(message);
    const names = await readdir(join(folder, 'outbox'));
    expect(names).toEqual([expect.stringMatching(/^conference-ready\.t1@nonpaper\.example\.[0-9a-f]{8}\.eml$/)]);
    expect(await readFile(join(folder, 'outbox', names[0] ?? ''))).toEqual((await compose(message)).bytes);
  });

  it('keeps messages apart whose ids differ only in what a file name cannot say', async () => {
    const channel = new EmlChannel(folder);
    await channel.deliver({ ...message, messageId: '<n%2F1@np.example>' });
    await channel.deliver({ ...message, messageId: '<n_2f1@np.example>' });
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('can be tried again when the folder cannot be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(new EmlChannel(file).deliver(message)).rejects.toMatchObject({ name: 'TransientFailure' });
  });
});
