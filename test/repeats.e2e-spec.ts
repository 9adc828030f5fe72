import { Client, type Acted } from '#cli';
import { Folder, inProcess } from './kit/service.js';
import { setStage, wording, type Stage } from './kit/stage.js';

describe('the same command sent again', () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  const propose = (stage: Stage, client: Client, ending: string): Promise<Acted> => {
    const edit = { base: '1', wording: `${wording(0)} ${ending}` };
    const given = { data: { questionId: stage.questions[0], edit } };
    return client.act('text', stage.text, 'propose-edit', given, { key: 'the-same-key' });
  };

  it('is one event and the same answer, also after the state moved on and across a restart', async () => {
    const service = await inProcess(folder);
    const stage = await setStage(new Client(service.url), (person) => folder.tokenFor(person));
    const [delegate] = stage.delegates;
    if (!delegate) throw new Error('a stage has delegates');
    const [first, twin] = await Promise.all([propose(stage, delegate, 'Why?'), propose(stage, delegate, 'Why?')]);
    expect(twin).toEqual(first);
    const proposalId = first.events[0]?.data.proposalId;
    await delegate.act('text', stage.text, 'withdraw-proposal', { data: { proposalId } });
    expect(await propose(stage, delegate, 'Why?')).toEqual(first);
    await expect(propose(stage, delegate, 'Why not?')).rejects.toMatchObject({
      problem: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    await service.close();

    const again = await inProcess(folder);
    const client = new Client(again.url, await folder.tokenFor('be4c0000-0000-4000-8000-000000000010'));
    expect(await propose(stage, client, 'Why?')).toEqual(first);
    const proposals = await client.get<unknown[]>(`texts/${stage.text}/proposals`);
    expect(proposals).toHaveLength(1);
    await again.close();
  });
});
