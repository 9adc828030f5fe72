import 'reflect-metadata';
import { readSettings, startService } from '#api';

/** What the bench asks of a service in a process of its own: a token for somebody, or whether all is done. */
export interface Asked {
  readonly n: number;
  readonly for: { readonly token: string } | 'settled';
}

export interface Told {
  readonly n: number;
  readonly answer: string;
}

const service = await startService(readSettings(JSON.parse(process.argv[2] ?? '{}') as NodeJS.ProcessEnv));

const answered = async (asked: Asked['for']): Promise<string> => {
  if (asked !== 'settled') return service.tokens[asked.token === 'operator' ? 'operator' : 'issue'](asked.token);
  await service.settled();
  return 'settled';
};

process.on('message', (asked: Asked) => {
  void answered(asked.for).then((answer) => process.send?.({ n: asked.n, answer }));
});
process.on('disconnect', () => void service.close().then(() => process.exit()));
process.send?.(service.url);
