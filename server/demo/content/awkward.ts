import { plusOpen, whileAwake } from './hours.ts';
import { nightRide } from './night-ride.ts';
import { QUIET_DAYS } from './pace.ts';
import { cast } from './people.ts';
import type { DemoDesk, DemoMessage, DemoTicket } from './shapes.ts';

const DAY_MS = 86_400_000;
const FIRST_STEP_MS = 0.45 * DAY_MS;
const SHORTEST_STEP_MS = 600_000;
const QUICKER = 0.85;

type Line = readonly [kind: 'c' | 'r' | 'n', text: string, html?: string];

const LONG_SUBJECT =
  'Richiesta di informazioni riguardo alla Faro 900 acquistata in negozio a Trento, alla staffa da 31,8 che sul mio manubrio gira, al cavo che non trovo più, alla possibilità di avere una seconda batteria e, se non chiedo troppo, anche al modo di puntarla senza dare fastidio a chi arriva di fronte sulla ciclabile dell’Adige';

const FAIR_HTML = `<table width="600" align="center" cellpadding="0" cellspacing="0" style="background:#0b2a4a;font-family:Arial,sans-serif"><tr><td style="padding:32px;color:#ffffff"><h1 style="font-size:34px;margin:0">Two Wheels &amp; More 2027</h1><p style="font-size:18px;line-height:1.4">Early stands from <b>49 euros</b> a square metre. Only until Friday.</p><a href="https://twowheels.example/stands" style="display:inline-block;background:#ffb400;color:#000000;padding:14px 28px;border-radius:6px;text-decoration:none">Book your stand</a></td></tr><tr><td style="background:#ffffff;padding:24px"><table width="100%"><tr><td width="50%" valign="top"><img src="https://twowheels.example/hall-3.jpg" width="250" alt="Hall 3"><p>Hall 3, now with daylight</p></td><td width="50%" valign="top"><img src="https://twowheels.example/track.jpg" width="250" alt="Test track"><p>A test track of 400 m</p></td></tr></table><ul><li>21,000 visitors last year</li><li>340 exhibitors from 22 countries</li><li>Free coffee for whoever builds the stand</li></ul><hr><p style="font-size:11px;color:#888888">You receive this because you once left a card in a bowl. <a href="https://twowheels.example/leave">Leave the list</a></p><img src="https://twowheels.example/pixel.gif" width="1" height="1" alt=""></td></tr></table>`;

const FAIR_TEXT =
  'Two Wheels & More 2027\n\nEarly stands from 49 euros a square metre. Only until Friday.\n\nBook your stand: https://twowheels.example/stands\n\nHall 3, now with daylight\nA test track of 400 m\n\n- 21,000 visitors last year\n- 340 exhibitors from 22 countries\n- Free coffee for whoever builds the stand\n\nYou receive this because you once left a card in a bowl. Leave the list: https://twowheels.example/leave';

interface Awkward extends Omit<DemoTicket, 'deskKey' | 'messages' | 'createdAt' | 'solvedAt' | 'closedAt'> {
  daysAgo: number;
  lines: readonly Line[];
}

