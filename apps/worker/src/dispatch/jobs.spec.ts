import type { TextFact } from '#negotiation';
import {
  delegationId,
  accept,
  interim,
  proposed,
  type Room,
  type Step,
} from '../../../../libs/negotiation/src/testing/index.js';
import { room, TO_THE_CONFERENCE } from '../testing/record.js';
import { jobsOf, notifyJobs, restJob, type NotifyData } from './jobs.js';

/** The jobs of the last event that the steps recorded. */
const jobsAfter = (...steps: readonly Step[]) => {
  const before: Room = room(...steps.slice(0, -1));
  const after: Room = room(...steps);
  const fact = after.facts.at(-1) as unknown as TextFact;
  return jobsOf({ fact, before: before.text, after: after.text, body: after.body });
};

const notice = { notice: 'n.draft.1.0', kind: 'proposal-decided', text: 'draft', title: 'Accepted', lines: [] };

describe('what has to be done because of an event', () => {
  it('is one job for a version that goes to the Conference, before all others', () => {
    const version = room(...TO_THE_CONFERENCE).text.versions.at(-1)!.versionId;
    expect(jobsAfter(...TO_THE_CONFERENCE)).toEqual([
      {
        id: `conference-ready.draft.${version}`,
        name: 'conference-ready',
        data: { text: 'draft', version },
        priority: 0,
      },
    ]);
  });

  it('is to render the version that concludes a reading', () => {
    const [job, ...others] = jobsAfter(...TO_THE_CONFERENCE.slice(0, -1));
    expect(others).toEqual([]);
    expect(job).toMatchObject({ name: 'render', id: expect.stringMatching(/^render\.draft\./) as string, priority: 5 });
  });

  it('is to render an interim revision too', () =>
    expect(jobsAfter(interim())).toMatchObject([{ name: 'render', priority: 5 }]));

  it('is to tell the sponsor of a decision, in the inbox and by e-mail', () => {
    const jobs = jobsAfter(proposed, accept);
    expect(jobs.map(({ id }) => id.replace(/^.*~/, ''))).toEqual([
      `${delegationId('Avalon')}.en.inbox`,
      `${delegationId('Avalon')}.en.e-mail`,
    ]);
    expect(jobs.every(({ priority }) => priority === 10)).toBe(true);
  });

  it('is nothing when nobody has to hear of it', () => expect(jobsAfter(proposed)).toEqual([]));

  it('is one job for each language and channel, in that order', () => {
    const jobs = notifyJobs({ ...notice, recipient: 'avalon' }, ['en', 'fr'], 'wg');
    expect(jobs.map(({ id }) => id.replace('notify.n.draft.1.0~avalon.', ''))).toEqual([
      'en.inbox',
      'en.e-mail',
      'fr.inbox',
      'fr.e-mail',
    ]);
  });

  it('is another job for those who were put off, once for each attempt', () => {
    const [, mail] = notifyJobs({ ...notice, recipient: 'avalon' }, ['en'], 'wg');
    const rest = restJob(mail!.data as NotifyData, 2, [{ person: 'p', n: 0 }]);
    expect(rest.id).toBe(`${mail!.id}.rest-2`);
    expect(rest.data).toMatchObject({ rest: { of: 2, addresses: [{ person: 'p', n: 0 }] } });
  });

  it('has ids that every queue takes, however long the names', () => {
    const long = notifyJobs(
      {
        ...notice,
        notice: `version-issued.${'t'.repeat(60)}.${delegationId('Avalon')}`,
        recipient: delegationId('Avalon'),
      },
      ['en'],
      'wg',
    );
    for (const { id } of long) expect(`${id}.rest-1000`).toMatch(/^[^\s:]{1,250}$/);
  });
});
