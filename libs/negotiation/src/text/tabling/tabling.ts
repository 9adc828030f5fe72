import type { FactOf } from '../../fact.js';
import type { Language } from '../../vocabulary.js';

export interface Section {
  readonly sectionId: string;
  readonly title: string;
}

export interface Tabled {
  readonly body: string;
  readonly kind: 'questionnaire' | 'recommendations' | 'report';
  readonly title: string;
  readonly originalLanguage: Language;
  readonly tokeniser: number;
  readonly sections: readonly Section[];
}

export type TablingEvent = { type: 'TextTabled'; data: Tabled };
export type TablingFact = FactOf<TablingEvent>;
