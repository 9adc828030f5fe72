import type { Service } from '#api';
import { Client } from '#cli';
import { Folder, inProcess } from './kit/service.js';
import { propose, screen, setStage, wording, type Stage } from './kit/stage.js';

describe('bad input', () => {
  const folder = new Folder();
  let service: Service;
  let stage: Stage;
  let tokens: Record<'chair' | 'delegate' | 'auditor' | 'nobody', string>;

  beforeAll(async () => {
    service = await inProcess(folder);
    const tokenFor = (n: string): Promise<string> => folder.tokenFor(`be4c0000-0000-4000-8000-0000000000${n}`);
    stage = await setStage(new Client(service.url), (person) => folder.tokenFor(person));
    tokens = {
      chair: await tokenFor('00'),
      auditor: await tokenFor('02'),
      delegate: await tokenFor('10'),
      nobody: await tokenFor('77'),
    };
  });
  afterAll(async () => {
    await service.close();
    folder.remove();
  });

  const events = async (): Promise<number> => (await service.verify()).events;

  interface Bad {
    readonly path?: string;
    readonly body: string | object;
    readonly as?: keyof typeof tokens | 'no token' | 'bad token';
    readonly headers?: Record<string, string>;
  }

  const send = async ({ path, body, as = 'delegate', headers }: Bad): Promise<Response> => {
    const token = as === 'no token' ? {} : { authorization: `Bearer ${as === 'bad token' ? 'x.y.z' : tokens[as]}` };
    return fetch(`${service.url}/${path ?? `texts/${stage.text}/propose-edit`}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...token, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  };

  const edit = (more: object = {}): object => ({
    data: { questionId: stage.questions[0], edit: { base: '1', wording: `${wording(0)} Why?`, ...more } },
  });

  const hunks = (tokeniser: number, ...given: readonly [number, number, string, string][]): object => ({
    data: {
      questionId: stage.questions[0],
      edit: { base: '1', tokeniser, hunks: given.map(([from, to, del, ins]) => ({ from, to, del, ins })) },
    },
  });
  const [one = '', two = ''] = wording(0).split(' ');

  const unknown = '11111111-1111-4111-8111-111111111111';

  const cases: [string, number, string, () => Bad][] = [
    ['malformed JSON', 400, 'MALFORMED', () => ({ body: '{"data":' })],
    ['no JSON', 415, 'JSON_ONLY', () => ({ body: 'hello', headers: { 'content-type': 'text/plain' } })],
    ['an unknown field', 400, 'INVALID', () => ({ body: { ...edit(), extra: 1 } })],
    ['a wrong type', 400, 'INVALID', () => ({ body: { data: { questionId: 14, edit: {} } } })],
    ['null', 400, 'INVALID', () => ({ body: 'null' })],
    ['a prototype', 400, 'MALFORMED', () => ({ body: '{"__proto__":{"data":1},"data":{}}' })],
    [
      'a question that is not',
      404,
      'QUESTION_UNKNOWN',
      () => ({ body: { data: { questionId: unknown, edit: { base: '1', wording: 'x' } } } }),
    ],
    ['a text that is not', 404, 'TEXT_UNKNOWN', () => ({ path: 'texts/other/propose-edit', body: edit() })],
    [
      'a text with a name that cannot be',
      400,
      'ID_MALFORMED',
      () => ({ path: 'texts/No%20Such/propose-edit', body: edit() }),
    ],
    ['an address that is not', 404, 'ROUTE_UNKNOWN', () => ({ path: 'texts/x/shout', body: {} })],
    ['a wording of 2 MB', 413, 'TOO_LARGE', () => ({ body: edit({ wording: 'word '.repeat(400_000) }) })],
    ['control characters', 400, 'INVALID', () => ({ body: edit({ wording: 'a\u0000b' }) })],
    [
      'half a character',
      400,
      'INVALID',
      () => ({ body: `{"data":{"questionId":"${unknown}","edit":{"base":"1","wording":"a\\ud800"}}}` }),
    ],
    ['a base of the future', 400, 'BASE_UNKNOWN', () => ({ body: edit({ base: '999999' }) })],
    ['a change of nothing', 400, 'CHANGES_NOTHING', () => ({ body: edit({ wording: wording(0) }) })],
    ['hunks of another wording', 400, 'WITNESS_MISMATCH', () => ({ body: hunks(1, [0, 1, 'Where', 'Here']) })],
    ['hunks beyond the wording', 400, 'HUNK_OUT_OF_RANGE', () => ({ body: hunks(1, [900, 901, ' x', '']) })],
    ['hunks of another tokeniser', 400, 'TOKENISER_UNKNOWN', () => ({ body: hunks(99, [0, 0, '', 'Now']) })],
    [
      'hunks that overlap',
      400,
      'HUNKS_OVERLAP',
      () => ({ body: hunks(1, [0, 2, ` ${one} ${two}`, ' Have'], [1, 2, ` ${two}`, ' you']) }),
    ],
    ['hunks that change nothing', 400, 'CHANGES_NOTHING', () => ({ body: hunks(1, [0, 1, ` ${one}`, ` ${one}`]) })],
    ['a wording of 100,000 words', 400, 'INVALID', () => ({ body: edit({ wording: 'a '.repeat(100_000) }) })],
    [
      'a text of 20,000 words for another',
      400,
      'EDIT_TOO_LARGE',
      () => ({ body: edit({ wording: Array.from({ length: 20_000 }, (_, i) => `b${i.toString(36)}`).join(' ') }) }),
    ],
    [
      'a future event',
      400,
      'OCCURRED_IN_THE_FUTURE',
      () => ({ body: { ...edit(), occurredAt: '2999-01-01T00:00:00Z' } }),
    ],
    [
      'a key with blanks',
      400,
      'IDEMPOTENCY_KEY_MALFORMED',
      () => ({ body: edit(), headers: { 'idempotency-key': 'a b' } }),
    ],
    ['nobody', 401, 'TOKEN_MISSING', () => ({ body: edit(), as: 'no token' })],
    ['a token of somebody else', 401, 'TOKEN_INVALID', () => ({ body: edit(), as: 'bad token' })],
    ['no role', 403, 'NO_ROLE', () => ({ body: edit(), as: 'nobody' })],
    ['a role that does not speak', 403, 'NOT_YOURS_TO_SAY', () => ({ body: edit(), as: 'auditor' })],
    [
      'another body’s operator act',
      403,
      'NO_ROLE',
      () => ({
        path: 'bodies/new/register-body',
        body: {
          data: {
            name: { en: 'x' },
            instrument: { name: 'y' },
            settings: { languages: ['en'], daysToEffect: 0 },
            appointments: [{ person: unknown, role: 'chair', from: '2020-01-01T00:00:00Z' }],
          },
        },
        as: 'chair',
      }),
    ],
    [
      'a decision without what was seen',
      404,
      'PROPOSAL_UNKNOWN',
      () => ({ path: `texts/${stage.text}/accept-proposal`, body: { data: { proposalId: unknown } }, as: 'chair' }),
    ],
  ];

  it.each(cases)('%s is answered %i %s, and nothing is recorded', async (_, status, code, bad) => {
    const before = await events();
    const response = await send(bad());
    const problem = (await response.json()) as { status: number; code: string; detail: string };
    expect(problem).toMatchObject({ status, code });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(await events()).toBe(before);
  });

  it('names the rule of a refusal: a stale proposal, then a closed reading', async () => {
    const first = await propose(stage, 0, 1, 'Please explain.');
    const second = await propose(stage, 1, 1, 'Please elaborate.');
    const accept = async (proposalId: string): Promise<unknown> => {
      const seen = await screen(stage, first.questionId, proposalId);
      return stage.chair.act('text', stage.text, 'accept-proposal', { data: { proposalId }, seen });
    };
    await accept(first.proposalId);
    await expect(accept(second.proposalId)).rejects.toMatchObject({
      problem: { status: 409, code: 'PROPOSAL_STALE', rule: 'R28' },
    });
    const { revision } = await stage.chair.get<{ revision: string }>(`texts/${stage.text}`);
    const close = (overrides: object[]): Promise<unknown> =>
      stage.chair.act('text', stage.text, 'close-reading', { data: {}, seen: { text: revision }, overrides });
    await expect(close([])).rejects.toMatchObject({
      problem: { status: 409, code: 'QUESTION_NOT_DISPOSED', rule: 'R13' },
    });
    const words = 'Time is up.';
    await close([
      { rule: 'R13', code: 'QUESTION_NOT_DISPOSED', words },
      { rule: 'R13', code: 'PROPOSAL_UNDECIDED', words },
    ]);
    await expect(propose(stage, 0, 2, 'Too late?')).rejects.toMatchObject({
      problem: { status: 409, code: 'NO_READING_OPEN', rule: 'R29' },
    });
  });

  it('does not show the raw ledger to delegates, nor anything to the public', async () => {
    const [delegate] = stage.delegates;
    await expect(delegate?.get(`ledger/text-${stage.text}`)).rejects.toMatchObject({ problem: { status: 403 } });
    await expect(stage.auditor.get('ledger/access')).rejects.toMatchObject({ problem: { status: 403 } });
    const anyone = new Client(service.url);
    await expect(anyone.get(`texts/${stage.text}`)).rejects.toMatchObject({ problem: { status: 404 } });
    expect(await anyone.get('texts')).toEqual([]);
    expect(await stage.auditor.get<unknown[]>(`ledger/text-${stage.text}`)).not.toHaveLength(0);
  });
});
