/** Something a spec can wait for. */
export interface Signal {
  readonly fired: Promise<void>;
  fire(): void;
}

/** A promise and the call that fulfils it. */
export const signal = (): Signal => {
  let fire: () => void = () => undefined;
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { fired, fire };
};

/** Resolves once the condition holds; looks again each turn of the event loop, and leaves giving up to the test's own time limit. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
};
