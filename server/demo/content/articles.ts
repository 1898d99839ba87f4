import type { Language } from '../../../contract/shapes.ts';

type Words = Partial<Record<Language, readonly [title: string, markdown: string]>>;

export interface DemoSection {
  key: string;
  visibility: 'public' | 'internal';
  kind: 'section' | 'style_guide' | 'triage' | 'faq';
  names: Record<Language, string>;
  articles: readonly DemoArticle[];
}

interface DemoArticle {
  /** Of its address in English. */
  slug?: string;
  by: string;
  /** Days ago when it was published last. */
  daysAgo: number;
  state?: 'draft';
  words: Words;
}

export const sections: readonly DemoSection[] = [
  {
    key: 'charging',
    visibility: 'public',
    kind: 'section',
    names: { en: 'Charging and water', it: 'Carica e acqua', es: 'Carga y agua', ro: 'Încărcare și apă' },
    articles: [
      {
        by: 'chiara-bassi',
        daysAgo: 40,
        words: {
          en: [
            'Which charger can I use?',
            'Any USB charger of 5 volts and at least 1 ampere. The one of your phone is fine.\n\n- The cable has **USB-C** at both ends since 2024.\n- A charger that charges faster does no harm: the light takes what it needs.\n\nA computer works too, and takes about twice as long.',
          ],
          it: [
            'Quale caricatore posso usare?',
            'Qualsiasi caricatore USB da 5 volt e almeno 1 ampere. Va bene quello del telefono.\n\nAnche un computer funziona, ma ci mette circa il doppio.',
          ],
          es: [
            '¿Qué cargador puedo usar?',
            'Cualquier cargador USB de 5 voltios y al menos 1 amperio. Sirve el del móvil.\n\nTambién un ordenador, aunque tarda más o menos el doble.',
          ],
          ro: [
            'Ce încărcător pot folosi?',
            'Orice încărcător USB de 5 volți și cel puțin 1 amper. Cel al telefonului este potrivit.\n\nMerge și de la calculator, dar durează cam de două ori mai mult.',
          ],
        },
      },
      {
        by: 'chiara-bassi',
        daysAgo: 64,
        words: {
          en: [
            'How long should a charge last?',
            '| Light | Full beam | Blinking |\n| - | - | - |\n| Luna 2 | 6 hours | 30 hours |\n| Lucciola | 4 hours | 22 hours |\n\nIn the cold it is about a third less. A battery that lasts half of this after two years is tired: have it repaired.',
          ],
          es: [
            'Cuánto debe durar una carga',
            'Una Luna 2 dura unas **6 horas** con toda la luz y 30 parpadeando; una Lucciola, 4 y 22. Con frío, un tercio menos.',
          ],
        },
      },
      {
        by: 'ioana-munteanu',
        daysAgo: 22,
        words: {
          en: [
            'Put the light away for winter',
            'Charge it to about half, close the plug, and keep it dry between 5 and 25 degrees. Charge it again after three months: an empty battery that lies for long does not wake up.',
          ],
        },
      },
      {
        by: 'fede-pasini',
        daysAgo: 91,
        words: {
          en: [
            'The Lucciola does not switch on',
            '1. Hold the button for **ten seconds**.\n2. Charge it for an hour with another cable.\n3. Hold the button again.\n\nIf it stays dark, write to us with its serial number.',
          ],
          it: [
            'La Lucciola non si accende',
            '1. Tenga premuto il tasto per **dieci secondi**.\n2. La carichi per un’ora con un altro cavo.\n3. Prema di nuovo.\n\nSe resta spenta, ci scriva con il numero di serie.',
          ],
        },
      },
    ],
  },
  {
    key: 'fitting',
    visibility: 'public',
    kind: 'section',
    names: {
      en: 'Fitting and brackets',
      it: 'Montaggio e staffe',
      es: 'Montaje y soportes',
      ro: 'Montare și suporturi',
    },
    articles: [
      {
        by: 'davide-conti',
        daysAgo: 120,
        words: {
          en: [
            'Bars from 22 to 32 mm',
            'The bracket in the box fits round bars from 22 to 32 mm. Below 25 mm, lay the rubber strip inside.\n\n> [!TIP]\n> Not sure? Measure around the bar and divide by 3.14.\n\nFor flat and aero bars there is a strap, which you find in the shop.',
          ],
          it: [
            'Manubri da 22 a 32 mm',
            'La staffa nella scatola va bene per manubri rotondi da 22 a 32 mm. Sotto i 25 mm metta all’interno la striscia di gomma.',
          ],
          ro: [
            'Ghidoane de la 22 la 32 mm',
            'Suportul din cutie se potrivește la ghidoane rotunde de la 22 la 32 mm. Sub 25 mm, puneți în interior banda de cauciuc.',
          ],
        },
      },
      {
        by: 'davide-conti',
        daysAgo: 77,
        words: {
          en: [
            'Helmet and saddlebag mounts',
            'The Lucciola clips onto a helmet or a saddlebag; the Luna 2 is too heavy for a helmet. Look that the light points level and the clip cannot slip off.',
          ],
        },
      },
      {
        by: 'ioana-munteanu',
        daysAgo: 15,
        words: {
          en: [
            'The strap has snapped',
            'Straps grow old in the sun. Write to us with your address and which light it is: we send a new one free of charge, as often as it takes.',
          ],
          es: [
            'Se ha roto la goma',
            'Las gomas envejecen con el sol. Escríbenos tu dirección y qué luz es: te mandamos otra gratis, las veces que haga falta.',
          ],
        },
      },
    ],
  },
  {
    key: 'updates',
    visibility: 'public',
    kind: 'section',
    names: {
      en: 'Updates and settings',
      it: 'Aggiornamenti e impostazioni',
      es: 'Actualizaciones y ajustes',
      ro: 'Actualizări și setări',
    },
    articles: [
      {
        by: 'luca-ferri',
        daysAgo: 9,
        words: {
          en: [
            'Install update 1.8 in five minutes',
            '1. Charge the light to at least half.\n2. Open the app and keep the phone next to the light.\n3. Tap **Update** and wait until it blinks green.\n\nThe new version remembers the last pattern when you switch it off.',
          ],
          it: [
            'Installare l’aggiornamento 1.8 in cinque minuti',
            '1. Carichi la luce almeno a metà.\n2. Apra l’app e tenga il telefono vicino alla luce.\n3. Tocchi **Aggiorna** e aspetti il lampeggio verde.',
          ],
          ro: [
            'Instalați actualizarea 1.8 în cinci minute',
            '1. Încărcați lumina cel puțin pe jumătate.\n2. Deschideți aplicația și țineți telefonul lângă lumină.\n3. Atingeți **Actualizează** și așteptați până clipește verde.',
          ],
        },
      },
      {
        by: 'vlad-neagu',
        daysAgo: 6,
        words: {
          en: [
            'The update stops at 60%',
            'It waits for the phone: some phones switch Bluetooth off to save power.\n\n1. Switch **power saving** off on the phone.\n2. Switch Bluetooth off and on.\n3. Start the update again; it goes on where it stopped.\n\n> [!NOTE]\n> The light still works while it waits. Nothing breaks when you try again.',
          ],
          it: [
            'L’aggiornamento si ferma al 60%',
            'Aspetta il telefono: alcuni spengono il Bluetooth per risparmiare energia. Spenga il **risparmio energetico**, spenga e riaccenda il Bluetooth, e ricominci: riparte da dove si era fermato.',
          ],
          es: [
            'La actualización se para en el 60%',
            'Espera al móvil: algunos apagan el Bluetooth para ahorrar. Quita el **ahorro de energía**, apaga y enciende el Bluetooth y empieza otra vez: sigue donde se quedó.',
          ],
          ro: [
            'Actualizarea se oprește la 60%',
            'Așteaptă telefonul: unele opresc Bluetooth-ul ca să economisească. Opriți **economisirea energiei**, opriți și porniți Bluetooth-ul și reluați: continuă de unde a rămas.',
          ],
        },
      },
      {
        by: 'pau-font',
        daysAgo: 48,
        words: {
          en: [
            'Change the blinking pattern',
            'Press the button **twice**, quickly: the light shows the next pattern. There are five. In the app you choose which of them it goes through.',
          ],
        },
      },
    ],
  },
  {
    key: 'orders',
    visibility: 'public',
    kind: 'section',
    names: { en: 'Orders and parcels', it: 'Ordini e spedizioni', es: 'Pedidos y paquetes', ro: 'Comenzi și colete' },
    articles: [
      {
        by: 'tomas-iglesias',
        daysAgo: 11,
        words: {
          en: [
            'Where is my parcel?',
            'The letter that says *on its way* has a link: it shows where the parcel is now. From Bologna it takes two working days in Italy and three to five elsewhere.\n\nNothing after seven days? Write to us with the number of the order and we look for it.',
          ],
          it: [
            'Dov’è il mio pacco?',
            'La mail *in viaggio* ha un collegamento che mostra dov’è il pacco. Da Bologna ci vogliono due giorni lavorativi in Italia, da tre a cinque altrove.',
          ],
          es: [
            '¿Dónde está mi paquete?',
            'El correo *en camino* lleva un enlace que enseña dónde está. Desde Bolonia tarda de tres a cinco días laborables.',
          ],
          ro: [
            'Unde este coletul meu?',
            'Mailul *pe drum* are un link care arată unde este coletul. De la Bologna durează trei până la cinci zile lucrătoare.',
          ],
        },
      },
      {
        by: 'nuria-vidal',
        daysAgo: 33,
        words: {
          en: [
            'Change the address',
            'Until the parcel leaves, which is at 15:00 on working days, write to us with the new address and the number of the order. After that the carrier can change it: the link in your letter leads there.',
          ],
        },
      },
      {
        by: 'teresa-bini',
        daysAgo: 19,
        words: {
          en: [
            'An invoice with your company’s name',
            'Choose **I buy for a company** before you pay, and give its name and VAT number. Forgot it? Write to us within the same month: we take the first invoice back and make a new one.',
          ],
          it: [
            'Una fattura intestata alla sua azienda',
            'Prima di pagare scelga **Acquisto per un’azienda** e indichi nome e partita IVA. Se se n’è dimenticato, ci scriva entro lo stesso mese.',
          ],
        },
      },
    ],
  },
  {
    key: 'warranty',
    visibility: 'public',
    kind: 'section',
    names: {
      en: 'Warranty and returns',
      it: 'Garanzia e resi',
      es: 'Garantía y devoluciones',
      ro: 'Garanție și retururi',
    },
    articles: [
      {
        by: 'davide-conti',
        daysAgo: 150,
        words: {
          en: [
            'How long is the warranty?',
            'Three years for the light, two for the battery, from the day it reached you. Water and falls are included; what was opened with a screwdriver is not.',
          ],
          it: [
            'Quanto dura la garanzia?',
            'Tre anni per la luce, due per la batteria, dal giorno della consegna. Acqua e cadute sono comprese.',
          ],
          es: [
            '¿Cuánto dura la garantía?',
            'Tres años la luz y dos la batería, desde el día en que te llegó. El agua y las caídas entran.',
          ],
          ro: [
            'Cât ține garanția?',
            'Trei ani pentru lumină, doi pentru baterie, din ziua în care ați primit-o. Apa și căderile sunt incluse.',
          ],
        },
      },
      {
        by: 'ioana-munteanu',
        daysAgo: 28,
        words: {
          en: [
            'Send a light back, free of charge',
            'Within 30 days you may send back anything, used too.\n\n1. Write to us with the number of the order.\n2. We send a label by mail.\n3. Put the light into any box and leave it at the post office.\n\nThe money is back within five days of its arrival.',
          ],
        },
      },
      {
        by: 'fede-pasini',
        daysAgo: 55,
        words: {
          en: [
            'Have an old light repaired',
            'We repair every light that we ever made. A new battery is 18 €, a new lens 12 €, a look costs nothing. Write to us with a photo and the serial number: we answer {{expected-reply}}.',
          ],
        },
      },
    ],
  },
  {
    key: 'shops',
    visibility: 'public',
    kind: 'section',
    names: { en: 'Shops and clubs', it: 'Negozi e club', es: 'Tiendas y clubes', ro: 'Magazine și cluburi' },
    articles: [
      {
        by: 'lola-gil',
        daysAgo: 60,
        words: {
          en: [
            'Open an account for your shop',
            'Write to us with the shop’s name, its VAT number and where it is. The account is open within two working days; the first order is from six lights.',
          ],
        },
      },
      {
        by: 'harriet-webb',
        daysAgo: 44,
        words: {
          en: [
            'Lights for a club ride',
            'We lend up to twenty lights for a night ride, for a week, for the price of the parcel. Ask three weeks before.',
          ],
        },
      },
      {
        by: 'lola-gil',
        daysAgo: 70,
        words: {
          en: [
            'Price list',
            'Shops find the price list in their account. It changes on the first of March and of September.',
          ],
        },
      },
    ],
  },
  {
    key: 'style',
    visibility: 'internal',
    kind: 'style_guide',
    names: { en: 'Style guide', it: 'Come scriviamo', es: 'Cómo escribimos', ro: 'Cum scriem' },
    articles: [
      {
        by: 'marta-rinaldi',
        daysAgo: 200,
        words: {
          en: [
            'Answer first, in their words',
            'Say in the first sentence what happens now. Use the customer’s word for the thing, even where the workshop has another.\n\n- Short sentences. No exclamation marks.\n- Their name once, at the top.\n- One question at most.\n\n> “It is the rubber plug. Leave it open tonight and it charges tomorrow.”',
          ],
        },
      },
      {
        by: 'ioana-munteanu',
        daysAgo: 130,
        words: {
          en: [
            'How to say no',
            'Say it in the second sentence, never in the last. Give the reason in one line, then what is possible instead.\n\n> “We do not send single screws abroad. Your shop in Porto has them, and I told them that you may come.”',
          ],
        },
      },
      {
        by: 'marta-rinaldi',
        daysAgo: 180,
        words: {
          en: [
            'When it was our fault',
            'Apologise once, for the thing itself and not for “any inconvenience”. Say what we did about it before you say what they get.\n\n> “We sent the wrong bracket; that was us. The right one left this morning, and the other is yours to keep.”',
          ],
        },
      },
      {
        by: 'tomas-iglesias',
        daysAgo: 95,
        words: {
          en: [
            'When somebody has an idea',
            'Thank them for what it would do for them, not for “the feedback”. Never promise a date. File it under Ideas and say that Chiara reads all of them, since she does.\n\n> “A light that dims at the traffic light: I would use it too. I wrote it down for Chiara, with your words.”',
          ],
        },
      },
    ],
  },
  {
    key: 'triage',
    visibility: 'internal',
    kind: 'triage',
    names: {
      en: 'Sorting letters',
      it: 'Smistare le lettere',
      es: 'Clasificar las cartas',
      ro: 'Sortarea scrisorilor',
    },
    articles: [
      {
        by: 'pete-ashworth',
        daysAgo: 21,
        words: {
          en: [
            'What comes first in the morning',
            '1. Lights that got hot: **urgent**, to the workshop, at once.\n2. Batch `L2-2608`: tag `batch-26-08`, replace without a photo.\n3. Parcels that are late: look at the carrier first, then answer.\n4. All else in the order in which it came.',
          ],
        },
      },
      {
        by: 'davide-conti',
        daysAgo: 35,
        words: {
          en: [
            'When the workshop needs a photo',
            'Ask for two: the socket, open, and the back with the serial number. Without the serial number we cannot tell the batch. For a snapped strap ask for none.',
          ],
        },
      },
    ],
  },
  {
    key: 'team-faq',
    visibility: 'internal',
    kind: 'faq',
    names: { en: 'Asked among us', it: 'Domande tra noi', es: 'Preguntas entre nosotros', ro: 'Întrebări între noi' },
    articles: [
      {
        by: 'anca-dobre',
        daysAgo: 12,
        words: {
          en: [
            'May we give a discount?',
            'Up to 15% without asking, once for each customer, when something was our fault. More than that: ask Marta. Never in the first letter.',
          ],
        },
      },
      {
        by: 'owen-price',
        daysAgo: 3,
        state: 'draft',
        words: { en: ['Who has the key to the parcel room?', 'Teresa until noon, Matteo after. To be checked.'] },
      },
    ],
  },
];

