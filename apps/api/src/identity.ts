import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from '#eventsourcing';
import { Ledgers, type Viewer } from '#negotiation-nest';
import { Tokens, type Proof } from './keys.js';

/** A request once it is known who sent it. */
export type Identified = FastifyRequest & { viewer: Viewer };

/**
 * Finds out who is asking, for every route. No token is nobody: they see what is public, and commands refuse them.
 * A token that is there must be good. Revocation is looked up in the record each time, so it works at once.
 */
@Injectable()
export class Identity implements CanActivate {
  constructor(
    @Inject(Tokens) private readonly tokens: Tokens,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Identified>();
    request.viewer = await this.viewerOf(request.headers.authorization);
    return true;
  }

  /** Who a request comes from; `Unauthenticated` when it says so and it is not true. */
  async viewerOf(authorization: string | undefined): Promise<Viewer> {
    const now = new Date().toISOString();
    if (authorization === undefined) return { operator: false, now };
    const [scheme, token] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || token === undefined)
      throw new Unauthenticated('TOKEN_MALFORMED', 'Send "Authorization: Bearer <token>".');
    const proof = await this.tokens.prove(token);
    await this.notRevoked(proof);
    return { person: proof.person, operator: proof.operator, now };
  }

  private async notRevoked({ person, issuedAt }: Proof): Promise<void> {
    const { state } = await this.ledgers.access.load('access');
    const before = state.revoked.get(person);
    if (before !== undefined && issuedAt <= before)
      throw new Unauthenticated('TOKEN_REVOKED', 'This token was revoked; ask the secretariat for another.');
  }
}
