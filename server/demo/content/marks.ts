/** What customers wrote to their marks: by language, then by the mark. */
export const comments: Readonly<Record<string, Readonly<Partial<Record<number, string>>>>> = {
  en: {
    5: 'Answered while I was still looking for the screwdriver.',
    2: 'It took three mails until somebody read the photo.',
  },
  it: {
    5: 'Gentili e velocissimi, grazie.',
    4: 'Tutto bene, avrei gradito il tracciamento.',
    2: 'La staffa è arrivata rotta.',
  },
  es: { 5: 'Muy bien explicado.', 1: 'Nadie me dijo que el recambio tardaba dos semanas.' },
  ro: { 5: 'Foarte repede, mulțumesc.', 4: 'Totul în regulă, dar am scris de două ori același CUI.' },
};
