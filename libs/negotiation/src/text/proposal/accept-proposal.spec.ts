import { accept, idOf, overtaken, proposed, Q1, reading, tabled, text, unseen } from '../../testing/index.js';
import { wordingOf } from '../edit.js';

describe('accepting a proposal', () => {
  it('writes it into the question', () => {
    const { text: after } = text(tabled, reading, proposed)
      .when(accept)
      .gives({ type: 'ProposalAccepted', data: { proposalId: idOf('p'), questionId: Q1, whose: 'chair' } });
    expect(wordingOf(after.questions.get(Q1)!)).toContain('have steps to prevent');
    expect(after.proposals.get(idOf('p'))?.status).toBe('accepted');
  });
  it('refuses a stale one (R28)', () =>
    text(tabled, reading, proposed, ...overtaken)
      .when(accept)
      .refuses('PROPOSAL_STALE', 'R28'));
  it('tells a second Chair', () => text(tabled, reading, proposed).when(accept).second().conflicts());
  it('asks what the Chair saw', () => text(tabled, reading, proposed).when(unseen(accept)).conflicts('SEEN_MISSING'));
});
