import { type Map } from 'immutable';
import { audienceKey, maySee, type Reader } from '../../audience.js';
import type { Meta } from '../../fact.js';
import type { Audience } from '../../vocabulary.js';

export interface AudienceEvent {
  type: 'AudienceWidened';
  data: {
    /** Of the events of this text that are for more than they were. */
    readonly revisions: readonly number[];
    readonly audience: Audience;
    readonly words?: string | undefined;
  };
}

/** What an event of a text is for unless it is said otherwise. */
const USUAL: Audience = { kind: 'participants' };

/** What an event told of: ids of this text. */
export interface About {
  readonly questionId?: string | undefined;
  readonly proposalId?: string | undefined;
  readonly objectionId?: string | undefined;
}

/** Whom the events of a text are for, by revision, where that is not the participants, or was not, and what each is about. */
export type Audiences = Map<number, { readonly audience: Audience; readonly about: About }>;

interface Heard {
  readonly type: string;
  readonly revision: number;
  readonly data: object;
  readonly meta: Partial<Meta>;
}

/** Within a decision that folds what it is about to say, that has no audience yet. */
export const heardBy = (audiences: Audiences, fact: Heard): Audiences => {
  const { revision, data, meta } = fact;
  const all = isWidening(fact) ? widened(audiences, fact.data) : audiences;
  const { audience = USUAL } = meta;
  return audienceKey(audience) === USUAL.kind ? all : all.set(revision, { audience, about: aboutOf(data) });
};

const aboutOf = ({ questionId, proposalId, objectionId }: About): About => ({ questionId, proposalId, objectionId });

const isWidening = (fact: Heard): fact is Heard & AudienceEvent => fact.type === 'AudienceWidened';

const widened = (audiences: Audiences, { revisions, audience }: AudienceEvent['data']): Audiences =>
  audiences.withMutations((all) =>
    revisions.forEach((revision) => all.update(revision, (known) => ({ about: known?.about ?? {}, audience }))),
  );

/** Whom an event of a text is for by now. */
export const audienceAt = ({ audiences }: { readonly audiences: Audiences }, revision: number): Audience =>
  audiences.get(revision)?.audience ?? USUAL;

/** Whether everything that happened to a text until a revision is for a reader by now. */
export const disclosedUntil = (text: { readonly audiences: Audiences }, until: number, reader: Reader): boolean => {
  for (let revision = 0; revision <= until; revision += 1)
    if (!maySee(reader, audienceAt(text, revision))) return false;
  return true;
};
