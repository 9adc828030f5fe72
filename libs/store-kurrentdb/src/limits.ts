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
  let ended = false;
  try {
    while (!ended) {
      const next = await within(ms, what, iterator.next());
      ended = next.done === true;
      if (!next.done) yield next.value;
    }
  } finally {
    if (!ended) void emptied(iterator);
  }
}

/** Takes in what nobody waits for any more, whenever it comes: the client has no way to say that it is not wanted. */
const emptied = async (iterator: AsyncIterator<unknown>): Promise<void> => {
  try {
    while (!(await iterator.next()).done);
  } catch {
    // it has ended, like this
  }
};
