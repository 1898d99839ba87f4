/** Letters like those that a help desk gets: 2 to 20 kB, a tenth with 50 kB attached, a third answers to earlier ones. */
export interface CorpusMail {
  from: string;
  raw: Buffer;
}

/** An opening and what may follow it, one language a letter. */
const LETTERS = [
  [
    'Good morning, I bought a Luna 2 in March and since Monday it does not charge any more after riding in the rain.',
    'I have tried another cable and another plug.',
    'It would be good to know when somebody can look at this.',
    'The receipt is in the drawer of my desk and I can send a photo of it.',
  ],
  [
    'Buongiorno, ho ordinato due staffe per manubrio la settimana scorsa e il pacco non è ancora arrivato.',
    'La spia resta spenta anche dopo una notte intera.',
    'Allego una foto presa questa mattina con la luce del giorno.',
    'Se serve posso passare in officina nel pomeriggio.',
  ],
  [
    'Hola, necesito una factura a nombre de la empresa para el pedido que hice el martes, gracias.',
    'El número de pedido está en el asunto de este correo.',
    'La tienda nos dijo que la garantía cubre los dos primeros años.',
    'Quedo a la espera de su respuesta para poder cerrar el mes.',
  ],
  [
    'Bună ziua, actualizarea versiunii 1.8 se oprește la 60% și lampa nu mai pornește după aceea.',
    'Am încercat de trei ori, de fiecare dată la fel.',
    'Telefonul este nou și aplicația este cea mai recentă.',
    'Aștept un răspuns ca să știu dacă trebuie să o trimit înapoi.',
  ],
] as const;

/** The same seed gives the same letters. `run` keeps the letters of one run apart from another's. */
export function makeCorpus(count: number, run: string, seed = 7): CorpusMail[] {
  const next = random(seed);
  const ids: string[] = [];
  const mails: CorpusMail[] = [];
  for (let index = 0; index < count; index++) {
    const person = Math.floor(next() * count * 0.6);
    const id = `${run}.${index}@customers.example`;
    const answers = index > 20 && next() < 1 / 3 ? ids[Math.floor(next() * (index - 10))] : undefined;
    const size = 2_000 + Math.floor(next() ** 2 * 18_000);
    const attachment = next() < 0.1 ? attached(next) : undefined;
    const from = `customer${person}.${run}@customers.example`;
    mails.push({ from, raw: letter({ id, from, person, answers, text: textOf(next, size), attachment, index }) });
    ids.push(id);
  }
  return mails;
}

interface Letter {
  id: string;
  from: string;
  person: number;
  answers: string | undefined;
  text: string;
  attachment: Buffer | undefined;
  index: number;
}

function letter({ id, from, person, answers, text, attachment, index }: Letter): Buffer {
  const headers = [
    `From: Customer ${person} <${from}>`,
    'To: support@bench.example',
    `Subject: ${answers ? 'Re: ' : ''}Order OL-${10_000 + index}`,
    `Message-ID: <${id}>`,
    'Date: Thu, 19 Nov 2026 11:20:00 +0100',
    'MIME-Version: 1.0',
    ...(answers ? [`In-Reply-To: <${answers}>`, `References: <${answers}>`] : []),
  ];
  const html = `<html><body>${text
    .split('\n\n')
    .map((part) => `<p>${part}</p>`)
    .join('')}</body></html>`;
  const body = [
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    html,
    '--inner--',
  ];
  const lines = attachment
    ? [
        ...headers,
        'Content-Type: multipart/mixed; boundary="outer"',
        '',
        '--outer',
        'Content-Type: multipart/alternative; boundary="inner"',
        '',
        ...body,
        '--outer',
        'Content-Type: image/jpeg; name="photo.jpg"',
        'Content-Disposition: attachment; filename="photo.jpg"',
        'Content-Transfer-Encoding: base64',
        '',
        attachment.toString('base64').replace(/.{76}/g, '$&\r\n'),
        '--outer--',
        '',
      ]
    : [...headers, 'Content-Type: multipart/alternative; boundary="inner"', '', ...body, ''];
  return Buffer.from(lines.join('\r\n').replace(/\r?\n/g, '\r\n'));
}

function textOf(next: () => number, size: number): string {
  const [opening, ...sentences] = LETTERS[Math.floor(next() * LETTERS.length)] ?? LETTERS[0];
  // Text and HTML say the same, so each takes about half.
  let text: string = opening;
  while (text.length < size / 2 - 300) {
    text += `${next() < 0.2 ? '\n\n' : ' '}${sentences[Math.floor(next() * sentences.length)]}`;
  }
  return text;
}

function attached(next: () => number): Buffer {
  const bytes = Buffer.allocUnsafe(50_000);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(Math.floor(next() * 0xffffffff), at);
  return bytes;
}

/** mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
