import type { Masthead, Paper, PaperLanguage } from './paper.js';

/** The words that a paper's form consists of, in its language. */
export interface PaperWords {
  readonly distribution: Readonly<Record<Masthead['distribution'], string>>;
  /** How a paper in this language names itself and its original. */
  readonly languages: Readonly<Record<PaperLanguage, string>>;
  readonly original: string;
  readonly kinds: Readonly<Record<Paper['kind'], string>>;
  readonly agendaItem: string;
  readonly skip: string;
  readonly question: string;
  readonly answer: string;
  readonly articles: string;
  readonly guidance: string;
  readonly followUp: string;
  readonly notes: string;
  readonly backToText: string;
  readonly takenOut: string;
  readonly bracketOpens: string;
  readonly bracketCloses: string;
  readonly leaveOut: string;
  readonly legend: string;
  readonly provenance: (position: string) => string;
  readonly contentHash: string;
}

/** United Nations documents in Arabic, Chinese and Russian carry the distribution and language lines in English. */
const ENGLISH_LINES = {
  distribution: { General: 'Distr.: General', Limited: 'Distr.: Limited', Restricted: 'Distr.: Restricted' },
  languages: { ar: 'Arabic', en: 'English', es: 'Spanish', fr: 'French', ru: 'Russian', zh: 'Chinese' },
  original: 'Original:',
} as const;

const en: PaperWords = {
  ...ENGLISH_LINES,
  kinds: {
    'non-paper': 'Non-paper',
    'revised non-paper': 'Revised non-paper',
    'interim revised non-paper': 'Interim revised non-paper',
    'Conference-ready': 'Conference-ready version',
  },
  agendaItem: 'Agenda item',
  skip: 'Skip to the text',
  question: 'Question',
  answer: 'Answer',
  articles: 'Articles',
  guidance: 'Guidance',
  followUp: 'Follow-up',
  notes: 'Notes',
  backToText: 'Back to the text',
  takenOut: 'Questions taken out',
  bracketOpens: 'bracket opens',
  bracketCloses: 'bracket closes',
  leaveOut: 'leave out',
  legend: 'Bold square brackets enclose wording that is not agreed; any other bracket is part of the wording.',
  provenance: (position) => `This paper shows the text as recorded at position ${position} of the ledger.`,
  contentHash: 'Content hash (SHA-256)',
};

const fr: PaperWords = {
  distribution: { General: 'Distr. générale', Limited: 'Distr. limitée', Restricted: 'Distr. restreinte' },
  languages: { ar: 'Arabe', en: 'Anglais', es: 'Espagnol', fr: 'Français', ru: 'Russe', zh: 'Chinois' },
  original: 'Original :',
  kinds: {
    'non-paper': 'Document officieux',
    'revised non-paper': 'Document officieux révisé',
    'interim revised non-paper': 'Document officieux révisé (version provisoire)',
    'Conference-ready': 'Version prête à être transmise à la Conférence',
  },
  agendaItem: 'Point de l’ordre du jour',
  skip: 'Aller au texte',
  question: 'Question',
  answer: 'Réponse',
  articles: 'Articles',
  guidance: 'Indications',
  followUp: 'Suite à donner',
  notes: 'Notes',
  backToText: 'Retour au texte',
  takenOut: 'Questions retirées',
  bracketOpens: 'ouverture du crochet',
  bracketCloses: 'fermeture du crochet',
  leaveOut: 'à supprimer',
  legend: 'Les crochets en gras encadrent un libellé non convenu ; tout autre crochet fait partie du libellé.',
  provenance: (position) => `Le présent document reproduit le texte consigné à la position ${position} du registre.`,
  contentHash: 'Empreinte du contenu (SHA-256)',
};

const es: PaperWords = {
  distribution: { General: 'Distr. general', Limited: 'Distr. limitada', Restricted: 'Distr. reservada' },
  languages: { ar: 'Árabe', en: 'Inglés', es: 'Español', fr: 'Francés', ru: 'Ruso', zh: 'Chino' },
  original: 'Original:',
  kinds: {
    'non-paper': 'Documento oficioso',
    'revised non-paper': 'Documento oficioso revisado',
    'interim revised non-paper': 'Documento oficioso revisado (versión provisional)',
    'Conference-ready': 'Versión lista para la Conferencia',
  },
  agendaItem: 'Tema del programa',
  skip: 'Ir al texto',
  question: 'Pregunta',
  answer: 'Respuesta',
  articles: 'Artículos',
  guidance: 'Orientaciones',
  followUp: 'Seguimiento',
  notes: 'Notas',
  backToText: 'Volver al texto',
  takenOut: 'Preguntas retiradas',
  bracketOpens: 'se abre el corchete',
  bracketCloses: 'se cierra el corchete',
  leaveOut: 'suprimir',
  legend: 'Los corchetes en negrita encierran un texto no acordado; cualquier otro corchete forma parte del texto.',
  provenance: (position) => `El presente documento reproduce el texto registrado en la posición ${position} del libro.`,
  contentHash: 'Resumen criptográfico del contenido (SHA-256)',
};

