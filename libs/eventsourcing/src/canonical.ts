/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no blanks, `undefined` members left out.
 * Sort-then-stringify would not do: engines put integer-like keys first whatever their order of insertion.
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return scalar(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  refuseCollections(value);
  let out = '';
  for (const key of sortedKeys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return `{${out}}`;
};

const scalar = (value: unknown): string => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${String(value)} has no JSON form`);
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`a ${typeof value} has no JSON form`);
  return text;
};

/** A Date, Map, Set or persistent collection would be written as `{}`, and nobody would notice until it is read. */
const refuseCollections = (value: object): void => {
  if (Symbol.iterator in value || typeof (value as { toJSON?: unknown }).toJSON === 'function')
    throw new TypeError(`${Object.prototype.toString.call(value)} has no canonical form`);
};

/** Sorting costs more than seeing that it is not needed, and most objects come in order. */
const sortedKeys = (value: object): string[] => {
  const keys = Object.keys(value);
  return keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') < key) ? keys : keys.sort();
};
