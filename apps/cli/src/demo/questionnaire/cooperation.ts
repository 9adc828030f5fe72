import { choice, protocol, text, yesNo, type SampleSection } from '../question.js';

/** International cooperation: the Chair's first draft. */
export const COOPERATION: SampleSection = {
  key: 'cooperation',
  title: 'International cooperation',
  questions: [
    {
      key: 'sea-authority',
      wording:
        'Has your country designated an authority to receive and respond to requests for assistance, for confirmation of registry and for authorization to take appropriate measures at sea?',
      answer: yesNo,
      articles: [protocol('8', '6')],
    },
    {
      key: 'sea-authority-yes',
      wording: 'If yes, please give the name of that authority and say how it can be reached.',
      answer: text,
      articles: [protocol('8', '6')],
      followUp: { of: 'sea-authority', when: 'yes' },
    },
    {
      key: 'sea-safeguards',
      wording: 'What safeguards does your country apply when it stops a boat?',
      answer: text,
      articles: [protocol('8'), protocol('9', '1')],
    },
    {
      key: 'information-exchange',
      wording: 'On which of the following matters does your country exchange information with other States Parties?',
      answer: choice(
        'Routes, carriers and means of transport',
        'Identity and methods of organized criminal groups',
        'Authenticity of travel documents and theft or misuse of blank ones',
        'Concealment of persons and alteration of documents',
        'Legislative experience and practices',
      ),
      articles: [protocol('10', '1')],
      guidance: 'More than one answer may be given.',
    },
    {
      key: 'agreements',
      wording:
        'Please list the bilateral or regional agreements or arrangements that your country has concluded in order to enhance the application of the Protocol.',
      answer: text,
      articles: [protocol('17')],
    },
    {
      key: 'return',
      wording:
        'Does your country facilitate and accept, without undue or unreasonable delay, the return of smuggled migrants who are its nationals?',
      answer: yesNo,
      articles: [protocol('18', '1')],
      guidance: 'Please give the legal basis and the average time taken.',
    },
  ],
};
