import { protocol, text, yesNo, yesNoInPart, type SampleSection } from '../question.js';

/** Prevention, assistance and protection: the Chair's first draft. */
export const PROTECTION: SampleSection = {
  key: 'protection',
  title: 'Prevention, assistance and protection',
  questions: [
    {
      key: 'public-awareness',
      wording: 'Has your country carried out campaigns to make the public aware of the dangers of smuggling?',
      answer: yesNo,
      articles: [protocol('15', '1'), protocol('15', '2')],
    },
    {
      key: 'public-awareness-yes',
      wording: 'If yes, please describe those campaigns and the groups at which they were aimed.',
      answer: text,
      articles: [protocol('15', '1'), protocol('15', '2')],
      followUp: { of: 'public-awareness', when: 'yes' },
    },
    {
      key: 'root-causes',
      wording:
        'Please describe any development programmes and cooperation that address the root socio-economic causes of the smuggling of migrants.',
      answer: text,
      articles: [protocol('15', '3')],
    },
    {
      key: 'right-to-life',
      wording:
        'Has your country taken measures to preserve and protect the rights of persons who have been smuggled, in particular the right to life and the right not to be subjected to torture?',
      answer: yesNoInPart,
      articles: [protocol('16', '1')],
    },
    {
      key: 'violence',
      wording: 'Please describe the measures that protect smuggled migrants against violence.',
      answer: text,
      articles: [protocol('16', '2')],
    },
    {
      key: 'special-needs',
      wording:
        'In applying those measures, does your country take into account the special needs of women and children?',
      answer: yesNo,
      articles: [protocol('16', '4')],
    },
    {
      key: 'special-needs-children',
      wording: 'If yes, are there separate asylum and guardianship procedures for unaccompanied children?',
      answer: yesNo,
      articles: [protocol('16', '4')],
      followUp: { of: 'special-needs', when: 'yes' },
    },
    {
      key: 'special-needs-procedures',
      wording: 'If yes, please describe them briefly.',
      answer: text,
      articles: [protocol('16', '4')],
      followUp: { of: 'special-needs-children', when: 'yes' },
    },
    {
      key: 'consular',
      wording:
        'Are detained smuggled migrants informed without delay of the provisions on notification to and communication with consular officers?',
      answer: yesNo,
      articles: [protocol('16', '5')],
    },
    {
      key: 'consular-no',
      wording:
        'If no, please explain how your country complies with its obligations under the Vienna Convention on Consular Relations, where applicable.',
      answer: text,
      articles: [protocol('16', '5')],
      followUp: { of: 'consular', when: 'no' },
    },
    {
      key: 'asylum-applications',
      wording:
        'How many applications for asylum were lodged in your country in the last five years, and how many of them were refused?',
      answer: text,
      articles: [protocol('19')],
    },
    {
      key: 'saving-clause',
      wording:
        'Please describe how the principle of non-refoulement is respected when measures against the smuggling of migrants are applied.',
      answer: text,
      articles: [protocol('19', '1')],
    },
  ],
};
