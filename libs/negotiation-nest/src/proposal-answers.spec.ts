import { idOf, overtaken, proposed, reading, scene, subAmend, tabled } from '../../negotiation/src/testing/index.js';
import { Archive } from './testing/archive.js';

describe('what is asked about proposals', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await Archive.open();
    await archive.record(
      scene(tabled, reading, proposed, subAmend('Corvania', 'steps', 'concrete steps'), ...overtaken),
    );
  });
  afterAll(() => archive.close());

  it('is answered with how they stand, one by one and all together', async () => {
    const stale = { proposalId: idOf('p'), applies: 'stale', conflicts: [{ with: { proposal: idOf('rival') } }] };
    const one = await archive.ask('ShowProposal', { id: 'draft', key: idOf('p') }, 'Avalon');
    expect(one.body).toMatchObject(stale);
    const { body } = await archive.ask('ListProposals', { id: 'draft' }, 'Avalon');
    expect(body).toMatchObject([stale, { proposalId: idOf('sub'), applies: 'clean' }, { status: 'accepted' }]);
  });
  it('tells the Chair, and no delegation, what would come of a decision', async () => {
    const asked = { id: 'draft', accept: `${idOf('p')},${idOf('sub')}` };
    const { body } = await archive.ask('ShowWhatIf', asked, 'chair');
    expect(body).toMatchObject({ accepted: [idOf('sub')], refused: [{ code: 'PROPOSAL_STALE', rule: 'R28' }] });
    expect(body).toMatchObject({ moot: { proposals: [], objections: [] } });
    await expect(archive.ask('ShowWhatIf', asked, 'Avalon')).rejects.toMatchObject({ code: 'WHAT_IF_NOT_YOURS' });
  });
});
