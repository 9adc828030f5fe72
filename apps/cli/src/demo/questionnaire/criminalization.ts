import { choice, convention, protocol, text, yesNo, yesNoInPart, type SampleSection } from '../question.js';

/** Criminalization and jurisdiction: the Chair's first draft. */
export const CRIMINALIZATION: SampleSection = {
  key: 'criminalization',
  title: 'Criminalization and jurisdiction',
  questions: [
    {
      key: 'smuggling-offence',
      wording:
        'Does your country’s domestic law establish the smuggling of migrants, as defined in the Protocol, as a criminal offence when committed intentionally?',
      answer: yesNoInPart,
      articles: [protocol('3'), protocol('6', '1 (a)')],
      guidance: 'Please cite the provisions and attach their text.',
    },
    {
      key: 'smuggling-offence-no',
      wording: 'If no, please explain why not and indicate whether legislation is being prepared.',
      answer: text,
      articles: [protocol('6', '1 (a)')],
      followUp: { of: 'smuggling-offence', when: 'no' },
    },
    {
      key: 'smuggling-offence-in-part',
      wording: 'If yes, in part, please specify which elements of the definition are not covered.',
      answer: text,
      articles: [protocol('3'), protocol('6', '1 (a)')],
      followUp: { of: 'smuggling-offence', when: 'in-part' },
    },
    {
      key: 'material-benefit',
      wording: 'Does the offence require that the perpetrator makes a profit?',
      answer: yesNo,
      articles: [protocol('3'), protocol('6', '1')],
    },
    {
      key: 'document-offences',
      wording:
        'Does your country’s domestic law criminalize producing, procuring, providing or possessing false papers for the purpose of enabling the smuggling of migrants?',
      answer: yesNoInPart,
      articles: [protocol('3'), protocol('6', '1 (b)')],
    },
    {
      key: 'enabling-stay',
      wording:
        'Does your country’s domestic law establish as a criminal offence enabling a person who is not a national or a permanent resident to remain in your country without meeting the conditions for staying there?',
      answer: yesNo,
      articles: [protocol('6', '1 (c)')],
    },
    {
      key: 'ancillary-offences',
      wording: 'Which of the following forms of involvement in those offences are criminalized?',
      answer: choice('Attempt', 'Participating as an accomplice', 'Organizing or directing other persons'),
      articles: [protocol('6', '2')],
      guidance: 'More than one answer may be given.',
    },
    {
      key: 'aggravating',
      wording:
        'Are circumstances that endanger the lives or safety of the migrants concerned, or that entail inhuman or degrading treatment, aggravating circumstances of those offences?',
      answer: yesNoInPart,
      articles: [protocol('6', '3')],
    },
    {
      key: 'migrants-liability',
      wording: 'Please describe how your country protects smuggled migrants from prosecution for their own smuggling.',
      answer: text,
      articles: [protocol('5'), protocol('6', '4')],
    },
    {
      key: 'legal-persons',
      wording:
        'Does your country’s domestic law provide for the liability of legal persons for participation in serious crimes involving an organized criminal group?',
      answer: yesNo,
      articles: [protocol('1'), convention('10')],
    },
    {
      key: 'jurisdiction',
      wording:
        'Has your country established its jurisdiction over those offences when they are committed in its territory or on board a vessel flying its flag?',
      answer: yesNoInPart,
      articles: [protocol('1'), convention('15', '1')],
    },
  ],
};
