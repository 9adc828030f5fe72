import type { Service } from '#api';
import { Client, type Acted } from '#cli';
import { Folder, inProcess } from './service.js';
import { person, setStage, told, type Stage } from './stage.js';

const BODY = 'room';

/** Delegations of a sitting, in the order of the stage; a delegate is called like the delegation. */
export const DELEGATIONS = ['Avalon', 'Borealia', 'Corvania', 'Dorado', 'Elysia'] as const;
export type Delegation = (typeof DELEGATIONS)[number];

/** The meeting began at ten; so many hours ago that a whole morning has passed since. */
const HOURS_AGO = 5;

/** What a decision is about. */
export interface About {
  readonly question?: number;
  readonly proposal?: string;
  readonly put?: string;
}

/** A meeting at a running service, told by the clock on the wall of the room. */
export class Sitting {
  private readonly ten = new Date(Date.now() - HOURS_AGO * 3_600_000);
  private now = '10:00';

  private constructor(
    private readonly folder: Folder,
    private readonly service: Service,
    readonly stage: Stage,
  ) {}

  static async prepare(): Promise<Sitting> {
    const folder = new Folder();
    const service = await inProcess(folder);
    const occurredAt = new Date(Date.now() - (HOURS_AGO + 1) * 3_600_000).toISOString();
    const tokenFor = (who: string): Promise<string> => folder.tokenFor(who);
    const stage = await setStage(new Client(service.url), tokenFor, { delegations: DELEGATIONS.length, occurredAt });
    return new Sitting(folder, service, stage);
  }

  async end(): Promise<void> {
    await this.service.close();
    this.folder.remove();
  }

  /** What follows happened at this time of the morning. */
  at(time: string): void {
    this.now = time;
  }

  question(n: number): string {
    return this.stage.questions[n - 1] ?? '';
  }

  delegation(name: Delegation): string {
    return this.stage.delegations[DELEGATIONS.indexOf(name)] ?? '';
  }

  /** The Chair does something about the text; what it is about is on the screen. */
  async chair(verb: string, data: object, about?: About, more: object = {}): Promise<Acted> {
    return this.said(this.stage.chair, verb, data, { ...(about && { seen: await this.screen(about) }), ...more });
  }

  /** The secretariat records an act of the Chair's, as the Chair said it should. */
  async onInstruction(verb: string, data: object, about?: About): Promise<Acted> {
    const seen = about && { seen: await this.screen(about) };
    return this.said(this.stage.secretariat, verb, data, { ...seen, instructedBy: person(0) });
  }

  /** The secretariat writes down what a delegation reads out. */
  async readOut(name: Delegation, verb: string, data: object): Promise<Acted> {
    const of = { delegation: this.delegation(name), form: 'oral', channel: 'room' };
    return this.said(this.stage.secretariat, verb, data, of);
  }

  async delegate(name: Delegation, verb: string, data: object): Promise<Acted> {
    return this.said(this.client(name), verb, data, {});
  }

  /** What the Chair or the secretariat does about the meeting. */
  async meeting(who: 'chair' | 'secretariat', verb: string, data: object): Promise<Acted> {
    return this.stage[who].act('body', BODY, verb, { data, occurredAt: this.instant() });
  }

  /** A view of the text as somebody sees it. */
  async view<T>(path: string, who: Client = this.stage.chair): Promise<T> {
    return who.get<T>(`texts/${this.stage.text}${path}`);
  }

  client(name: Delegation): Client {
    const client = this.stage.delegates[DELEGATIONS.indexOf(name)];
    if (!client) throw new Error(`${name} is not here`);
    return client;
  }

  /** What a delegation has been told so far. */
  async inbox(name: Delegation): Promise<readonly { readonly kind: string; readonly title: string }[]> {
    return this.client(name).get(`bodies/${BODY}/inbox`);
  }

  /** The wording of a question with some words of it replaced, typed against the text as it stands. */
  async edit(n: number, strike: string, insert: string): Promise<object> {
    const [{ revision }, { wording }] = await Promise.all([
      this.view<{ revision: string }>(''),
      this.view<{ wording: string }>(`/questions/${this.question(n)}`),
    ]);
    return { base: revision, wording: wording.replace(strike, insert) };
  }

  private async said(who: Client, verb: string, data: object, fields: object): Promise<Acted> {
    return who.act('text', this.stage.text, verb, { data, occurredAt: this.instant(), ...fields });
  }

  private async screen({ question, proposal, put }: About): Promise<object> {
    const { revision: text } = await this.view<{ revision: string }>('');
    const shown = async (path: string): Promise<string> => (await this.view<{ etag: string }>(path)).etag;
    return {
      text,
      ...(question !== undefined && { question: await shown(`/questions/${this.question(question)}`) }),
      ...(proposal !== undefined && { proposal: await shown(`/proposals/${proposal}`) }),
      ...(put !== undefined && { put: await shown(`/puts/${put}`) }),
    };
  }

  private instant(): string {
    const [hours = 0, minutes = 0] = this.now.split(':').map(Number);
    return new Date(this.ten.getTime() + ((hours - 10) * 60 + minutes) * 60_000).toISOString();
  }
}

/** The id that an event gave to something. */
export const idIn = (acted: Acted, type: string, field: string): string => told(acted, type, field)[0] ?? '';
