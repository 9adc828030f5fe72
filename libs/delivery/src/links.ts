import { createHmac, timingSafeEqual } from 'node:crypto';

/** A link that only this service can have made: what it is for, and the facts it is about. */
export type LinkFacts =
  | { readonly to: 'acknowledge'; readonly notice: string; readonly recipient: string; readonly person: string }
  | { readonly to: 'decline'; readonly person: string; readonly kind: string };

/** Makes and knows the links in mails, by a key that mail-sending and answering processes share. */
export class Links {
  readonly #key: string;
  readonly #publicUrl: string;

  constructor(key: string, publicUrl: string) {
    this.#key = key;
    this.#publicUrl = publicUrl.replace(/\/+$/, '');
  }

  urlOf(facts: LinkFacts): string {
    const path = [...namesIn(facts), this.#signature(facts)].map(encodeURIComponent);
    return `${this.#publicUrl}/links/${facts.to}/${path.join('/')}`;
  }

  isGenuine(facts: LinkFacts, signature: string): boolean {
    const [given, made] = [Buffer.from(signature), Buffer.from(this.#signature(facts))];
    return given.length === made.length && timingSafeEqual(given, made);
  }

  #signature(facts: LinkFacts): string {
    const said = JSON.stringify([facts.to, ...namesIn(facts)]);
    return createHmac('sha256', this.#key).update(said).digest('base64url');
  }
}

const namesIn = (facts: LinkFacts): string[] =>
  facts.to === 'acknowledge' ? [facts.notice, facts.recipient, facts.person] : [facts.person, facts.kind];
