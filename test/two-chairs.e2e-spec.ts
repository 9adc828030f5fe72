import type { Service } from '#api';
import { Client, type ProblemError } from '#cli';
import { Folder, inProcess } from './kit/service.js';
import { propose, screen, setStage, told, wording, type Stage } from './kit/stage.js';

describe('deciding live', () => {
  const folder = new Folder();
  let service: Service;
  let stage: Stage;

  beforeAll(async () => {
    service = await inProcess(folder);
    stage = await setStage(new Client(service.url), (person) => folder.tokenFor(person), { questions: 8 });
  });
  afterAll(async () => {
    await service.close();
    folder.remove();
  });

  const decide = async (verb: string, proposalId: string, seen: object, client = stage.chair): Promise<number> =>
    client.act('text', stage.text, verb, { data: { proposalId }, seen }).then(
      () => 200,
      (error: unknown) => (error as ProblemError).problem.status,
    );

  it('takes one of two decisions on a proposal, and tells the other Chair', async () => {
    const { proposalId, questionId } = await propose(stage, 0, 0, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    const answers = await Promise.all([
      decide('accept-proposal', proposalId, seen),
      decide('not-retain', proposalId, seen),
    ]);
    expect(answers.sort()).toEqual([200, 412]);
    const history = await stage.chair.get<{ type: string }[]>(`texts/${stage.text}/questions/${questionId}/history`);
    const decisions = history.filter((e) => e.type === 'ProposalAccepted' || e.type === 'ProposalNotRetained');
    expect(decisions).toHaveLength(1);
  });

  it('stands while fifty proposals arrive', async () => {
    const { proposalId, questionId } = await propose(stage, 0, 1, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    const base = seen.text;
    const arriving = Array.from({ length: 50 }, (_, n) => {
      const edit = { base, wording: `${wording(1)} Please attach document ${String(n)}.` };
      return stage.delegates[n % 3]?.act('text', stage.text, 'propose-edit', { data: { questionId, edit } });
    });
    const [status] = await Promise.all([decide('accept-proposal', proposalId, seen), ...arriving]);
    expect(status).toBe(200);
    const proposals = await stage.chair.get<unknown[]>(`texts/${stage.text}/proposals?question=${questionId}`);
    expect(proposals).toHaveLength(51);
  });

  it('is told when a proposal was revised unseen', async () => {
    const { proposalId, questionId } = await propose(stage, 1, 2, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    const edit = { base: seen.text, wording: `${wording(2)} Please explain briefly.` };
    await stage.delegates[1]?.act('text', stage.text, 'revise-proposal', { data: { proposalId, edit } });
    expect(await decide('accept-proposal', proposalId, seen)).toBe(412);
    expect(await decide('accept-proposal', proposalId, await screen(stage, questionId, proposalId))).toBe(200);
  });

  it('asks what was seen', async () => {
    const { proposalId } = await propose(stage, 1, 3, 'Please explain.');
    const answer = stage.chair.act('text', stage.text, 'accept-proposal', { data: { proposalId } });
    await expect(answer).rejects.toMatchObject({ problem: { status: 428, code: 'SEEN_MISSING' } });
  });

  it('takes away a right at once', async () => {
    const other = await folder.tokenFor('be4c0000-0000-4000-8000-000000000099');
    const appointments = [
      { person: 'be4c0000-0000-4000-8000-000000000099', role: 'secretariat', from: '2020-01-01T00:00:00.000Z' },
    ];
    const appointed = await stage.secretariat.act('body', 'room', 'appoint', { data: { appointments } });
    const newcomer = stage.secretariat.as(other);
    await newcomer.get(`texts/${stage.text}`);
    const appointmentId = told(appointed, 'Appointed', 'appointmentId')[0];
    await stage.secretariat.act('body', 'room', 'end-appointment', { data: { appointmentId } });
    await expect(newcomer.get(`texts/${stage.text}`)).rejects.toMatchObject({ problem: { status: 404 } });
    const person = 'be4c0000-0000-4000-8000-000000000099';
    await stage.operator.act('access', 'access', 'revoke-tokens', { data: { person } });
    await expect(newcomer.get('bodies')).rejects.toMatchObject({ problem: { status: 401, code: 'TOKEN_REVOKED' } });
  });
});