const ru: PaperWords = {
  ...ENGLISH_LINES,
  kinds: {
    'non-paper': 'Неофициальный документ',
    'revised non-paper': 'Пересмотренный неофициальный документ',
    'interim revised non-paper': 'Промежуточный пересмотренный неофициальный документ',
    'Conference-ready': 'Текст, готовый для передачи Конференции',
  },
  agendaItem: 'Пункт повестки дня',
  skip: 'Перейти к тексту',
  question: 'Вопрос',
  answer: 'Ответ',
  articles: 'Статьи',
  guidance: 'Пояснения',
  followUp: 'Дополнительный вопрос',
  notes: 'Примечания',
  backToText: 'Вернуться к тексту',
  takenOut: 'Исключенные вопросы',
  bracketOpens: 'скобка открывается',
  bracketCloses: 'скобка закрывается',
  leaveOut: 'исключить',
  legend:
    'Жирные квадратные скобки обозначают несогласованные формулировки; любые другие скобки являются частью формулировки.',
  provenance: (position) => `В настоящем документе приводится текст, зафиксированный в реестре на позиции ${position}.`,
  contentHash: 'Хеш содержания (SHA-256)',
};

const ar: PaperWords = {
  ...ENGLISH_LINES,
  kinds: {
    'non-paper': 'ورقة غير رسمية',
    'revised non-paper': 'ورقة غير رسمية منقحة',
    'interim revised non-paper': 'ورقة غير رسمية منقحة مؤقتة',
    'Conference-ready': 'نص جاهز للإحالة إلى المؤتمر',
  },
  agendaItem: 'البند من جدول الأعمال:',
  skip: 'الانتقال إلى النص',
  question: 'السؤال',
  answer: 'الجواب',
  articles: 'المواد',
  guidance: 'إرشادات',
  followUp: 'سؤال متابعة',
  notes: 'الحواشي',
  backToText: 'العودة إلى النص',
  takenOut: 'الأسئلة المحذوفة',
  bracketOpens: 'بداية القوس',
  bracketCloses: 'نهاية القوس',
  leaveOut: 'يُحذف',
  legend: 'الأقواس المعقوفة بالخط الغليظ تحصر صياغة غير متفق عليها، وأي قوس آخر هو جزء من الصياغة.',
  provenance: (position) => `تعرض هذه الورقة النص كما هو مسجل في الموضع ${position} من السجل.`,
  contentHash: 'بصمة المحتوى (SHA-256)',
};

const zh: PaperWords = {
  ...ENGLISH_LINES,
  kinds: {
    'non-paper': '非正式文件',
    'revised non-paper': '订正非正式文件',
    'interim revised non-paper': '临时订正非正式文件',
    'Conference-ready': '可提交缔约方会议的案文',
  },
  agendaItem: '议程项目',
  skip: '跳至正文',
  question: '问题',
  answer: '答复',
  articles: '条款',
  guidance: '说明',
  followUp: '后续问题',
  notes: '注',
  backToText: '返回正文',
  takenOut: '删除的问题',
  bracketOpens: '括号开始',
  bracketCloses: '括号结束',
  leaveOut: '删除',
  legend: '粗体方括号内为尚未商定的措辞；其他括号均为措辞本身的一部分。',
  provenance: (position) => `本文件所载为记录册第 ${position} 号位置所记录的案文。`,
  contentHash: '内容哈希值（SHA-256）',
};

const WORDS: Readonly<Record<PaperLanguage, PaperWords>> = { ar, en, es, fr, ru, zh };

/** What a paper's form says in its language; translations are this project's own until a language service has read them. */
export const wordsIn = (language: PaperLanguage): PaperWords => WORDS[language];

/** The status stamp's day and minute, in the paper's language and in Coordinated Universal Time. */
export const stampIn = (language: PaperLanguage, instant: string): string => {
  const [day, time] = [{ dateStyle: 'long' }, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }] as const;
  const [locale, when] = [language === 'en' ? 'en-GB' : language, new Date(instant)];
  const format = (style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { ...style, timeZone: 'UTC' }).format(when);
  return `${format(day)}, ${format(time)} UTC`;
};
