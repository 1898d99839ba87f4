import fc from 'fast-check';

/** Bytes as Latin-1, so that any byte can be written as a character. */
type Bytes = string;

const bytes = (maxLength: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ maxLength }).map((all) => Buffer.from(all).toString('latin1'));

const charset = fc.constantFrom(
  ...['utf-8', 'iso-8859-1', 'windows-1252', 'gb2312', 'big5', 'iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312', 'koi8-r'],
  ...['utf-7', 'utf-16', 'utf-32', 'cp850', 'x-unknown', 'hex', 'base64', '', '"', "x'y", '__proto__', 'shift_jis'],
);
const encoding = fc.constantFrom('7bit', '8bit', 'binary', 'base64', 'quoted-printable', 'x-uuencode', '', 'BASE64 ');
const type = fc.constantFrom(
  ...['text/plain', 'text/html', 'text/calendar', 'text/enriched', 'message/rfc822', 'message/delivery-status'],
  ...['application/ms-tnef', 'application/pkcs7-mime', 'application/pgp-signature', 'application/octet-stream'],
  ...['image/png', 'text', '/', 'multipart/mixed', 'message/partial', 'text/rfc822-headers'],
);

const words = fc.oneof(
  bytes(40),
  fc.constantFrom(
    'Perché',
    '=41=',
    '=?utf-8?',
    '?=',
    '> ',
    '-- \r\n',
    'begin 644 x\r\n#0V%T\r\n`\r\nend\r\n',
    '~{',
    '+AOk-',
  ),
  fc.constantFrom(
    '\x1b$B',
    '\x1b$)C',
    '\x0e',
    '\xff\xfe',
    'On a wrote:\r\n',
    '<p>',
    '<blockquote>',
    '<!--',
    '&#x0;',
    '\0',
    '\r',
    '\n',
  ),
  fc.constantFrom(
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n',
    'DTSTART;TZID=Europe/Rome:20260230T256060\r\n',
    'DURATION:P9999W\r\n',
  ),
  fc.constantFrom(
    '-----BEGIN PGP SIGNED MESSAGE-----\r\n',
    '-----BEGIN PGP SIGNATURE-----\r\n',
    '-----END PGP SIGNATURE-----\r\n',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => Buffer.from(text).toString('latin1')),
);

const encodedWord = fc
  .tuple(charset, fc.constantFrom('B', 'Q', 'b', 'q', 'X'), bytes(30), fc.constantFrom('?=', '=', '', '?= '))
  .map(([label, kind, text, end]) => `=?${label}?${kind}?${kind === 'B' ? btoa(text) : text}${end}`);

const value = fc.array(fc.oneof(words, encodedWord), { maxLength: 4 }).map((all) => all.join(' '));
const name = fc.constantFrom(
  ...['From', 'To', 'Cc', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'References', 'In-Reply-To', 'Received'],
  ...['Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition', 'Content-ID', 'Auto-Submitted', 'List-Id'],
  ...['Return-Path', 'X-Original-To', 'Authentication-Results', 'MIME-Version', 'X-Failed-Recipients', '', ' '],
);
const address = fc.constantFrom(
  'a@b.test',
  'A <a@b.test>',
  'g: a@b.test, c@d.test;',
  '"x, y" <a@b.test>',
  '<',
  'a@',
  '(',
);
const header = fc.oneof(
  fc.tuple(name, fc.oneof(value, address)).map(([key, text]) => `${key}: ${text}\r\n`),
  fc.tuple(name, value, value).map(([key, first, second]) => `${key}: ${first}\r\n\t${second}\r\n`),
  fc.constantFrom('\r\n', 'no colon\r\n', ' folded\r\n', 'Subject: x\n', 'Subject: x\r'),
);

const leafHead = fc
  .tuple(
    type,
    charset,
    encoding,
    fc.constantFrom('', 'inline', 'attachment', "attachment; filename*0*=utf-8''%C3; filename*1*=%A9"),
  )
  .map(
    ([kind, label, how, where]) =>
      `Content-Type: ${kind}; charset=${label}; format=flowed; name="winmail.dat"\r\nContent-Transfer-Encoding: ${how}\r\nContent-Disposition: ${where}\r\n`,
  );
const leafBody = fc
  .tuple(fc.array(words, { maxLength: 12 }), fc.boolean())
  .map(([all, coded]) => (coded ? Buffer.from(all.join(''), 'latin1').toString('base64') : all.join('')));

