import type { Language } from '../vocabulary.js';

export type Way = 'inbox' | 'e-mail';

/** How a recipient is to hear: one language by one channel, and one person alone where they chose to hear it otherwise. */
export interface LanguageAndWay {
  readonly language: Language;
  readonly channel: Way;
  readonly person?: string | undefined;
}

export const wayKey = ({ language, channel, person }: LanguageAndWay): string =>
  person === undefined ? `${language} ${channel}` : `${language} ${channel} ${person}`;
