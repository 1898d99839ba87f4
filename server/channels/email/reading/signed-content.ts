import { X509Certificate } from 'node:crypto';
import { type BerValue, berWithin, FIRST_CHOICE, INTEGER, OBJECT_ID, octetsOf, readBer, SEQUENCE, SET } from './ber.ts';
import { oneLine } from './plain-strings.ts';

/** What a CMS container (RFC 5652, S/MIME RFC 8551) is, read and not verified. */
export interface CmsContainer {
  kind: 'signed' | 'encrypted';
  /** What was signed, when it lies within (opaque signing). */
  content?: Buffer;
  /** Whom the signer's certificate names: name and address as far as given. Anybody can make such a certificate. */
  signer?: string;
}

const SIGNED_DATA = '2a864886f70d010702';
const ENCRYPTED_KINDS = new Set([
  '2a864886f70d010703', // envelopedData
  '2a864886f70d010706', // encryptedData
  '2a864886f70d0109100117', // authEnvelopedData
]);
const MAX_CERTIFICATES = 20;
const MAX_SIGNER_LENGTH = 200;

/** Reads a container in DER, BER or PEM; undefined for what is none. */
export function readCms(bytes: Buffer): CmsContainer | undefined {
  const info = readBer(derOf(bytes));
  if (info?.tag !== SEQUENCE) return undefined;
  const [type, wrapped] = berWithin(info, 2);
  if (type?.tag !== OBJECT_ID) return undefined;
  const kind = type.content.toString('hex');
  if (ENCRYPTED_KINDS.has(kind)) return { kind: 'encrypted' };
  if (kind !== SIGNED_DATA || wrapped?.tag !== FIRST_CHOICE) return undefined;
  const [signed] = berWithin(wrapped, 1);
  if (signed?.tag !== SEQUENCE) return { kind: 'signed' };
  const parts = berWithin(signed, 10);
  const content = contentOf(parts.find((part) => part.tag === SEQUENCE));
  const signer = signerOf(parts);
  return { kind: 'signed', ...(content && { content }), ...(signer && { signer }) };
}

function derOf(bytes: Buffer): Buffer {
  if (bytes[0] === SEQUENCE) return bytes;
  const pem = /-----BEGIN [A-Z0-9 ]{1,40}-----([A-Za-z0-9+/=\s]*)-----END/.exec(bytes.toString('latin1'))?.[1];
  return pem === undefined ? bytes : Buffer.from(pem, 'base64');
}

/** SEQUENCE { type, [0] { OCTET STRING } }: the second is absent when the signature stands apart. */
function contentOf(encapsulated: BerValue | undefined): Buffer | undefined {
  const wrapped = encapsulated && berWithin(encapsulated, 2)[1];
  const octets = wrapped?.tag === FIRST_CHOICE ? berWithin(wrapped, 1)[0] : undefined;
  return octets && octetsOf(octets);
}

function signerOf(parts: readonly BerValue[]): string | undefined {
  const certificates = parts.find((part) => part.tag === FIRST_CHOICE);
  if (!certificates) return undefined;
  const serial = serialOfSigner(parts.findLast((part) => part.tag === SET));
  const read = berWithin(certificates, MAX_CERTIFICATES).map(certificateOf);
  const own = read.find((one) => one && serial !== undefined && one.serialNumber.toLowerCase() === serial);
  const one = own ?? read.find((each) => each && !each.ca) ?? read.find((each) => each !== undefined);
  return one && namedBy(one);
}

/** Of the first SignerInfo: SEQUENCE { version, SEQUENCE { issuer, serial } … }. In hex without leading zeros. */
function serialOfSigner(signers: BerValue | undefined): string | undefined {
  const first = signers && berWithin(signers, 1)[0];
  const id = first && berWithin(first, 2)[1];
  const serial = id && berWithin(id, 2)[1];
  return serial?.tag === INTEGER ? serial.content.toString('hex').replace(/^(00)+(?=..)/, '') : undefined;
}

function certificateOf(value: BerValue): X509Certificate | undefined {
  if (value.tag !== SEQUENCE) return undefined;
  try {
    return new X509Certificate(value.bytes);
  } catch {
    // Whatever it is, it names nobody.
    return undefined;
  }
}

function namedBy(certificate: X509Certificate): string | undefined {
  const subject = new Map(
    certificate.subject.split('\n').map((line) => {
      const equals = line.indexOf('=');
      return [line.slice(0, equals), line.slice(equals + 1)];
    }),
  );
  const address =
    /(?:^|, )email:([^,\s]{3,320})/.exec(certificate.subjectAltName ?? '')?.[1] ?? subject.get('emailAddress');
  const name = subject.get('CN') ?? subject.get('O');
  const words = name && address && name !== address ? `${name} <${address}>` : (address ?? name);
  return words === undefined ? undefined : oneLine(words, MAX_SIGNER_LENGTH) || undefined;
}