/** Any of these within any other, ended properly or not. */
const { entity } = fc.letrec<{ entity: Bytes; leaf: Bytes; multipart: Bytes; message: Bytes }>((tie) => ({
  entity: fc.oneof({ maxDepth: 5, withCrossShrink: true }, tie('leaf'), tie('multipart'), tie('message')),
  leaf: fc.tuple(leafHead, leafBody).map(([head, body]) => `${head}\r\n${body}\r\n`),
  multipart: fc
    .tuple(
      fc.constantFrom('mixed', 'alternative', 'related', 'report', 'signed', 'encrypted', 'digest', ''),
      fc.constantFrom('b', 'bb', 'b c', '--', 'x-y'),
      fc.array(tie('entity'), { maxLength: 4 }),
      fc.constantFrom('--', '', '-- ', 'x'),
    )
    .map(
      ([kind, boundary, parts, end]) =>
        `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}${end}\r\n`,
    ),
  message: fc
    .tuple(fc.array(header, { maxLength: 4 }), tie('entity'))
    .map(([headers, inner]) => `Content-Type: message/rfc822\r\n\r\n${headers.join('')}${inner}`),
}));

/** A mail by the grammar of MIME, with what people and programs do to it. */
export const grownMail: fc.Arbitrary<Buffer> = fc
  .tuple(fc.array(header, { maxLength: 12 }), entity)
  .map(([headers, body]) => Buffer.from(`From: a@b.test\r\n${headers.join('')}${body}`, 'latin1'));

type Mutation = (bytes: Buffer, at: number, size: number, other: Buffer) => Buffer;

const lineStart = (bytes: Buffer, at: number): number => bytes.lastIndexOf(0x0a, at) + 1;
const lineEnd = (bytes: Buffer, at: number): number => {
  const end = bytes.indexOf(0x0a, at);
  return end < 0 ? bytes.length : end + 1;
};

const MUTATIONS: Mutation[] = [
  // A bit flips.
  (all, at, size) => {
    const flipped = Buffer.from(all);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (size % 8));
    return flipped;
  },
  // A line is lost.
  (all, at) => Buffer.concat([all.subarray(0, lineStart(all, at)), all.subarray(lineEnd(all, at))]),
  // A line comes twice, or many times.
  (all, at, size) => {
    const line = all.subarray(lineStart(all, at), lineEnd(all, at));
    const times = Math.min(1 + (size % 3 === 0 ? size : 2), Math.ceil(200_000 / (line.length + 1)));
    return Buffer.concat([
      all.subarray(0, lineEnd(all, at)),
      ...Array(times).fill(line),
      all.subarray(lineEnd(all, at)),
    ]);
  },
  // A piece comes many times.
  (all, at, size) => {
    const piece = all.subarray(at, at + 1 + (size % 40));
    const times = Math.ceil(100_000 / (piece.length + 1));
    return Buffer.concat([all.subarray(0, at), ...Array(times).fill(piece), all.subarray(at)]);
  },
  // It ends here.
  (all, at) => all.subarray(0, at),
  // Two mails run into each other.
  (all, at, size, other) => Buffer.concat([all.subarray(0, at), other.subarray(size % (other.length + 1))]),
  // Headers change places.
  (all, at) => {
    const start = lineStart(all, at);
    return Buffer.concat([
      all.subarray(start, lineEnd(all, at)),
      all.subarray(0, start),
      all.subarray(lineEnd(all, at)),
    ]);
  },
  // A piece is overwritten.
  (all, at, size) =>
    Buffer.concat([all.subarray(0, at), Buffer.alloc(size % 20, size % 256), all.subarray(at + (size % 20))]),
];

/** One of these mails, mutated up to six times. */
export function mutatedMail(corpus: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const one = fc.constantFrom(...corpus);
  const step = fc.tuple(fc.constantFrom(...MUTATIONS), fc.nat(), fc.nat(5_000), one);
  return fc.tuple(one, fc.array(step, { minLength: 1, maxLength: 6 })).map(([mail, steps]) =>
    steps.reduce((all, [mutate, at, size, other]) => {
      const mutated = all.length === 0 ? other : mutate(all, at % all.length, size, other);
      return mutated.subarray(0, 3_000_000);
    }, mail),
  );
}
