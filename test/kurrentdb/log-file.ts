/**
 * The log on disk: one frame (length, checksum, body) for everything one append wrote, on disk before it is
 * acknowledged. What a kill left torn at the end is cut off when the file is opened.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { type StoredEvent } from './stored-event.js';

type Write = readonly StoredEvent[];

const HEAD_BYTES = 8;

const framed = (write: Write): Buffer => {
  const body = serialize(write);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(body.length, 0);
  head.writeUInt32LE(crc32(body), 4);
  return Buffer.concat([head, body]);
};

const whole = (bytes: Buffer): { writes: Write[]; end: number } => {
  const writes: Write[] = [];
  let end = 0;
  while (end + HEAD_BYTES <= bytes.length) {
    const start = end + HEAD_BYTES;
    const body = bytes.subarray(start, start + bytes.readUInt32LE(end));
    if (start + bytes.readUInt32LE(end) > bytes.length || crc32(body) !== bytes.readUInt32LE(end + 4)) break;
    writes.push(deserialize(body) as Write);
    end = start + body.length;
  }
  return { writes, end };
};

export class LogFile {
  #file: number;
  #end: number;

  private constructor(
    readonly path: string,
    end: number,
  ) {
    this.#file = openSync(path, 'r+');
    this.#end = end;
    ftruncateSync(this.#file, end);
  }

  /** Opens or creates the file, and says what it holds. */
  static open(path: string): { log: LogFile; writes: Write[] } {
    if (!existsSync(path)) writeFileSync(path, '');
    const { writes, end } = whole(readFileSync(path));
    return { log: new LogFile(path, end), writes };
  }

  append(write: Write): void {
    const frame = framed(write);
    let written = 0;
    while (written < frame.length)
      written += writeSync(this.#file, frame, written, frame.length - written, this.#end + written);
    fdatasyncSync(this.#file);
    this.#end += frame.length;
  }

  /** Puts other contents in place of all there is (scavenging, damage). */
  rewrite(writes: readonly Write[]): void {
    const bytes = Buffer.concat(writes.map(framed));
    writeFileSync(`${this.path}.new`, bytes, { flush: true });
    renameSync(`${this.path}.new`, this.path);
    closeSync(this.#file);
    this.#file = openSync(this.path, 'r+');
    this.#end = bytes.length;
  }
}
