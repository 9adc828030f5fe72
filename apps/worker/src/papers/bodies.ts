import type { Decider, EventStore, Fact, Ledger, Revision } from '#eventsourcing';
import { bodyDecider, streamOf, type Body, type Meta, type Text } from '#negotiation';

/** Bodies as they stood when something was decided: what is made from an event must come out the same whenever it is made. */
export class Bodies {
  private readonly latest = new Map<string, Body>();

  constructor(
    private readonly store: EventStore,
    private readonly ledger: Ledger<Body>,
  ) {}

  /** The body that an event about a text relied on; as it stands now where the event does not say. */
  async behind({ meta }: Pick<Fact, 'meta'>, { tabled }: Text): Promise<Body> {
    const stream = streamOf('body', tabled?.body ?? '');
    const relied = (meta as Meta).relied.find((one) => one.stream === stream);
    return relied ? this.at(stream, Number(relied.revision)) : this.now(stream);
  }

  async now(stream: string): Promise<Body> {
    const { state } = await this.ledger.load(stream);
    return state;
  }

  /** As it stood just after the event of that revision. */
  async at(stream: string, revision: Revision): Promise<Body> {
    const known = this.latest.get(stream);
    const from = known !== undefined && known.revision <= revision ? known : bodyDecider.initial(stream);
    const body = await foldedTo(this.store, bodyDecider, stream, revision, from, from.revision + 1);
    this.latest.set(stream, body);
    return body;
  }
}

/** A stream's state just after the event of that revision. */
export const foldedTo = async <S>(
  store: EventStore,
  decider: Decider<S>,
  stream: string,
  revision: Revision,
  state = decider.initial(stream),
  from = 0,
): Promise<S> => {
  if (from > revision) return state;
  let folded = state;
  for await (const event of store.read(stream, from)) {
    folded = decider.evolve(folded, event);
    if (event.revision >= revision) break;
  }
  return folded;
};
