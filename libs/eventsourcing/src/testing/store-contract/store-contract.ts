import { appending } from './appending.js';
import { moving } from './moving.js';
import type { OpenStore } from './opened-store.js';
import { noticing, reading } from './reading.js';
import { subscribing } from './subscribing.js';

/** What every event store promises. `open` gives each spec a new, empty ledger. */
export const storeContract = (name: string, open: OpenStore, { damageable = true } = {}): void => {
  describe(`${name}, appending`, () => appending(open));
  describe(`${name}, reading`, () => reading(open));
  describe(`${name}, subscribing`, () => subscribing(open));
  describe(`${name}, moving house`, () => moving(open));
  if (damageable) describe(`${name}, damaged`, () => noticing(open));
};
