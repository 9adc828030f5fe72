import { textDecider } from '../deciders.js';
import { noticesOf } from '../notices/notices.js';
import type { Notice } from '../delivery/delivery.js';
import type { TextFact } from '../text/text.js';
import { scene, type Step } from './scene.js';

/** The notices of the last step. */
export const noticed = (...steps: readonly Step[]): Notice[] => {
  const before = scene(...steps.slice(0, -1));
  const after = before.give(steps.at(-1)!(before));
  let state = before.text;
  return after.facts.slice(before.facts.length).flatMap((fact) => {
    const next = textDecider.evolve(state, fact);
    const notices = noticesOf(fact as unknown as TextFact, state, next, after.body);
    state = next;
    return notices;
  });
};

/** Kind, recipient and title of each notice of the last step. */
export const told = (...steps: readonly Step[]): [string, string, string][] =>
  noticed(...steps).map(({ kind, recipient, title }): [string, string, string] => [kind, recipient, title]);