/** The answer that is read most: as it was published three times, in three languages, and as it is being written now. */
export const luna = {
  slug: 'luna-2-after-rain',
  by: 'chiara-bassi',
  reviewer: 'tomas-iglesias',
  titles: {
    en: 'Luna 2 does not charge after rain',
    it: 'La Luna 2 non si carica dopo la pioggia',
    es: 'La Luna 2 no carga después de la lluvia',
  },
  files: {
    en: ['left out of its seat, right all the way in'],
    it: ['a sinistra fuori sede, a destra ben chiuso'],
    es: ['a la izquierda fuera de su sitio, a la derecha bien puesto'],
  },
  /** `{picture}` is the picture of the plug; `{hours}` and `{batch}` differ from version to version. */
  words: {
    en: 'It is nearly always the rubber plug: if it is not all the way in, water gets into the socket and the light stops charging to protect itself. In most cases it comes back by itself once dry.\n\n{picture}\n\n## Dry it before you charge again\n\n1. Unplug the cable and open the plug all the way.\n2. Shake the light with the socket down and wipe it with a cloth.\n3. Leave it open for **{hours} hours** at room temperature. No hair dryer, no radiator.\n4. Close the plug by pressing both ends until you hear it click.\n\n{batch}## If it still does not charge\n\nWrite to us with a photo of the socket and one of the back: we answer {{expected-reply}}.\n',
    it: 'Quasi sempre è il tappo di gomma: se non è chiuso fino in fondo, l’acqua entra nella presa e la luce smette di caricarsi per proteggersi. Nella maggior parte dei casi riparte da sola quando è asciutta.\n\n{picture}\n\n## La asciughi prima di ricaricarla\n\n1. Stacchi il cavo e apra del tutto il tappo.\n2. Scuota la luce con la presa verso il basso e la asciughi con un panno.\n3. La lasci aperta per **{hours} ore** a temperatura ambiente. Niente asciugacapelli, niente termosifone.\n4. Chiuda il tappo premendo le due estremità fino al clic.\n\n{batch}## Se ancora non si carica\n\nCi scriva con una foto della presa e una del retro: le rispondiamo {{expected-reply}}.\n',
    es: 'Casi siempre es el tapón de goma: si no encaja del todo, entra agua en la toma y la luz deja de cargar para protegerse. En la mayoría de los casos vuelve sola en cuanto se seca.\n\n{picture}\n\n## Sécala antes de volver a cargar\n\n1. Desenchufa el cable y abre el tapón del todo.\n2. Sacude la luz con la toma hacia abajo y sécala con un paño.\n3. Déjala abierta **{hours} horas** a temperatura ambiente. Ni secador ni radiador.\n4. Cierra el tapón apretando por los dos extremos hasta notar el clic.\n\n{batch}## Si sigue sin cargar\n\nEscríbenos con una foto de la toma y otra de la parte de atrás: te respondemos {{expected-reply}}.\n',
  },
  batch: {
    en: '> [!WARNING]\n> **Does your serial number begin with L2-2608?** No need to wait: that batch closes badly and we replace it.\n\n',
    it: '> [!WARNING]\n> **Il suo numero di serie comincia con L2-2608?** Non serve aspettare: quel lotto chiude male e glielo cambiamo.\n\n',
    es: '> [!WARNING]\n> **¿Tu número de serie empieza por L2-2608?** No hace falta que esperes: esa serie cierra mal y te la cambiamos.\n\n',
  },
  comment: {
    quote: 'In most cases it comes back by itself once dry.',
    words: '“Most” is 9 of 10 in the workshop book. Say nine in ten?',
    proposal: 'In nine cases of ten it comes back by itself once dry.',
  },
} as const;
