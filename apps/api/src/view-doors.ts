import { Controller, Get, Headers, Inject, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Ask, queries, type Params, type QueryEntry, type Reply } from '#negotiation-nest';
import type { Identified } from './identity.js';

/** A view's way out: waits for what the reader wrote, says how fresh it is, and where the next page begins. */
class Window {
  constructor(
    private readonly entry: QueryEntry,
    private readonly queries: QueryBus,
  ) {}

  async look(path: Params, query: Params, headers: Record<string, string>, request: Identified, reply: FastifyReply) {
    const params = { ...query, ...path };
    const ask = new Ask(this.entry, params, request.viewer, headers['nonpaper-position']);
    const { body, etag, next } = await this.queries.execute<Ask, Reply>(ask);
    if (etag !== undefined) void reply.header('etag', `"${String(etag)}"`);
    if (next !== undefined) void reply.header('link', `<${nextPage(request.url, next)}>; rel="next"`);
    void reply.header('cache-control', 'no-cache').header('vary', 'authorization');
    return body;
  }
}

const nextPage = (url: string, after: string): string => {
  const [path = '', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('after', after);
  return `${path}?${params.toString()}`;
};

const windowFor = (entry: QueryEntry): Type<Window> => {
  class QueryWindow extends Window {
    constructor(bus: QueryBus) {
      super(entry, bus);
    }

    override look(
      path: Params,
      query: Params,
      headers: Record<string, string>,
      request: Identified,
      reply: FastifyReply,
    ) {
      return super.look(path, query, headers, request, reply);
    }
  }
  Object.defineProperty(QueryWindow, 'name', { value: `${entry.name}Window` });
  const { prototype } = QueryWindow;
  Inject(QueryBus)(QueryWindow, undefined, 0);
  Param()(prototype, 'look', 0);
  Query({ schema: entry.params })(prototype, 'look', 1);
  Headers()(prototype, 'look', 2);
  Req()(prototype, 'look', 3);
  Res({ passthrough: true })(prototype, 'look', 4);
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object, Object, Object], prototype, 'look');
  const method = Object.getOwnPropertyDescriptor(prototype, 'look') as TypedPropertyDescriptor<unknown>;
  Get(entry.path)(prototype, 'look', method);
  Controller()(QueryWindow);
  return QueryWindow;
};

export const viewDoors: readonly Type<Window>[] = queries.map(windowFor);
