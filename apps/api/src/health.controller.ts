import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Health } from './health.js';

/** For whoever runs the service. */
@Controller()
export class HealthController {
  constructor(@Inject(Health) private readonly health: Health) {}

  @Get('livez')
  alive(): object {
    return { status: 'ok' };
  }

  @Get('readyz')
  ready(@Res({ passthrough: true }) reply: FastifyReply): object {
    const components = this.health.components();
    const ready = Object.values(components).every((component) => component.ready);
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ok' : 'not ready', components };
  }

  @Get('metrics')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.health.registry.contentType);
    return this.health.metrics();
  }
}
