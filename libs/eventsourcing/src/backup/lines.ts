import { LONGEST_LINE } from './backup.js';

/** A line, its bytes with the line break, and whether it had one. */
export interface Line {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly ended: boolean;
}

const BREAK = 0x0a;

/** Lines as they come; the last may not be ended. What is longer than any line of a backup is given in parts, not ended. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let from = 0;
    const bytes =
      rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk]);
    for (let at = bytes.indexOf(BREAK); at >= 0; at = bytes.indexOf(BREAK, from)) {
      yield line(bytes.subarray(from, at + 1), true);
      from = at + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    if (rest.length > LONGEST_LINE) yield line(rest, false);
  }
  if (rest.length > 0) yield line(rest, false);
}

const line = (bytes: Buffer, ended: boolean): Line => ({
  text: bytes.toString('utf8', 0, ended ? bytes.length - 1 : bytes.length),
  bytes,
  ended,
});
