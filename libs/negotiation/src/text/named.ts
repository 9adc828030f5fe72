/** Every id that an event names: only what is named can have changed. */
export const idsIn = (data: object): Set<string> => {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value.length === 36) ids.add(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  for (const [field, value] of Object.entries(data)) if (!BULKY.has(field)) collect(value);
  return ids;
};

/** Fields in which no id of a question, proposal, objection or float stands. */
const BULKY = new Set([
  'credits',
  'opening',
  'hunks',
  'applied',
  'numbering',
  'languages',
  'sections',
  'wording',
  'seen',
]);
