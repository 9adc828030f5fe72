/** Ids of both orders in one: those only in the first come behind the one they followed. */
export const merged = (old: readonly string[], now: readonly string[]): string[] => {
  const all = [...now];
  const known = new Set(now);
  old.forEach((id, i) => {
    if (known.has(id)) return;
    all.splice(i === 0 ? 0 : all.indexOf(old[i - 1] ?? '') + 1, 0, id);
    known.add(id);
  });
  return all;
};

/** Those that changed section, and the fewest whose moving explains the rest of the order. */
export const movedBetween = (
  old: readonly string[],
  now: readonly string[],
  stayed: (id: string) => boolean,
): Set<string> => {
  const places = new Map(old.map((id, i) => [id, i]));
  const both = now.filter((id) => places.has(id));
  const kept = new Set(longestRising(both.filter(stayed), (id) => places.get(id) ?? 0));
  return new Set(both.filter((id) => !kept.has(id)));
};

const longestRising = (ids: readonly string[], placeOf: (id: string) => number): string[] => {
  const ends: { readonly id: string; readonly before?: string }[] = [];
  const befores = new Map<string, string | undefined>();
  for (const id of ids) {
    const found = ends.findIndex((end) => placeOf(end.id) > placeOf(id));
    const at = found === -1 ? ends.length : found;
    befores.set(id, ends[at - 1]?.id);
    ends[at] = { id };
  }
  const rising: string[] = [];
  for (let id = ends.at(-1)?.id; id !== undefined; id = befores.get(id)) rising.push(id);
  return rising.reverse();
};
