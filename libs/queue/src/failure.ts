const LONGEST = 2_000;

/** One printable line about anything that can be thrown. */
export const describeFailure = (thrown: unknown): string => {
  try {
    const text =
      thrown instanceof Error || hasMessage(thrown) ? `${nameOf(thrown)}: ${thrown.message}` : String(thrown);
    return (
      text
        .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
        .slice(0, LONGEST)
        .trim() || 'failed without saying why'
    );
  } catch {
    return 'failed with something that cannot be printed';
  }
};

/** Errors of native drivers are not `instanceof Error` in every realm. */
const hasMessage = (thrown: unknown): thrown is Error =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string';

const nameOf = (error: Error): string => (typeof error.name === 'string' && error.name !== '' ? error.name : 'Error');
