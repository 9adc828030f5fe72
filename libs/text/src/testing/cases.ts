/** Thirty hard changes of wording: name, before, after. */
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
  [
    '16 Hebrew',
    'האם אימצה מדינתכם אמצעי חקיקה למניעת הברחת מהגרים?',
    'האם אימצה מדינתכם אמצעי חקיקה ואמצעים אחרים למניעת הברחת מהגרים ולענישתה?',
  ],
  [
    '17 Hebrew abbreviations',
    'על פי החלטת עצרת האו"ם ודו"ח המזכ"ל',
    'על פי החלטות מועצת הביטחון של האו"ם ודו"ח המזכ"ל',
  ],
  [
    '18 mixed direction',
    'عملا بالمادة 8 من بروتوكول SOM (القرار A/RES/55/25، المرفق الثالث)',
    'عملا بالمادتين 8 و10 من بروتوكول SOM (القرار A/RES/55/25 والوثيقة CTOC/COP/2018/13، المرفق الأول)',
  ],
  [
    '19 nested brackets',
    'States Parties [shall [, where appropriate,]] consider [adopting] measures [to prevent [and combat]] smuggling',
    'States Parties [shall [, where possible and appropriate,]] consider [adopting or strengthening] measures [to prevent and combat] smuggling',
  ],
  [
    '20 footnote marks',
    'the Protocol¹ and the Convention² to which it relates',
    'the Protocol¹ supplementing the Convention,² as well as the rules³ to which it relates',
  ],
  [
    '21 numbered list',
    'States should:\n1. Adopt laws;\n2. Train officials;\n3. Report.',
    'States should:\n1. Adopt laws;\n2. Exchange information;\n3. Train officials;\n4. Report annually.',
  ],
  [
    '22 option table',
    'Answer | Yes | No\nLaw | ☐ | ☐\nPractice | ☐ | ☐',
    'Answer | Yes | Yes, in part | No\nLaw | ☐ | ☐ | ☐\nPractice | ☐ | ☐ | ☐',
  ],
  ['23 combining marks', 'Ìjọba gbọ́dọ̀ pèsè ẹ̀kọ́ fún àwọn ọ̀dọ́', 'Ìjọba gbọ́dọ̀ pèsè ẹ̀kọ́ ọ̀fẹ́ fún gbogbo àwọn ọ̀dọ́'],
  ['24 emoji and flags', 'Flags 🇫🇷🇩🇪 for families 👩‍👩‍👧 agree 👍🏽 (1️⃣)', 'Flags 🇫🇷🇨🇭🇩🇪 for families 👨‍👩‍👧‍👦 agree 👍🏿 (2️⃣)'],
  [
    '25 Thai',
    'ประเทศของท่านได้ออกกฎหมายต่อต้านการลักลอบขนผู้ย้ายถิ่นหรือไม่',
    'ประเทศของท่านได้ออกกฎหมายและมาตรการอื่นเพื่อต่อต้านการลักลอบขนผู้ย้ายถิ่นหรือไม่',
  ],
  [
    '26 Devanagari',
    'क्या आपके देश ने प्रवासियों की तस्करी के विरुद्ध विधायी उपाय अपनाए हैं?',
    'क्या आपके देश ने प्रवासियों की तस्करी के विरुद्ध विधायी और अन्य उपाय किए हैं?',
  ],
  [
    '27 Japanese',
    '締約国は、移民の密入国を防止するために必要な措置をとる。',
    '締約国は、自国の国内法に従い、移民の密入国を防止するために必要な立法その他の措置をとることができる。',
  ],
  [
    '28 no-break spaces',
    'un budget de 2\u202F500\u202F000\u00A0€ pour 2018\u00A0; voir «\u00A0annexe\u00A0»',
    'un budget de 3\u202F000\u202F000\u00A0€ pour 2018–2019\u00A0; voir «\u00A0annexe II\u00A0»',
  ],
  [
    '29 Persian joiners',
    'دولت‌ها می‌توانند اقدامات قانونی انجام دهند',
    'دولت‌های عضو باید اقدامات قانونی مناسب را انجام دهند',
  ],
  [
    '30 symbols of documents',
    'See CTOC/COP/WG.7/2018/CRP.1, para. 12 (a) (iii), and https://www.unodc.org/smuggling.',
    'See CTOC/COP/WG.7/2018/CRP.1/Rev.2, paras. 12 (a) (iv) and 13, and https://www.unodc.org/migrant-smuggling.',
  ],
];
