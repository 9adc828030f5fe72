import type { FactOf } from '../../fact.js';
import type { Passed } from '../gate/passed.js';
import type { Language, Seen } from '../../vocabulary.js';

export interface LanguageHash {
  readonly language: Language;
  readonly contentHash: string;
}

/** A paper as issued: frozen at the revision of its event. */
export interface Version {
  readonly versionId: string;
  readonly kind: 'tabled' | 'concluding' | 'interim';
  /** The reading that it concludes, or during which it was issued. */
  readonly reading?: number | undefined;
  readonly symbol: string | null;
  readonly stamp: string;
  readonly title: string;
  readonly numbering: readonly { readonly questionId: string; readonly number: string }[];
  /** In which form its content was frozen; the first where it is not said. */
  readonly form?: number | undefined;
  readonly languages: readonly LanguageHash[];
  readonly manifestHash: string;
  readonly supersedes: string | null;
  readonly revision: number;
  /** Revision at which it was certified Conference-ready. */
  readonly certified?: number;
  /** What the Chair passed on the record to certify it. */
  readonly passed?: readonly Passed[];
}

export type VersionEvent =
  | { type: 'VersionIssued'; data: Omit<Version, 'revision' | 'certified' | 'passed'> & { seen?: Seen | undefined } }
  | {
      type: 'InterimRevisionIssued';
      data: Omit<Version, 'kind' | 'revision' | 'certified' | 'passed'> & { seen: Seen };
    }
  | {
      type: 'ConferenceReadyCertified';
      data: {
        versionId: string;
        symbol: string | null;
        stamp: string;
        languages: readonly LanguageHash[];
        manifestHash: string;
        agreed: string[];
        bracketed: string[];
        removed: string[];
        passed: readonly Passed[];
        seen: Seen;
      };
    };

export const evolveVersions = (versions: readonly Version[], fact: FactOf<VersionEvent>): readonly Version[] => {
  switch (fact.type) {
    case 'VersionIssued': {
      const { seen: _, ...version } = fact.data;
      return [...versions, { ...version, revision: fact.revision }];
    }
    case 'InterimRevisionIssued': {
      const { seen: _, ...version } = fact.data;
      return [...versions, { ...version, kind: 'interim', revision: fact.revision }];
    }
    case 'ConferenceReadyCertified':
      return versions.map((v) =>
        v.versionId === fact.data.versionId ? { ...v, certified: fact.revision, passed: fact.data.passed } : v,
      );
  }
};
