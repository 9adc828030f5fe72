import { Links, type LinkFacts } from './links.js';

const links = new Links('k'.repeat(32), 'https://np.example/');
const facts: LinkFacts = { to: 'acknowledge', notice: 'n.1', recipient: 'avalon', person: 'p' };
const signatureIn = (url: string): string => decodeURIComponent(url.split('/').at(-1) ?? '');

describe('a signed link', () => {
  it('says what it is for, and is known again', () => {
    const url = links.urlOf(facts);
    expect(url).toMatch(/^https:\/\/np\.example\/links\/acknowledge\/n\.1\/avalon\/p\/[\w-]{43}$/);
    expect(links.isGenuine(facts, signatureIn(url))).toBe(true);
  });

  it.each([
    ['for another notice', { ...facts, notice: 'n.2' }],
    ['by another person', { ...facts, person: 'q' }],
    ['to decline', { to: 'decline', person: 'p', kind: 'co-sponsored' }],
  ] as const)('is none %s', (_, others) =>
    expect(links.isGenuine(others, signatureIn(links.urlOf(facts)))).toBe(false),
  );

  it('is none of another key, nor anything that is no signature', () => {
    const other = new Links('o'.repeat(32), 'https://np.example');
    expect(links.isGenuine(facts, signatureIn(other.urlOf(facts)))).toBe(false);
    expect(links.isGenuine(facts, '')).toBe(false);
    expect(links.isGenuine(facts, 'ÿ'.repeat(43))).toBe(false);
  });
});
