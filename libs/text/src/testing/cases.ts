/** Fifteen hard changes of wording: name, before, after. */
export const CASES: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    '1 synonym swap',
    'Has your country adopted legislative measures to establish the smuggling of migrants as a criminal offence?',
    'Has your country adopted legislative and other measures to establish the smuggling of persons as a criminal offence?',
  ],
  [
    '2 punctuation only',
    'Please specify the law, regulation and policy; attach a copy.',
    'Please specify the law, regulation, and policy: attach a copy.',
  ],
  [
    '3 repeated words',
    'the State Party shall ensure that the State Party shall report to the State Party concerned',
    'the State Party shall ensure that the requested State Party shall report to the State Party concerned',
  ],
  [
    '4 moved clause',
    'Subject to its domestic law, does your country permit extradition of its nationals where dual criminality is met?',
    'Does your country permit extradition of its nationals where dual criminality is met, subject to its domestic law?',
  ],
  [
    '5 number list',
    'See articles 5, 6, 8, 11 and 16 of the Convention (paras. 1–3).',
    'See articles 5, 6, 7, 8, 10, 11 and 18 of the Convention (paras. 1–4).',
  ],
  ['6 and/or', 'information and documents or records', 'information, documents and/or records'],
  [
    '7 negation',
    'Does your legislation require proof of transnationality for this offence?',
    'Does your legislation not require proof of transnationality for this offence?',
  ],
  [
    '8 hyphen & apostrophe',
    "your country's law-enforcement authorities co-operate on a case-by-case basis",
    'your country’s law enforcement authorities cooperate on a case-by-case basis',
  ],
  [
    '9 bracketed',
    'States Parties [shall] [should] consider adopting appropriate measures',
    'States Parties [shall consider adopting] [should adopt] appropriate and effective measures',
  ],
  [
    '10 Arabic',
    'هل اعتمدت دولتكم تدابير تشريعية لتجريم تهريب المهاجرين عن طريق البر والبحر والجو؟',
    'هل اعتمدت دولتكم تدابير تشريعية وإدارية لتجريم تهريب المهاجرين عن طريق البر أو البحر أو الجو؟',
  ],
  [
    '11 Chinese',
    '贵国是否已采取立法措施将偷运移民行为规定为刑事犯罪？',
    '贵国是否已经采取必要的立法措施和其他措施，将偷运移民行为规定为刑事犯罪？',
  ],
  [
    '12 French',
    "Votre pays a-t-il adopté des mesures législatives conférant le caractère d'infraction pénale au trafic illicite de migrants ?",
    "Votre pays a-t-il adopté les mesures législatives et autres nécessaires pour conférer le caractère d'infraction pénale au trafic de migrants ?",
  ],
  [
    '13 Russian',
    'Приняла ли ваша страна законодательные меры по признанию незаконного ввоза мигрантов уголовно наказуемым деянием?',
    'Приняла ли ваша страна законодательные и другие меры для признания незаконного ввоза мигрантов уголовно наказуемым?',
  ],
  [
    '14 full rewrite',
    'If the answer is “Yes, in part” or “No”, please explain the difficulties encountered.',
    'Describe any technical assistance needed in order to implement this provision fully.',
  ],
  [
    '15 split list',
    'Does your law cover (a) producing, (b) procuring or (c) possessing a fraudulent travel document?',
    'Does your law cover:\n(a) producing;\n(b) procuring or providing; or\n(c) possessing a fraudulent travel or identity document?',
  ],
];
