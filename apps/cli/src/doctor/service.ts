import type { Settings } from '#api';
import { doubtful, ill, well, type Finding } from './finding.js';

interface Readiness {
  readonly components?: Readonly<Record<string, { readonly ready: boolean; readonly reason?: string }>>;
}

const LIMIT_MS = 3_000;

/** What a running service says of itself, if one answers. */
export const ofService = async ({ host, port }: Settings, url = `http://${host}:${port}`): Promise<Finding[]> => {
  const said = await readiness(url);
  if (said === undefined)
    return [doubtful('service', `nothing answers at ${url}`, 'nonpaper serve, or say where it is with --url')];
  if (said.components === undefined)
    return [ill('service', `${url} is some other program`, 'choose another NONPAPER_PORT, or say --url')];
  const parts = Object.entries(said.components);
  const not = parts.filter(([, { ready }]) => !ready);
  return [
    well('service', `${url} answers, ${parts.length - not.length} of ${parts.length} parts ready`),
    ...not.map(([name, { reason = '' }]) =>
      ill('service', `${name} is not ready: ${reason}`, 'docs/OPERATIONS.md, Something is wrong'),
    ),
  ];
};

const readiness = async (url: string): Promise<Readiness | undefined> => {
  try {
    const answer = await fetch(new URL('readyz', `${url.replace(/\/+$/, '')}/`), {
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    return (await answer.json().catch(() => ({}))) as Readiness;
  } catch {
    return undefined;
  }
};
