import type { Acted, Client } from '#cli';

/** A body, its people and one text, set up through the public door: what most tests begin with. */
export interface Stage {
  readonly text: string;
  readonly chair: Client;
  readonly secretariat: Client;
  readonly auditor: Client;
  readonly operator: Client;
  readonly delegates: readonly Client[];
  readonly delegations: readonly string[];
  readonly questions: readonly string[];
  readonly session: string;
}

export interface StageOptions {
  readonly delegations?: number;
  readonly questions?: number;
  /** Prefix of the mail addresses; no addresses unless given. */
  readonly mail?: string;
  /** When the text was tabled and its first reading opened; now unless given. */
  readonly occurredAt?: string;
}

type TokenFor = (person: string) => Promise<string>;

export const person = (n: number): string => `be4c0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const FROM = '2020-01-01T00:00:00.000Z';
const BODY = 'room';

/** Reads a field of the events that a command came to. */
export const told = ({ events }: Acted, type: string, field: string): string[] =>
  events.filter((e) => e.type === type).map((e) => String(e.data[field]));

export const wording = (n: number): string =>
  `Has your country adopted legislative or other measures with regard to matter ${String(n)} of the Protocol, and if so which?`;

/** Sets the stage; with the first reading open. */
export const setStage = async (
  door: Client,
  tokenFor: TokenFor,
  { delegations = 3, questions = 5, mail, ...when }: StageOptions = {},
): Promise<Stage> => {
  const { operator, chair, secretariat, auditor, delegates } = await clients(door, tokenFor, delegations);
  await register(operator);
  const admitted: string[] = [];
  for (let n = 0; n < delegations; n++) admitted.push(await admit(secretariat, n, mail));
  const convened = await chair.act('body', BODY, 'convene-session', {
    data: { n: 1, from: '2020-01-01', to: '2020-01-02' },
  });
  const session = told(convened, 'SessionConvened', 'session')[0] ?? '';
  const text = 'questionnaire';
  const tabled = await chair.act('text', text, 'table-text', { data: tabling(questions), ...when });
  await chair.act('text', text, 'open-reading', { data: { session }, ...when });
  const ids = told(tabled, 'QuestionTabled', 'questionId');
  return { text, chair, secretariat, auditor, operator, delegates, delegations: admitted, questions: ids, session };
};

type Clients = Pick<Stage, 'operator' | 'chair' | 'secretariat' | 'auditor' | 'delegates'>;

const clients = async (door: Client, tokenFor: TokenFor, delegations: number): Promise<Clients> => {
  const as = async (who: string): Promise<Client> => door.as(await tokenFor(who));
  const [chair, secretariat, auditor] = [await as(person(0)), await as(person(1)), await as(person(2))];
  const delegates = await Promise.all(Array.from({ length: delegations }, (_, n) => as(person(10 + n))));
  return { operator: await as('operator'), chair, secretariat, auditor, delegates };
};

/** The same stage by the door of another process. */
export const restaged = async (stage: Stage, door: Client, tokenFor: TokenFor): Promise<Stage> => ({
  ...stage,
  ...(await clients(door, tokenFor, stage.delegations.length)),
});

const register = async (operator: Client): Promise<void> => {
  await operator.act('body', BODY, 'register-body', {
    data: {
      name: { en: 'A room' },
      instrument: { name: 'Protocol' },
      settings: { languages: ['en'], daysToEffect: 30 },
      appointments: (['chair', 'secretariat', 'auditor'] as const).map((role, n) => ({
        ...{ person: person(n), role, from: FROM },
      })),
    },
  });
};

const admit = async (secretariat: Client, n: number, mail: string | undefined): Promise<string> => {
  const names = { en: `Delegation ${String(n)}` };
  const admitted = await secretariat.act('body', BODY, 'admit-delegation', {
    data: { kind: 'state', names, from: '2020-01-01' },
  });
  const delegation = told(admitted, 'DelegationAdmitted', 'delegation')[0] ?? '';
  const list = [{ delegation, status: 'party', asPrinted: names.en }];
  await secretariat.act('body', BODY, 'record-printed-status', {
    data: { document: { title: 'List' }, date: '2020-01-01', list },
  });
  await secretariat.act('body', BODY, 'appoint', {
    data: { appointments: [{ person: person(10 + n), role: 'delegate', delegation, from: FROM }] },
  });
  if (mail !== undefined)
    await secretariat.act('person', person(10 + n), 'describe-person', {
      data: { body: BODY, name: `Delegate ${String(n)}`, addresses: [`${mail}-${String(n)}@delegations.example`] },
    });
  return delegation;
};

/** A text of so many questions, as it is tabled. */
export const tabling = (questions: number): object => ({
  body: BODY,
  kind: 'questionnaire',
  title: 'Questionnaire',
  originalLanguage: 'en',
  sections: [
    {
      title: 'Questions',
      questions: Array.from({ length: questions }, (_, n) => ({
        ...{ wording: wording(n), answer: { type: 'yes-no' }, articles: [] },
      })),
    },
  ],
});

export interface SeenProposal {
  readonly proposalId: string;
  readonly questionId: string;
  readonly etag: string;
  readonly status: string;
}

/** Proposes that a question ends in these words; what was proposed, as the views show it. */
export const propose = async (
  stage: Stage,
  delegate: number,
  question: number,
  ending: string,
): Promise<SeenProposal> => {
  const client = stage.delegates[delegate];
  const questionId = stage.questions[question] ?? '';
  if (!client) throw new Error(`there is no delegate ${String(delegate)}`);
  const { revision } = await client.get<{ revision: string }>(`texts/${stage.text}`);
  const edit = { base: revision, wording: `${wording(question)} ${ending}` };
  const made = await client.act('text', stage.text, 'propose-edit', { data: { questionId, edit } });
  const id = told(made, 'EditProposed', 'proposalId')[0] ?? '';
  return client.get<SeenProposal>(`texts/${stage.text}/proposals/${id}`);
};

/** What is on the Chair's screen now: for a decision about a question, perhaps about a proposal on it. */
export const screen = async (
  stage: Stage,
  questionId: string,
  proposalId?: string,
): Promise<Record<string, string>> => {
  const text = await stage.chair.get<{ revision: string }>(`texts/${stage.text}`);
  const question = await stage.chair.get<{ etag: string }>(`texts/${stage.text}/questions/${questionId}`);
  const seen = { text: text.revision, question: question.etag };
  if (proposalId === undefined) return seen;
  const proposal = await stage.chair.get<{ etag: string }>(`texts/${stage.text}/proposals/${proposalId}`);
  return { ...seen, proposal: proposal.etag };
};
