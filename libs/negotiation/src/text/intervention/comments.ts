import type { OrderedMap } from 'immutable';
import type { Author, Edit, Hunk } from '#text';
import type { Capacity } from '../../vocabulary.js';
import type { Mistaken } from '../mistaken.js';

/** What somebody says of a question, perhaps with a wording of it: it is before nobody, blocks nothing, and can be taken up. */
export interface Comment {
  readonly commentId: string;
  readonly questionId: string;
  readonly by: Author;
  readonly capacity: Capacity;
  readonly words?: string | undefined;
  readonly edit?: Edit | undefined;
  readonly form?: 'oral' | undefined;
  readonly status: 'made' | 'taken-up' | Mistaken;
  /** The proposals that took it up. */
  readonly proposals?: readonly string[];
  /** The wordings that the Chair floated of it. */
  readonly floats?: readonly string[];
  /** Revision of the event that entered it. */
  readonly entered: number;
  readonly touched: number;
}

export type Comments = OrderedMap<string, Comment>;

interface Fact {
  readonly type: string;
  readonly revision: number;
  readonly meta: { readonly capacity: Capacity };
  readonly data: object;
}

interface Made {
  readonly commentId: string;
  readonly questionId: string;
  readonly by: Author;
  readonly words?: string | undefined;
  readonly form?: 'oral' | undefined;
  readonly base?: number;
  readonly tokeniser?: number;
  readonly hunks?: readonly Hunk[];
}

/** The comments once one is made, or taken up by a party or the Chair. */
export const commented = (comments: Comments, fact: Fact): Comments => {
  const { commentId, proposalId, floatId } = fact.data as { commentId?: string; proposalId?: string; floatId?: string };
  if (commentId === undefined) return comments;
  if (fact.type === 'CommentMade') return comments.set(commentId, made(fact, fact.data as Made));
  const comment = comments.get(commentId);
  if (!comment) return comments;
  return comments.set(commentId, {
    ...comment,
    status: 'taken-up',
    ...(proposalId !== undefined && { proposals: [...(comment.proposals ?? []), proposalId] }),
    ...(floatId !== undefined && { floats: [...(comment.floats ?? []), floatId] }),
    touched: fact.revision,
  });
};

const made = ({ revision, meta }: Fact, data: Made): Comment => {
  const { commentId, questionId, by, words, form, base, tokeniser, hunks } = data;
  const edit = base !== undefined && tokeniser !== undefined && hunks && { base, tokeniser, hunks: [...hunks] };
  return {
    ...{ commentId, questionId, by, capacity: meta.capacity },
    ...(words !== undefined && { words }),
    ...(edit && { edit }),
    ...(form && { form }),
    ...{ status: 'made', entered: revision, touched: revision },
  };
};
