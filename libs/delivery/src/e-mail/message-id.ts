import { Invalid, sha256 } from '#eventsourcing';

const LONGEST = 200;

/** An RFC 5322 Message-ID from facts, the same for the same facts and different for different ones. */
export const messageId = (facts: readonly string[], domain: string): string => {
  if (!/^[A-Za-z0-9.-]{1,253}$/.test(domain)) throw new Invalid('MESSAGE_ID', `'${domain}' is not a domain.`);
  const left = facts.map(atom).join('.');
  return `<${left.length > LONGEST ? sha256(left) : left}@${domain}>`;
};

/** The facts that a message id was made from; none where it was not made here, or from too much. */
export const factsIn = (id: string): readonly string[] | undefined => {
  const left = /^<([!-;=?A-~]+)@[A-Za-z0-9.-]+>$/.exec(id)?.[1];
  if (left === undefined || /^[0-9a-f]{64}$/.test(left)) return undefined;
  try {
    return left.split('.').map((fact) => (fact === '%' ? '' : decodeURIComponent(fact)));
  } catch {
    return undefined;
  }
};

/** Whatever a fact contains, as characters that need no quoting; the dot is left to separate the facts. */
const atom = (fact: string): string =>
  fact === '' ? '%' : encodeURIComponent(fact.replace(/\p{Cs}/gu, '\ufffd')).replace(/[.!'()*]/g, percent);

const percent = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
