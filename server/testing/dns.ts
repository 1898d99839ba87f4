import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { onTestFinished } from 'vitest';

/** Records of one name. TXT may be a list of strings, as long ones stand in DNS in pieces. */
export interface TestRecords {
  A?: string[];
  AAAA?: string[];
  CNAME?: string;
  MX?: [preference: number, host: string][];
  PTR?: string[];
  TXT?: (string | string[])[];
}

export interface TestDns {
  /** For DNS_SERVERS and `config.dnsServers`. */
  server: string;
  /** By name in lower case; may be changed at any time. What is not there is NXDOMAIN. */
  records: Map<string, TestRecords>;
  /** Each question, as `TXT example.org`. */
  asked: string[];
  /** `silent` takes questions and says nothing; `failing` answers SERVFAIL. */
  mood: 'answering' | 'silent' | 'failing';
  close(): Promise<void>;
}

const TYPES = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };
const IN = 1;
/** Answer, recursion available (RFC 1035, 4.1.1). */
const ANSWER = 0x8180;
const SERVFAIL = 2;
const NXDOMAIN = 3;
const LONGEST_STRING = 255;

/** A DNS server on loopback for one test, closed after it. See `startTestDns`. */
export async function openTestDns(records: Record<string, TestRecords> = {}): Promise<TestDns> {
  const dns = await startTestDns(records);
  onTestFinished(dns.close);
  return dns;
}

/** A small DNS server (RFC 1035 over UDP) on loopback that knows the given records and nothing else. */
export async function startTestDns(records: Record<string, TestRecords> = {}): Promise<TestDns> {
  const socket = createSocket('udp4');
  const dns: TestDns = {
    server: '',
    records: new Map(Object.entries(records).map(([name, held]) => [name.toLowerCase(), held])),
    asked: [],
    mood: 'answering',
    close: () => closed(socket),
  };
  socket.on('message', (question, from) => {
    const { name, type, end } = questionOf(question);
    const known = Object.entries(TYPES).find(([, number]) => number === type)?.[0] ?? String(type);
    dns.asked.push(`${known} ${name}`);
    if (dns.mood === 'silent') return;
    const held = dns.records.get(name);
    const answers = dns.mood === 'failing' ? [] : answersOf(held, type);
    const head = Buffer.alloc(12);
    question.copy(head, 0, 0, 2);
    head.writeUInt16BE(ANSWER | (dns.mood === 'failing' ? SERVFAIL : held ? 0 : NXDOMAIN), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(answers.length, 6);
    socket.send(Buffer.concat([head, question.subarray(12, end), ...answers]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  dns.server = `127.0.0.1:${socket.address().port}`;
  return dns;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}

function questionOf(packet: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: packet.readUInt16BE(at + 1), end: at + 5 };
}

function answersOf(held: TestRecords | undefined, type: number): Buffer[] {
  if (!held) return [];
  if (held.CNAME !== undefined && type !== TYPES.CNAME) return [record(TYPES.CNAME, nameBytes(held.CNAME))];
  const data = {
    [TYPES.A]: () => (held.A ?? []).map((address) => Buffer.from(address.split('.').map(Number))),
    [TYPES.AAAA]: () => (held.AAAA ?? []).map(sixteenBytes),
    [TYPES.CNAME]: () => (held.CNAME === undefined ? [] : [nameBytes(held.CNAME)]),
    [TYPES.PTR]: () => (held.PTR ?? []).map(nameBytes),
    [TYPES.TXT]: () => (held.TXT ?? []).map(stringsBytes),
    [TYPES.MX]: () =>
      (held.MX ?? []).map(([preference, host]) => {
        const number = Buffer.alloc(2);
        number.writeUInt16BE(preference);
        return Buffer.concat([number, nameBytes(host)]);
      }),
  }[type];
  return data ? data().map((bytes) => record(type, bytes)) : [];
}

/** A record of the name that was asked for, which stands at byte 12 (the pointer 0xc00c of RFC 1035, 4.1.4). */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(IN, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').filter(Boolean);
  return Buffer.concat([
    ...labels.map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.alloc(1),
  ]);
}

function stringsBytes(text: string | string[]): Buffer {
  const pieces = typeof text === 'string' ? (text.match(/[\s\S]{1,255}/g) ?? ['']) : text;
  return Buffer.concat(
    pieces.map((piece) => {
      const bytes = Buffer.from(piece);
      if (bytes.length > LONGEST_STRING) throw new RangeError('A string in a TXT record holds at most 255 octets.');
      return Buffer.concat([Buffer.from([bytes.length]), bytes]);
    }),
  );
}

function sixteenBytes(address: string): Buffer {
  const [left = '', right] = address.split('::');
  const groups = (half: string): string[] => half.split(':').filter(Boolean);
  const before = groups(left);
  const after = groups(right ?? '');
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return Buffer.from(all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]));
}
