import type { SampleSection } from './question.js';
import { COOPERATION } from './questionnaire/cooperation.js';
import { CRIMINALIZATION } from './questionnaire/criminalization.js';
import { LAW_ENFORCEMENT } from './questionnaire/law-enforcement.js';
import { PROTECTION } from './questionnaire/protection.js';

/**
 * The Chair's first draft, written for this sample; no question repeats one of a real questionnaire.
 * Some wordings are deliberately loose: the readings improve them.
 */
export const SECTIONS: readonly SampleSection[] = [CRIMINALIZATION, PROTECTION, LAW_ENFORCEMENT, COOPERATION];
