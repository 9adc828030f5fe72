import { WidenAudience } from '../text/audience/widen-audience.js';
import type { Audience } from '../vocabulary.js';
import type { Step } from './scene.js';

/** Events of the text, by their revisions, are for more from here on. */
export const widenAudience =
  (audience: Audience, ...of: readonly (number | { readonly words: string })[]): Step =>
  () => ({
    command: WidenAudience,
    who: 'chair',
    data: {
      revisions: of.filter((one) => typeof one === 'number').map(String),
      audience,
      ...of.find((one) => typeof one === 'object'),
    },
  });
