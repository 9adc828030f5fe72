import type { Paper } from '../paper/paper.js';

/** A small paper with everything in it that a paper can have. */
export const samplePaper = (changes: Partial<Paper> = {}): Paper => ({
  masthead: {
    organization: 'United Nations',
    symbol: 'CTOC/COP/WG.7/2018/CRP.1/Rev.1',
    distribution: 'Limited',
    stamp: '2018-07-05T15:04:00.000Z',
    originalLanguage: 'en',
    language: 'en',
    conference: 'Conference of the Parties to the United Nations Convention against Transnational Organized Crime',
    body: 'Working Group on the Smuggling of Migrants',
    session: 'Fifth session',
    place: 'Vienna',
    dates: '4 and 5 July 2018',
    agendaItem: '2: Preparation of the questionnaire',
  },
  title: 'Draft questionnaire for the review of the implementation of the Protocol',
  kind: 'revised non-paper',
  note: 'Circulated at the request of the Chair',
  sections: [
    {
      title: 'I. Criminalization and jurisdiction',
      questions: [
        {
          number: '1',
          id: 'q1',
          status: 'agreed',
          segments: [{ kind: 'text', text: 'Is the smuggling of migrants a criminal offence in your country?' }],
          answer: { type: 'choice', options: ['Yes', 'Yes, in part', 'No'] },
          articles: ['art. 6, para. 1', 'art. 3'],
          guidance: 'Cite the provisions that apply [annexes included].',
          followUp: 'If no, explain.',
          notes: ['Remained unchanged in the third reading'],
        },
        {
          number: '2 bis',
          id: 'q2',
          status: 'in brackets',
          segments: [
            { kind: 'text', text: 'Does your legislation provide ' },
            { kind: 'open', bracket: 'b1' },
            { kind: 'text', text: 'aggravating circumstances [sic] ' },
            { kind: 'open', bracket: 'b2' },
            { kind: 'text', text: 'or higher penalties' },
            { kind: 'close', bracket: 'b2', footnotes: [2] },
            { kind: 'close', bracket: 'b1', footnotes: [1] },
            { kind: 'text', text: ' where the lives of migrants ' },
            {
              kind: 'alternatives',
              options: [
                { text: 'are', sponsors: [], footnotes: [] },
                { text: 'may be', sponsors: ['Freedonia', 'Sylvania'], footnotes: [2] },
                { text: '', sponsors: ['Grand Fenwick'], footnotes: [] },
              ],
            },
            { kind: 'text', text: ' endangered?' },
          ],
          answer: { type: 'free text' },
          articles: ['art. 6, para. 3'],
          notes: ['Carried over from the second reading'],
        },
      ],
    },
  ],
  remarks: ['On the Chair’s responsibility (R13): proposal undecided'],
  footnotes: [
    { n: 1, text: 'Brackets requested by Freedonia: the passage duplicates the questionnaire on the Convention.' },
    { n: 2, text: 'Brackets requested by Sylvania.' },
  ],
  tombstones: [{ number: '7', reason: 'Taken out in the third reading as beyond the scope of the Protocol.' }],
  contentHash: 'ab'.repeat(32),
  ledgerPosition: '1804',
  ...changes,
});
