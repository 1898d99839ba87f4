import type { Language } from './shapes.ts';

/** A letter, and what somebody who is learning answers to it. */
interface Learnt {
  name: string;
  address: string;
  language: Language;
  subject: string;
  letter: string;
  reply: string;
  /** Minutes since it was written. */
  ago: number;
  /** What the buddy made of it; left out: it waits. */
  look?:
    | { kind: 'let go' }
    | { kind: 'taught'; reply: string; lessons: readonly { number: number; words: string }[]; goodWord: string };
}

/** What Laia wrote today: some of it left as it was, one came back with two lessons, and two wait for Marta. */
export const LEARNT_TODAY: readonly Learnt[] = [
  {
    name: 'Nuria Casals',
    address: 'nuria.casals@correo.example',
    language: 'es',
    subject: '¿La Stella Mini lleva cargador?',
    letter: 'Hola, ¿la Stella Mini viene con cargador o tengo que comprarlo aparte?',
    reply:
      '<p>Hola Nuria:</p><p>Trae un cable USB-C en la caja. Sirve cualquier cargador de móvil, así que no necesitas comprar nada.</p><p>Un saludo</p>',
    ago: 95,
    look: { kind: 'let go' },
  },
  {
    name: 'Peter Hallam',
    address: 'peter.hallam@mailbox.example',
    language: 'en',
    subject: 'Does the clip fit a thick strap?',
    letter: 'Hello, will the helmet clip go over a strap that is 22 mm wide?',
    reply:
      '<p>Hello Peter,</p><p>Yes, the clip opens to 25 mm. Turn the screw two times, slide the strap in and turn it back.</p><p>Best wishes</p>',
    ago: 70,
    look: { kind: 'let go' },
  },
  {
    name: 'Lucy Harding',
    address: 'lucy.harding@mailbox.example',
    language: 'en',
    subject: 'Luna 2 reboots on cobbles',
    letter:
      'My Luna 2 switches off and on again whenever I ride over the cobbles by the station. It comes back by itself after a second. Is it broken?',
    reply:
      '<p>Hello Lucy,</p><p>Thank you for reaching out. The device has a known brownout issue under vibration. Strong shaking can make the battery lose contact for a moment. Update 1.8 rides over it; here is how to install it in five minutes.</p><p>If it happens again, let us know soon.</p>',
    ago: 42,
    look: {
      kind: 'taught',
      reply:
        '<p>Hello Lucy,</p><p>Yes, that is a fault on our side, and I am sorry it left you in the dark. Strong shaking can make the battery lose contact for a moment. Update 1.8 rides over it; here is how to install it in five minutes.</p><p>If it happens again, write back by Monday and a new light leaves the same day.</p>',
      lessons: [
        { number: 1, words: 'Answer first, in their words. She asked if it is broken; “brownout” is ours, not hers.' },
        { number: 2, words: 'Say who does what by when. “Soon” makes people write twice.' },
      ],
      goodWord: 'The cause is beautifully explained. I left it alone.',
    },
  },
  {
    name: 'Paolo Sartori',
    address: 'paolo.sartori@postanova.example',
    language: 'it',
    subject: 'Quanto dura l’aggiornamento?',
    letter: 'Salve, l’aggiornamento 1.8 è fermo al 60% da un po’. Quanto dura di solito? Posso staccare la luce?',
    reply:
      '<p>Buongiorno Paolo,</p><p>l’aggiornamento dura circa cinque minuti. Se resta fermo al 60% per più di dieci, chiuda l’app, la riapra e riprenda da lì: la luce non si rovina.</p><p>Ci faccia sapere.</p>',
    ago: 16,
  },
  {
    name: 'Oliver Nash',
    address: 'oliver.nash@mailbox.example',
    language: 'en',
    subject: 'Strap snapped on a ride',
    letter:
      'The rubber strap of my rear light snapped on Sunday and I nearly lost the light. Can I buy a strap, or does the whole holder need replacing?',
    reply:
      '<p>Hi Oliver,</p><p>Sorry about that. You can get a new strap and we will send it out as soon as possible. The holder is fine as it is.</p><p>Kind regards</p>',
    ago: 6,
  },
];
