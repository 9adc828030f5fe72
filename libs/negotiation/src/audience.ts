import { Invalid } from '#eventsourcing';
import type { Audience } from './vocabulary.js';

const PUBLIC = new Set([
  'BodyRegistered',
  'SettingsChanged',
  'DelegationAdmitted',
  'DelegationNamed',
  'GroupAdmitted',
  'TreatyActionRecorded',
  'StatusPrinted',
  'SessionConvened',
  'ConferenceReadyCertified',
]);

const RESTRICTED = new Set(['PersonDescribed', 'PreferencesChosen', 'TokensRevoked', 'PersonForgotten']);

/** Who may see an event of this type unless its command says otherwise; docs/events.md names them. */
export const defaultAudience = (type: string): Audience => {
  if (PUBLIC.has(type)) return { kind: 'public' };
  return { kind: RESTRICTED.has(type) ? 'chair-and-secretariat' : 'participants' };
};

const WIDTH: Record<Audience['kind'], number> = {
  'chair-and-secretariat': 0,
  delegation: 1,
  group: 2,
  participants: 3,
  public: 4,
};

/**
 * The default, or wider where the command asks for that; what everybody may see cannot be hidden again by asking. What its
 * decision gave an audience has that one.
 */
export const audienceOf = (type: string, asked: Audience | undefined, given?: Audience): Audience => {
  const usual = given ?? defaultAudience(type);
  if (!asked) return usual;
  if ((given !== undefined || RESTRICTED.has(type)) && audienceKey(asked) !== audienceKey(usual))
    throw new Invalid('AUDIENCE_FIXED', `${type} is for ${usual.kind} and nobody else.`, [
      { path: 'audience', message: `must be ${usual.kind}` },
    ]);
  if (WIDTH[asked.kind] < WIDTH[usual.kind])
    throw new Invalid('AUDIENCE_NARROWED', `${type} is for ${usual.kind}; a command may widen that, not narrow it.`, [
      { path: 'audience', message: `must be ${usual.kind} or wider` },
    ]);
  return asked;
};

/** Who is reading: nobody in particular, or somebody with appointments in the body. */
export interface Reader {
  readonly participates: boolean;
  /** The Chair or the secretariat; auditors read all too. */
  readonly seesAll: boolean;
  readonly delegation?: string | undefined;
  /** The office that they hold, where they are no delegate: what it is told is theirs. */
  readonly office?: string | undefined;
  readonly groups: readonly string[];
}

export const NOBODY: Reader = { participates: false, seesAll: false, groups: [] };

/** Audiences as keys that a query can compare: `public`, `participants`, `delegation:<id>`, `group:<id>`, `chair-and-secretariat`. */
export const audienceKey = (audience: Audience): string => {
  if (audience.kind === 'delegation') return `delegation:${audience.delegation}`;
  if (audience.kind === 'group') return `group:${audience.group}`;
  return audience.kind;
};

/** The key of those who may see what is for both; two delegations, or groups, have only the Chair and the secretariat in common. */
export const narrower = (one: string, other: string): string => {
  if (one === other || other === 'public') return one;
  if (one === 'public') return other;
  if (one === 'participants') return other;
  return other === 'participants' ? one : 'chair-and-secretariat';
};

/** Whether everybody whom the other is for is among those whom this one is for, and more besides. */
export const isWider = (one: Audience, other: Audience): boolean => {
  const [key, than] = [audienceKey(one), audienceKey(other)];
  return key !== than && narrower(key, than) === than;
};

/** The keys a reader may see; undefined means all. */
export const keysOf = (reader: Reader): readonly string[] | undefined => {
  if (reader.seesAll) return undefined;
  return [
    'public',
    ...(reader.participates ? ['participants'] : []),
    ...(reader.delegation === undefined ? [] : [`delegation:${reader.delegation}`]),
    ...reader.groups.map((group) => `group:${group}`),
  ];
};

export const maySee = (reader: Reader, audience: Audience): boolean =>
  keysOf(reader)?.includes(audienceKey(audience)) ?? true;
