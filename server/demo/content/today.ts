import { chance } from './chance.ts';
import { photo } from './files.ts';
import { minusOpen } from './hours.ts';
import { cast } from './people.ts';
import type { DemoDesk, DemoMessage, DemoTicket, Language, TicketPriority } from './shapes.ts';

const SEED = 417;

interface Line {
  kind: DemoMessage['kind'];
  byKey: string;
  at: Temporal.Instant;
  text: string;
  photos?: string[];
}

interface Sketch {
  contactKey: string;
  channel?: DemoTicket['channel'];
  subject: string;
  category: string;
  tags?: string[];
  priority?: TicketPriority;
  status: 'new' | 'open';
  assigneeKey?: string;
  language: Language;
  lines: Line[];
}

/**
 * The ten letters on the counter right now, oldest first. They are the newest tickets of the customer desk, and how
 * soon each is due is the same at whatever hour the sample begins: all is counted back in open hours from `now`.
 */
export function todaysTickets(desk: DemoDesk, now: Temporal.Instant): DemoTicket[] {
  const target = desk.replyTargetHours * 60;
  const dueIn = (minutes: number) => minusOpen(desk, now, target - minutes);
  const before = (at: Temporal.Instant, minutes: number) => minusOpen(desk, at, minutes);
  // The last working day before the first letter: she was caught in the rain on her way home from the office.
  const rainyDay = (at: Temporal.Instant) => {
    let day = at.toZonedDateTimeISO(desk.timeZone).toPlainDate().subtract({ days: 1 });
    while (day.dayOfWeek > 5) day = day.subtract({ days: 1 });
    return day.toLocaleString('it', { weekday: 'long' });
  };
  const pictures = chance(SEED);
  const { marta, chiara, nuria, tomas, ioana } = cast;

  const giulia = dueIn(38);
  const giuliaFirst = before(giulia, 640);
  const alejandro = dueIn(57);
  const alejandroFirst = before(alejandro, 560);
  const ciprian = dueIn(200);
  const ciprianFirst = before(ciprian, 560);
  const carmen = dueIn(110);
  const carmenFirst = before(carmen, 330);

  const sketches: Sketch[] = [
    {
      contactKey: 'giulia-ferraro',
      subject: 'Luna 2 non si carica più dopo la pioggia',
      category: 'Luna 2 › Charging',
      tags: ['water', 'batch-26-08'],
      priority: 'high',
      status: 'open',
      assigneeKey: marta.key,
      language: 'it',
      lines: [
        {
          kind: 'incoming',
          byKey: 'giulia-ferraro',
          at: giuliaFirst,
          text: `Buongiorno,\nla mia Luna 2 da ${rainyDay(giuliaFirst)} non dà più segni di vita, né con il cavo suo né con quello del telefono. L’ho comprata da voi a settembre. Che cosa posso provare?\n\nGrazie,\nGiulia Ferraro`,
        },
        {
          kind: 'reply',
          byKey: marta.key,
          at: before(giulia, 75),
          text: 'Buongiorno Giulia, mi dispiace. Mi manda due foto, una della presa USB e una del retro con il numero di serie?',
        },
        {
          kind: 'incoming',
          byKey: 'giulia-ferraro',
          at: giulia,
          text: `Buongiorno Marta, ho provato anche con un altro cavo, ma la spia resta spenta. ${capital(rainyDay(giuliaFirst))} sono tornata dall’ufficio sotto il diluvio e da allora niente. Mi serve per tornare a casa la sera: cosa posso fare?`,
          photos: ['porta-usb.png', 'luna2-retro.png'],
        },
        {
          kind: 'note',
          byKey: chiara.key,
          at: dueIn(target - 11),
          text: 'The plug sits crooked in photo 1, so water got past the seal. Batch 26-08. @Marta I would swap it and not ask for the old one.',
        },
      ],
    },
    {
      contactKey: 'alejandro-ruiz',
      subject: 'Pedido OL-20418: faltan dos soportes',
      category: 'Shops › Orders',
      tags: ['shop', 'packing'],
      status: 'open',
      assigneeKey: marta.key,
      language: 'es',
      lines: [
        {
          kind: 'incoming',
          byKey: 'alejandro-ruiz',
          at: alejandroFirst,
          text: 'Hola:\n\nHa llegado el pedido OL-20418, diez Faro 900 en perfecto estado, pero faltan dos soportes. El sábado montamos las dos primeras, así que nos vendría bien saber cuándo los tendremos.\n\nUn saludo,\nAlejandro Ruiz\nCiclos Sol, Valencia',
        },
        {
          kind: 'note',
          byKey: cast.anca.key,
          at: before(alejandro, 190),
          text: 'Both brackets are still on my table, bag 7 of 10. They can go with the afternoon van.',
        },
        {
          kind: 'reply',
          byKey: marta.key,
          at: before(alejandro, 150),
          text: 'Hola, Alejandro:\n\nTienes razón, los dos soportes se quedaron en nuestra mesa. Salen esta tarde y antes de las 16:00 te mando el número de seguimiento.',
        },
        {
          kind: 'incoming',
          byKey: 'alejandro-ruiz',
          at: alejandro,
          text: 'Perfecto, quedo a la espera de las piezas, gracias. ¿Podéis meter en el sobre dos llaves de montaje? Se nos pierden siempre.',
        },
      ],
    },
    {
      contactKey: 'ciprian-ilie',
      subject: 'Actualizarea 1.8 se oprește la 60%',
      category: 'App › Update',
      tags: ['firmware', 'update-stops'],
      status: 'open',
      assigneeKey: chiara.key,
      language: 'ro',
      lines: [
        {
          kind: 'incoming',
          byKey: 'ciprian-ilie',
          at: ciprianFirst,
          text: 'Bună ziua,\n\nAm pornit actualizarea 1.8 pe Faro 900 și se oprește de fiecare dată la 60%, pe două telefoane diferite. Lampa era conectată la laptop. Ce pot să mai încerc?\n\nMulțumesc,\nCiprian Ilie',
        },
        {
          kind: 'reply',
          byKey: ioana.key,
          at: before(ciprian, 420),
          text: 'Bună ziua, Ciprian,\n\nLampa nu a pățit nimic. Conectați-o la priză în loc de laptop, țineți butonul apăsat zece secunde, până clipește albastru, și deschideți din nou aplicația.',
        },
        {
          kind: 'note',
          byKey: 'vlad-neagu',
          at: before(ciprian, 120),
          text: 'Not yet tried: a wall charger. The second phone is the same model as the two from last week.',
        },
        {
          kind: 'incoming',
          byKey: 'ciprian-ilie',
          at: ciprian,
          text: 'Am reușit până la urmă să o pornesc în modul de recuperare, dar acum aplicația cere din nou aceeași actualizare. Să o iau de la capăt?',
        },
      ],
    },
    {
      contactKey: 'carmen-ortega',
      subject: 'La Lucciola roja parpadea sola',
      category: 'Lucciola › Modes',
      priority: 'low',
      status: 'open',
      assigneeKey: marta.key,
      language: 'es',
      lines: [
        {
          kind: 'incoming',
          byKey: 'carmen-ortega',
          at: carmenFirst,
          text: 'Hola:\n\nMi Lucciola roja parpadea sola por la noche aunque la apague. La dejo en la entrada y parece un faro. ¿Es normal?\n\nGracias,\nCarmen',
        },
        {
          kind: 'reply',
          byKey: nuria.key,
          at: before(carmen, 210),
          text: 'Hola, Carmen:\n\nSuele ser el modo aparcado. Mantén el botón cinco segundos, hasta que haga un destello. Si vuelve a hacerlo, ¿me mandas un vídeo corto?',
        },
        {
          kind: 'incoming',
          byKey: 'carmen-ortega',
          at: carmen,
          text: 'Adjunto un vídeo de anoche, se ve bien: https://videos.example/lucciola-anoche. Cinco segundos, un destello y al rato otra vez. Os dejo también una foto del botón.',
          photos: ['boton.png'],
        },
      ],
    },
    {
      contactKey: 'hannah-whitlock',
      subject: 'Does the Faro 900 fit a 35 mm bar?',
      category: 'Faro 900 › Mounting',
      tags: ['bracket'],
      status: 'new',
      language: 'en',
      lines: [
        {
          kind: 'incoming',
          byKey: 'hannah-whitlock',
          at: dueIn(49),
          text: 'Hello,\n\nDoes the Faro 900 fit a 35 mm bar? The clamp says 31.8, and I would rather ask before I force it. I have the light here already, it is a beauty.\n\nThanks,\nHannah',
        },
      ],
    },
    {
      contactKey: 'andrei-popescu',
      channel: 'form',
      subject: 'Factură pe firmă pentru OL-20377',
      category: 'Orders › Invoices',
      tags: ['invoice'],
      status: 'new',
      language: 'ro',
      lines: [
        {
          kind: 'incoming',
          byKey: 'andrei-popescu',
          at: dueIn(95),
          text: 'Bună ziua, am nevoie de factura pe firmă, nu pe numele meu, pentru comanda OL-20377. La plată nu am găsit unde să trec CUI-ul. Ce date vă trimit?',
        },
      ],
    },
    {
      contactKey: 'velo-bristol',
      channel: 'api',
      subject: 'Your rear light survived a Welsh winter',
      category: 'Kind words',
      tags: ['praise', 'wish'],
      priority: 'low',
      status: 'new',
      language: 'en',
      lines: [
        {
          kind: 'incoming',
          byKey: 'velo-bristol',
          at: dueIn(130),
          text: 'Honestly impressed. Any plans for a dynamo version? The Lucciola has done 4,000 km of salt, sheep and sideways rain and still blinks at me every morning.',
        },
      ],
    },
    {
      contactKey: 'oliver-nash',
      channel: 'api',
      subject: 'Voicemail, 1:12: strap snapped on a ride',
      category: 'Spare parts › Straps',
      priority: 'low',
      status: 'open',
      language: 'en',
      lines: [
        {
          kind: 'incoming',
          byKey: 'oliver-nash',
          at: dueIn(140),
          text: '“Hi, it’s Oliver, I bought the Stella Mini in March and the rubber strap has just snapped on a ride. The light’s fine, I caught it. I wonder whether I can buy the strap on its own, or whether that’s something you send. No rush at all. Bye.”',
        },
      ],
    },
    {
      contactKey: 'bianca-moretti',
      subject: 'Cambio indirizzo prima della spedizione',
      category: 'Orders › Delivery',
      status: 'open',
      language: 'it',
      lines: [
        {
          kind: 'incoming',
          byKey: 'bianca-moretti',
          at: dueIn(155),
          text: 'Via dei Fornaciai 18, interno 4, grazie! È il nuovo indirizzo per l’ordine OL-20424, ho traslocato proprio questa settimana e nel conto c’era ancora quello di prima.\n\nBianca Moretti',
        },
      ],
    },
    {
      contactKey: 'studio-bici-roma',
      subject: `Listino rivenditori ${now.toZonedDateTimeISO(desk.timeZone).year + 1}`,
      category: 'Shops › Price list',
      tags: ['shop'],
      status: 'open',
      assigneeKey: tomas.key,
      language: 'it',
      lines: [
        {
          kind: 'incoming',
          byKey: 'studio-bici-roma',
          at: dueIn(215),
          text: `Buongiorno, quando sarà disponibile il nuovo listino? Stiamo preparando gli ordini di primavera e vorremmo partire con trenta Luna 2 e dieci Faro 900.\n\nCordiali saluti,\nMichele Angeli\nStudio Bici Roma`,
        },
      ],
    },
  ];

  return sketches.map(({ lines, tags, channel, priority, ...rest }) => {
    const messages = lines
      .map(({ photos, ...message }) =>
        photos ? { ...message, attachments: photos.map((name) => photo(name, pictures)) } : message,
      )
      .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
    return {
      deskKey: desk.key,
      channel: channel ?? 'email',
      priority: priority ?? 'normal',
      tags: tags ?? [],
      ...rest,
      createdAt: messages[0]?.at ?? now,
      messages,
    };
  });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