const awkward: readonly Awkward[] = [
  {
    daysAgo: 26,
    contactKey: 'renato-chiesa',
    channel: 'email',
    subject: 'Ottanta Lucciole per la notturna',
    category: 'Shops › Clubs',
    tags: ['club', 'discount'],
    priority: 'normal',
    status: 'waiting',
    assigneeKey: cast.tomas.key,
    language: 'it',
    lines: nightRide,
  },
  {
    daysAgo: 5,
    contactKey: 'enrico-zanetti',
    channel: 'email',
    subject: LONG_SUBJECT,
    category: 'Faro 900 › Mounting',
    tags: ['bracket'],
    priority: 'normal',
    status: 'waiting',
    assigneeKey: 'paolo-sarti',
    language: 'it',
    lines: [
      [
        'c',
        'Buongiorno,\nscusi l’oggetto, mi è scappata la mano: in pratica c’è già tutto lì. La luce mi piace molto, ma la staffa gira e la sera sulla ciclabile mi guardano male.\n\nCordiali saluti,\nEnrico Zanetti',
      ],
      [
        'r',
        'Buongiorno Enrico, andiamo con ordine: la staffa smette di girare con lo spessore sottile della bustina, il cavo va bene uno qualsiasi purché sottile, e la luce va puntata a una decina di metri dalla ruota. Per la seconda batteria mi serve il numero di serie: me lo scrive?',
      ],
    ],
  },
  {
    daysAgo: 5,
    contactKey: 'dominic-reeve',
    channel: 'email',
    subject: 'LAST CHANCE: early stands at Two Wheels & More 2027',
    category: 'Press and partners',
    tags: ['press'],
    priority: 'low',
    status: 'solved',
    assigneeKey: cast.owen.key,
    language: 'en',
    lines: [
      ['c', FAIR_TEXT, FAIR_HTML],
      ['n', 'A newsletter, not a letter. Beth has the fair on her list, nothing to answer.'],
    ],
  },
  {
    daysAgo: 37,
    contactKey: 'alba-santos',
    channel: 'email',
    subject: '😍🚲 ¡La Lucciola verde ya está en mi bici! 💚💚💚',
    category: 'Kind words',
    tags: ['praise'],
    priority: 'low',
    status: 'closed',
    assigneeKey: cast.nuria.key,
    language: 'es',
    lines: [
      [
        'c',
        '¡¡Ha llegado!! 🎉 Verde como un limón 🍋 y con la notita de Anca escrita a mano 🥹. Mi perro 🐶 ya le ladra. Gracias, gracias, gracias 👩‍🔧✨',
      ],
      [
        'r',
        'Hola, Alba:\n\nQué alegría leerte. Le he enseñado tu correo a Anca y hoy pone notitas con más ganas todavía. Un saludo al perro.',
      ],
    ],
  },
  {
    daysAgo: 16,
    contactKey: 'sorin-grigore',
    channel: 'email',
    subject: '',
    category: 'Orders › Parcels',
    tags: ['parcel'],
    priority: 'normal',
    status: 'closed',
    assigneeKey: cast.ioana.key,
    language: 'ro',
    lines: [
      ['c', 'am primit coletul, dar lipsește cheia de montaj. trimis de pe telefon, scuze'],
      [
        'r',
        'Bună ziua, Sorin,\n\nÎmi cer scuze, cheia pleacă astăzi într-un plic. Până atunci merge orice cheie imbus de 3 mm.',
      ],
      ['c', 'super, mulțumesc, am găsit una în sertar'],
    ],
  },
  {
    daysAgo: 71,
    contactKey: 'miriam-katz',
    channel: 'email',
    subject: 'A thank you in two directions',
    category: 'Kind words',
    tags: ['praise'],
    priority: 'low',
    status: 'closed',
    assigneeKey: cast.pete.key,
    language: 'en',
    lines: [
      [
        'c',
        'Hello,\n\nMy neighbour borrowed my Luna 2 for his night shifts and asked me to pass this on to whoever made it:\n\nشكرًا جزيلًا، الضوء ممتاز حتى في المطر.\n\nIt means many thanks, the light is excellent even in the rain. From me too.\n\nMiriam Katz',
      ],
      [
        'r',
        'Hello Miriam,\n\nWhat a lovely letter to start the week with. We have printed his line, from right to left, and hung it over the bench. Thank you both.',
      ],
    ],
  },
];

/** Tickets that screens find hard: very long, very many, without words, in pictures, in HTML, from right to left. */
export function awkwardTickets(desk: DemoDesk, now: Temporal.Instant): DemoTicket[] {
  return awkward.map(({ daysAgo, lines, ...ticket }) => {
    const createdAt = whileAwake(now.subtract({ hours: daysAgo * 24 }), desk.timeZone);
    const times = timesWithin(lines, createdAt, now, desk);
    const messages = lines.map(
      ([kind, text, html], place): DemoMessage => ({
        kind: kind === 'c' ? 'incoming' : kind === 'r' ? 'reply' : 'note',
        byKey: writerOf(kind, ticket, lines.length),
        at: times[place] ?? createdAt,
        text,
        ...(html ? { html } : {}),
      }),
    );
    const solvedAt = plusOpen(desk, times[times.length - 1] ?? createdAt, 20);
    return {
      ...ticket,
      deskKey: desk.key,
      createdAt,
      messages,
      ...(ticket.status === 'solved' || ticket.status === 'closed' ? { solvedAt } : {}),
      ...(ticket.status === 'closed' ? { closedAt: solvedAt.add({ hours: QUIET_DAYS * 24 }) } : {}),
    };
  });
}

/** In a short thread whoever answers leaves the note too; in the long one parcels are spoken of by who packs them. */
function writerOf(
  kind: Line[0],
  { contactKey, assigneeKey }: Pick<DemoTicket, 'contactKey' | 'assigneeKey'>,
  lines: number,
) {
  if (kind === 'c') return contactKey;
  return kind === 'n' && lines > 10 ? cast.anca.key : (assigneeKey ?? cast.ioana.key);
}

/** Letters about evenly apart. Feasts can stretch them past today; then they are written at a quicker pace. */
function timesWithin(
  lines: readonly Line[],
  first: Temporal.Instant,
  now: Temporal.Instant,
  desk: DemoDesk,
): Temporal.Instant[] {
  const end = now.epochMilliseconds - DAY_MS;
  for (let step = FIRST_STEP_MS; ; step *= QUICKER) {
    let at = first;
    const times = lines.map(([kind], place) => {
      if (place === 0) return at;
      const next = at.add({ milliseconds: Math.round(kind === 'n' ? step / 3 : step) });
      at = kind === 'c' ? whileAwake(next, desk.timeZone) : plusOpen(desk, next, 7 + ((place * 13) % 50));
      return at;
    });
    if (at.epochMilliseconds < end) return times;
    if (step < SHORTEST_STEP_MS) throw new Error(`${lines.length} letters do not fit between ${first} and ${now}.`);
  }
}
