import type { CentreTexts } from '../../../contract/help-centre.ts';
import type { Language } from '../../../contract/shapes.ts';

const plain = { name: '', notice: '', headerLinks: [], footerLinks: [] };
const shop = 'https://officinalume.example';

/** What the customers' help centre says in its own words. */
export const centreWords: Record<Language, CentreTexts> = {
  en: {
    ...plain,
    headline: 'Let’s get your light back on.',
    prompt: 'What is it doing, or not doing?',
    notice: 'Parcels in Spain are about a day late. Next news today at 17:00.',
    headerLinks: [{ words: 'Shop', address: `${shop}/en` }],
    footerLinks: [{ words: 'Workshop in Bologna', address: `${shop}/en/workshop` }],
  },
  it: {
    ...plain,
    headline: 'Riaccendiamo la sua luce.',
    prompt: 'Che cosa fa, o non fa?',
    headerLinks: [{ words: 'Negozio', address: `${shop}/it` }],
    footerLinks: [{ words: 'L’officina a Bologna', address: `${shop}/it/officina` }],
  },
  es: {
    ...plain,
    headline: 'Volvamos a encender tu luz.',
    prompt: '¿Qué hace, o qué no hace?',
    notice: 'Los paquetes en España llegan con un día de retraso. Más noticias hoy a las 17:00.',
    headerLinks: [{ words: 'Tienda', address: `${shop}/es` }],
    footerLinks: [{ words: 'El taller de Bolonia', address: `${shop}/es/taller` }],
  },
  ro: {
    ...plain,
    headline: 'Să vă aprindem din nou lumina.',
    prompt: 'Ce face, sau ce nu face?',
    headerLinks: [{ words: 'Magazin', address: `${shop}/ro` }],
    footerLinks: [{ words: 'Atelierul din Bologna', address: `${shop}/ro/atelier` }],
  },
};

/** What was searched in the last month and left somebody without an answer: the words, how often, how many answers came. */
export const gapWords: readonly { language: Language; words: string; times: number; found: number }[] = [
  { language: 'en', words: 'cargo bike mount', times: 23, found: 0 },
  { language: 'es', words: 'montar la luz en el casco', times: 17, found: 0 },
  { language: 'it', words: 'batteria di ricambio', times: 14, found: 2 },
  { language: 'ro', words: 'factură pe firmă', times: 9, found: 0 },
  { language: 'en', words: 'luna 1 spare strap', times: 7, found: 1 },
];

/** Why an answer did not help, in readers' words. */
export const whyNot: Record<Language, string> = {
  en: 'It does not say which cloth.',
  it: 'Non si capisce da che parte si apre il tappo.',
  es: 'No dice cuánto tarda si hace frío.',
  ro: 'Nu scrie ce fac dacă dopul s-a pierdut.',
};
