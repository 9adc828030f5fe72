/** Thrown when an answer did not come in time: what was asked may have happened. */
export class NoAnswer extends Error {
  constructor(what: string, ms: number) {
    super(`${what}: no answer within ${String(ms)} ms`);
  }
}

/** The promise's outcome, or NoAnswer after so many milliseconds. */
export const within = <T>(ms: number, what: string, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new NoAnswer(what, ms));
    }, ms);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });

/** The same items; NoAnswer when one of them takes longer than that. The client's own reads wait for ever. */
export async function* eachWithin<T>(ms: number, what: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let settled = false;
  try {
    for (;;) {
      settled = false;
      const next = await within(ms, what, iterator.next());
      settled = true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // A generator that hangs in `next` would hang in `return` too.
    if (settled) await iterator.return?.();
    else void iterator.return?.().catch(() => undefined);
  }
}
