import { type User } from './access.js';
import { type Faults } from './faults.js';

/** How the process is started: one argument, as JSON. */
export interface Start {
  readonly folder: string;
  readonly port: number;
  readonly tls?: string | undefined;
  readonly user?: User | undefined;
}

/** What a test asks of the process, over its channel. */
export type Order =
  | { readonly do: 'fault'; readonly faults: Faults }
  | { readonly do: 'scavenge' }
  | { readonly do: 'damage'; readonly stream: string; readonly revision: string }
  | { readonly do: 'appends' };

/** What the process says: once the port it listens on, then an answer to each order. */
export type Said =
  { readonly listening: number } | { readonly answer: number; readonly result?: number; readonly error?: string };
