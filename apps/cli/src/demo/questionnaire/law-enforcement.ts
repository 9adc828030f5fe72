import { choice, convention, protocol, text, yesNo, yesNoInPart, type SampleSection } from '../question.js';

/** Law enforcement and the judicial system: the Chair's first draft. */
export const LAW_ENFORCEMENT: SampleSection = {
  key: 'law-enforcement',
  title: 'Law enforcement and the judicial system',
  questions: [
    {
      key: 'border-controls',
      wording:
        'Has your country, without prejudice to international commitments on the free movement of people, strengthened its border controls to prevent and detect the smuggling of migrants?',
      answer: yesNoInPart,
      articles: [protocol('11', '1')],
    },
    {
      key: 'carriers',
      wording: 'Are commercial carriers obliged to make sure that all passengers have papers?',
      answer: yesNo,
      articles: [protocol('11', '3')],
    },
    {
      key: 'carriers-no',
      wording:
        'If no, please explain how your country prevents means of transport operated by commercial carriers from being used to commit those offences.',
      answer: text,
      articles: [protocol('11', '2')],
      followUp: { of: 'carriers', when: 'no' },
    },
    {
      key: 'carriers-sanctions',
      wording: 'If yes, please indicate the sanctions for a breach of that obligation.',
      answer: text,
      articles: [protocol('11', '4')],
      followUp: { of: 'carriers', when: 'yes' },
    },
    {
      key: 'document-verification',
      wording:
        'At the request of another State Party, how soon does your country verify the legitimacy and validity of travel or identity documents issued in its name?',
      answer: choice('Within one day', 'Within one week', 'Within one month', 'Later'),
      articles: [protocol('13')],
    },
    {
      key: 'training',
      wording: 'Has your country trained its officials in stopping smugglers and in being humane to migrants?',
      answer: yesNoInPart,
      articles: [protocol('14', '1')],
    },
    {
      key: 'special-investigative-techniques',
      wording:
        'Does your country’s domestic law allow special investigative techniques, such as electronic surveillance and undercover operations?',
      answer: yesNo,
      articles: [protocol('1'), convention('20', '1')],
    },
  ],
};
