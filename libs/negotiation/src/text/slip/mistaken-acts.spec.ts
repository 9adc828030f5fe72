import {
  chairs,
  comment,
  enter,
  idOf,
  meeting,
  object,
  proposed,
  Q1,
  reading,
  recordedFor,
  reserve,
  scene,
  seen,
  stand,
  tabled,
  type Room,
  type Step,
} from '../../testing/index.js';
import { SOME_DATA } from '../../testing/some-data.js';
import { TEXT_COMMANDS } from '../../testing/moves.js';
import { CorrectSlip } from './correct-slip.js';

/** The things that may be there by mistake, by the field in which a command names one. */
const NAMED: Readonly<Record<string, string>> = {
  proposalId: idOf('p'),
  objectionId: idOf('objection'),
  commentId: idOf('comment'),
  positionId: idOf('position'),
  reservationId: idOf('reservation'),
};

const slip: Step = (room) =>
  chairs(CorrectSlip, { revision: String(room.text.revision), words: 'It was another.' })(room);

const said = [
  proposed,
  object('Avalon', Q1),
  comment('Avalon', Q1, ['measures', 'rules']),
  stand('Avalon', Q1),
  reserve('Avalon', Q1),
].flatMap((step) => [recordedFor('Avalon', step), slip]);
const room: Room = scene(meeting, enter('Avalon'), tabled, reading, ...said);

/** The fields in which a command may name such a thing, beside the one that it must. */
const ALSO: Readonly<Record<string, string>> = {
  ...{ VoiceConcern: 'proposalId', ObjectFormally: 'proposalId', TakePosition: 'proposalId', PutWording: 'proposalId' },
  ...{ MakeReservation: 'objectionId', FloatWording: 'commentId' },
};

const ACTS = TEXT_COMMANDS.flatMap((entry) => {
  const some = (SOME_DATA[entry.name] ?? {}) as Readonly<Record<string, unknown>>;
  const fields = [...Object.keys(some), ALSO[entry.name] ?? ''].filter((field) => field in NAMED);
  return fields.map((field) => {
    // A float shows words, or a comment.
    const words = entry.name === 'FloatWording' ? { edit: undefined } : {};
    const about = { ...('questionId' in some && { questionId: Q1 }), ...words };
    const data = { ...some, ...about, [field]: NAMED[field] };
    return [entry.name, field, entry, data] as const;
  });
});

describe('what was recorded by mistake', () => {
  it.each(ACTS)('is not there for %s (%s)', (_, __, { command, speakers }, data) => {
    const who = speakers.includes('delegation') ? 'Avalon' : 'chair';
    const given = { seen: seen(room.text, { question: Q1, proposal: idOf('p') }) };
    const act = (): unknown => room.drafts({ command, who, data, ...(who === 'chair' && { given }) });
    expect(act).toThrow(expect.objectContaining({ code: 'RECORDED_BY_MISTAKE', rule: 'R29' }) as Error);
  });
});
