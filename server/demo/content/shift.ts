import type { Language } from './shapes.ts';

interface Answered {
  /** Whom of the sample's contacts. */
  name: string;
  address: string;
  language: Language;
  subject: string;
  letter: string;
  reply: string;
}

/** What was answered this morning by who is on shift, in this order: two of them were hard, and not one after the other. */
export const ANSWERED_TODAY: readonly Answered[] = [
  {
    name: 'Rosa Venturi',
    address: 'rosa.venturi@postanova.example',
    language: 'it',
    subject: 'Quante ore dura la Luna 2 al minimo?',
    letter: 'Buongiorno, parto per un fine settimana in bici. Quante ore dura la Luna 2 al minimo?',
    reply: 'Buongiorno Rosa,\n\nal minimo la Luna 2 dura venti ore. Per due notti basta una carica.\n\nBuona strada',
  },
  {
    name: 'Gareth Lloyd',
    address: 'gareth.lloyd@mailbox.example',
    language: 'en',
    subject: 'Third light in a month',
    letter:
      'This is unacceptable. It is the third light in a month that goes dark on me, and nobody answers the phone.',
    reply:
      'Hello Gareth,\n\nthat is a fault on our side, and I am sorry that it left you in the dark again. A new light leaves the workshop today, tested for a night on the bench. You keep the old one until it is there.\n\nWarm regards',
  },
  {
    name: 'Silvia Ortega',
    address: 'silvia.ortega@correo.example',
    language: 'es',
    subject: 'Cambiar la dirección de un pedido',
    letter: 'Hola, me mudo el lunes. ¿Podéis mandar el pedido a mi casa nueva, en la calle Mayor 4 de Huesca?',
    reply: 'Hola Silvia,\n\nhecho: sale mañana a la calle Mayor 4 de Huesca.\n\nUn saludo',
  },
  {
    name: 'Enrico Basile',
    address: 'enrico.basile@postanova.example',
    language: 'it',
    subject: 'Vite del supporto persa',
    letter: 'Salve, ho perso la vite piccola del supporto della Faro. Si può avere solo quella?',
    reply: 'Buongiorno Enrico,\n\ncerto: la vite parte oggi in una busta, senza spese.\n\nUn saluto',
  },
  {
    name: 'Janet Moss',
    address: 'janet.moss@mailbox.example',
    language: 'en',
    subject: 'Does the Lucciola float?',
    letter: 'Odd question, but I fish from a canoe. Does the Lucciola float if I drop it?',
    reply:
      'Hello Janet,\n\nit does not, but it keeps shining for an hour under water, so you would see where it went. A cork on the strap keeps it up.\n\nWarm regards',
  },
  {
    name: 'Piero Salvi',
    address: 'piero.salvi@postanova.example',
    language: 'it',
    subject: 'Ancora senza luce',
    letter: 'È una vergogna: aspetto da due settimane e ogni volta mi dite domani. Voglio parlare con un responsabile.',
    reply:
      'Buongiorno Piero,\n\nha ragione, e mi dispiace: il pacco è rimasto fermo da noi e non dal corriere. Lo porto io stessa in spedizione entro mezzogiorno e Le scrivo il numero alle 14.\n\nCordiali saluti',
  },
  {
    name: 'Hugh Bennet',
    address: 'hugh.bennet@mailbox.example',
    language: 'en',
    subject: 'Spare strap',
    letter: 'Hi, where do I order a spare strap for the rear light?',
    reply:
      'Hello Hugh,\n\nunder Spare parts, Straps: the short one fits. It is with you in three days.\n\nWarm regards',
  },
];

/** What waits and is kept from who helps: angry words twice, and one that cannot wait. */
export const KEPT_TODAY: readonly (Omit<Answered, 'reply'> & { urgent?: true })[] = [
  {
    name: 'Claire Dunmore',
    address: 'claire.dunmore@mailbox.example',
    language: 'en',
    subject: 'Fourth letter about the same parcel',
    letter:
      'This is the fourth letter. It is outrageous that nobody tells me where my parcel is. I want my money back, and an answer today.',
  },
  {
    name: 'Renato Guidi',
    address: 'renato.guidi@postanova.example',
    language: 'it',
    subject: 'Mai più',
    letter: 'Vergogna: due luci su due rotte dopo un mese. Mi rivolgo al mio avvocato se non mi rimborsate.',
  },
  {
    name: 'Arturo Paz',
    address: 'arturo.paz@correo.example',
    language: 'es',
    subject: 'La luz se calienta mucho al cargar',
    letter: 'Hola, al cargarla la luz quema al tocarla. ¿Es peligroso? La he desenchufado.',
    urgent: true,
  },
];
