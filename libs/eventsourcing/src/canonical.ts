/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no blanks, `undefined` members left out.
 * Sort-then-stringify would not do: engines put integer-like keys first whatever their order of insertion.
 * Every event passes here on its way to the record, so this is written for speed.
 */
export const canonical = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return scalar(value);
  return Array.isArray(value) ? list(value) : members(value as Record<string, unknown>);
};

const list = (values: readonly unknown[]): string => {
  let out = '';
  for (const value of values) out += out === '' ? canonical(value) : `,${canonical(value)}`;
  return `[${out}]`;
};

const members = (value: Record<string, unknown>): string => {
  refuseCollections(value);
  let out = '';
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member !== undefined) out += `${out === '' ? '' : ','}${named(key)}${canonical(member)}`;
  }
  return `{${out}}`;
};

/** Characters that JSON writes as they are; asking is cheaper than a call of `JSON.stringify`. */
const PLAIN = /^[ !#-[\]-~\u00a0-\ud7ff]*$/;

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** The same few keys come in every event. */
const named = (key: string): string => {
  let name = names.get(key);
  if (name === undefined) {
    name = `${quoted(key)}:`;
    if (names.size < 2000) names.set(key, name);
  }
  return name;
};
const names = new Map<string, string>();

const scalar = (value: unknown): string => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  throw new TypeError(`${typeof value === 'number' ? String(value) : `a ${typeof value}`} has no JSON form`);
};

/** A Date, Map, Set or persistent collection would be written as `{}`, and nobody would notice until it is read. */
const refuseCollections = (value: object): void => {
  if (Symbol.iterator in value || typeof (value as { toJSON?: unknown }).toJSON === 'function')
    throw new TypeError(`${Object.prototype.toString.call(value)} has no canonical form`);
};

/** Sorting costs more than seeing that it is not needed, and most objects come in order. */
const sortedKeys = (value: object): string[] => {
  const keys = Object.keys(value);
  let before = '';
  for (const key of keys) {
    if (key < before) return keys.sort();
    before = key;
  }
  return keys;
};
