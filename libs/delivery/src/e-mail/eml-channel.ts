import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#eventsourcing';
import { type Channel, type Message, type Receipt, TransientFailure } from '../channel.js';
import { compose } from './compose.js';

/** E-mail without a server: each message a file, with the bytes that a server would have been given. */
export class EmlChannel implements Channel {
  readonly name = 'e-mail';
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async deliver(message: Message): Promise<Receipt> {
    const { bytes, to, unusable } = await compose(message);
    try {
      await this.#write(fileName(message.messageId), bytes);
    } catch (error) {
      throw new TransientFailure('the message cannot be written to its folder', false, { cause: error });
    }
    return { accepted: to.length, rejected: { count: unusable, permanent: unusable }, deferred: [] };
  }

  /** Either the whole file is there under its name or none of it; sending again replaces it. */
  async #write(name: string, bytes: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const draft = join(this.#folder, `.${name}.${String(process.pid)}`);
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(this.#folder, name));
  }
}

/** Readable, and different for different ids on file systems that do not tell capitals from small letters. */
const fileName = (id: string): string =>
  `${id
    .replace(/[^A-Za-z0-9.@_-]+/g, '_')
    .replace(/^[._]+|_+$/g, '')
    .slice(0, 120)}.${sha256(id).slice(0, 8)}.eml`;
