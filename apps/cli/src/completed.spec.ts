import { register } from '#negotiation';
import type { Client } from './client.js';
import { completed } from './completed.js';

const entry = (name: string) => register.find((e) => e.name === name)!;
const uuid = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;

const VIEWS: Record<string, unknown> = {
  'texts/draft': {
    ...{ id: 'draft', body: 'wg', revision: '50', removed: [] },
    version: { versionId: uuid('f') },
    sections: [
      {
        questions: [
          { questionId: uuid('1'), number: '1', etag: '11' },
          { questionId: uuid('2'), number: '1 (a)', etag: '22' },
        ],
      },
    ],
  },
  [`texts/draft/proposals?question=${uuid('1')}`]: [
    { proposalId: uuid('a'), questionId: uuid('1'), status: 'tabled', etag: '33' },
    { proposalId: uuid('b'), questionId: uuid('1'), status: 'withdrawn', etag: '34' },
  ],
  [`texts/draft/proposals?question=${uuid('2')}`]: [
    { proposalId: uuid('c'), questionId: uuid('2'), status: 'tabled', etag: '35' },
    { proposalId: uuid('d'), questionId: uuid('2'), status: 'tabled', etag: '36' },
  ],
  [`texts/draft/proposals/${uuid('b')}`]: { proposalId: uuid('b'), questionId: uuid('1'), etag: '34' },
  'texts/draft/proposals': [
    { proposalId: uuid('a'), questionId: uuid('1'), status: 'tabled', etag: '33' },
    { proposalId: uuid('6'), questionId: uuid('0'), status: 'tabled', etag: '37' },
  ],
  [`texts/draft/proposals/${uuid('6')}`]: { proposalId: uuid('6'), questionId: uuid('0'), etag: '37' },
  [`texts/draft/puts?question=${uuid('1')}`]: [{ putId: uuid('e'), questionId: uuid('1'), status: 'put', etag: '40' }],
  'texts/draft/versions': [{ versionId: uuid('9'), symbol: 'A/2018/CRP.1' }],
  'bodies/wg/delegations': [{ delegation: uuid('7'), name: 'Ardovia (fictitious)' }],
  'bodies/wg/sessions': [{ session: uuid('8'), n: 5 }],
};

const client = { get: async (path: string) => VIEWS[path] } as unknown as Client;
const full = (name: string, data: Record<string, unknown>, beside = {}, id = 'draft') =>
  completed(entry(name), id, { ...beside, data }, client);

describe('a command in full', () => {
  it('says of a decision what was just read', async () => {
    expect(await full('AcceptProposal', { proposalId: '1' })).toEqual({
      data: { proposalId: uuid('a') },
      seen: { text: '50', question: '11', proposal: '33' },
    });
    expect(await full('AgreeWithoutObjection', { putId: '1' })).toMatchObject({
      data: { putId: uuid('e') },
      seen: { text: '50', question: '11', put: '40' },
    });
    expect(await full('CloseReading', {})).toEqual({ data: {}, seen: { text: '50' } });
  });

  it('leaves what was seen to whoever says it', async () => {
    const seen = { text: '40', question: '9', proposal: '30' };
    expect(await full('AcceptProposal', { proposalId: '1' }, { seen })).toMatchObject({ seen });
    expect(await full('ProposeEdit', { questionId: '1' })).not.toHaveProperty('seen');
  });

  it('finds a question by its number, however it is spaced', async () => {
    for (const named of ['1 (a)', '1(A)', uuid('2')])
      expect(await full('ProposeEdit', { questionId: named })).toMatchObject({ data: { questionId: uuid('2') } });
    await expect(full('ProposeEdit', { questionId: '9' })).rejects.toMatchObject({ code: 'QUESTION_UNKNOWN' });
  });

  it('finds a proposal by its id or reference, and asks which where there are several', async () => {
    expect(await full('NotRetain', { proposalId: '1#bbbb' })).toMatchObject({ data: { proposalId: uuid('b') } });
    expect(await full('NotRetain', { proposalId: uuid('b') })).toMatchObject({ seen: { proposal: '34' } });
    await expect(full('NotRetain', { proposalId: '1 (a)' })).rejects.toMatchObject({
      code: 'NAME_AMBIGUOUS',
      issues: [{ path: '1 (a)#cccc' }, { path: '1 (a)#dddd' }],
    });
    await expect(full('NotRetain', { proposalId: '1#ffff' })).rejects.toMatchObject({ code: 'PROPOSAL_UNKNOWN' });
  });

  it('finds a proposal of a question that is not there yet, of which nothing was seen', async () => {
    for (const named of ['new', 'new#6666', uuid('6')])
      expect(await full('AcceptProposal', { proposalId: named })).toEqual({
        data: { proposalId: uuid('6') },
        seen: { text: '50', proposal: '37' },
      });
    await expect(full('AcceptProposal', { proposalId: 'new#aaaa' })).rejects.toMatchObject({
      code: 'PROPOSAL_UNKNOWN',
    });
  });

  it('takes an edit to be against the text as it stands, unless it says otherwise', async () => {
    const edited = (edit: object) => full('ProposeEdit', { questionId: '1', edit });
    expect(await edited({ wording: 'x' })).toMatchObject({ data: { edit: { base: '50', wording: 'x' } } });
    expect(await edited({ wording: 'x', base: '3' })).toMatchObject({ data: { edit: { base: '3' } } });
    expect((await edited({ base: '3', hunks: [] })).data.edit).toEqual({ base: '3', hunks: [] });
  });

  it('finds versions, sessions and delegations by what they are called', async () => {
    expect((await full('CertifyConferenceReady', { versionId: 'latest' })).data.versionId).toBe(uuid('f'));
    expect((await full('CertifyConferenceReady', { versionId: 'A/2018/CRP.1' })).data.versionId).toBe(uuid('9'));
    expect((await full('OpenReading', { session: '5' })).data.session).toBe(uuid('8'));
    const spoken = await full('CoSponsor', { proposalId: '1' }, { delegation: 'ardovia (Fictitious)' });
    expect(spoken.delegation).toBe(uuid('7'));
    expect((await full('OpenMeeting', { session: '5' }, {}, 'wg')).data.session).toBe(uuid('8'));
  });
});
