import type { PaperQuestion } from '#negotiation';

export type Asked = PaperQuestion;

const STATUSES = {
  'ad-referendum': 'Agreed ad referendum',
  agreed: 'Agreed',
  deferred: 'Deferred',
  removed: 'Taken out',
  split: 'Split',
  merged: 'Merged',
} as const;

/** How a question stands, as a paper says it; an open one with brackets is contested. */
export const statusWords = ({ status, segments, notwithstanding = [] }: Asked): string => {
  if (notwithstanding.length > 0) return 'Agreed notwithstanding an objection';
  if (status !== 'open') return STATUSES[status];
  return segments.some((segment) => 'open' in segment) ? 'In brackets' : 'Open';
};

export const answerWords = (type: Asked['answer']['type']): string =>
  ({ 'yes-no': 'Yes / No', 'yes-no-in-part': 'Yes / Yes, in part / No', text: 'Text', choice: 'Choice' })[type];

/** "art. 6, para. 1 (a)", and of which instrument where it is not the Protocol under review. */
export const articleWords = ({ instrument, article, paragraph }: Asked['articles'][number]): string => {
  const place = paragraph === undefined ? `art. ${article}` : `art. ${article}, para. ${paragraph}`;
  return instrument === 'convention' ? `${place} of the Convention` : place;
};

const ORDINALS = 'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth'.split(' ');

/** A session as it is called in a language. */
export const sessionWords = (n: number, language: string): string => {
  switch (language) {
    case 'fr':
      return `${n === 1 ? '1re' : `${String(n)}e`} session`;
    case 'es':
      return `${String(n)}º período de sesiones`;
    case 'ru':
      return `${String(n)}-я сессия`;
    case 'zh':
      return `第${String(n)}届会议`;
    case 'ar':
      return `الدورة ${String(n)}`;
    default:
      return ORDINALS[n - 1] === undefined ? `Session ${String(n)}` : `${String(ORDINALS[n - 1])} session`;
  }
};
