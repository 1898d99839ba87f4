import type { Seal } from '../../../../contract/reading.ts';
import type { PartHeader } from './part-header.ts';
import { readCms } from './signed-content.ts';

/**
 * What the type of a part says of a seal; the first in a mail counts. A signed document that is attached (`contract.pdf.p7m`)
 * is a file as others are.
 */
export function sealOfType({ type, disposition }: Pick<PartHeader, 'type' | 'disposition'>): Seal | undefined {
  const { value, parameters } = type;
  const protocol = `${value} ${parameters.get('protocol') ?? ''}`.toLowerCase();
  const form = /pkcs7/.test(protocol) ? 'smime' : /pgp-(?:signature|encrypted)/.test(protocol) ? 'pgp' : undefined;
  if (form === undefined || (/pkcs7-mime$/.test(value) && !isLetterContainer({ type, disposition }))) return undefined;
  const kind = (parameters.get('smime-type') ?? '').toLowerCase();
  const encrypted =
    value === 'multipart/encrypted' ||
    value === 'application/pgp-encrypted' ||
    (/pkcs7-mime$/.test(value) && kind !== 'signed-data' && kind !== 'certs-only');
  return { form, state: encrypted ? 'encrypted' : 'signed', by: null };
}

/** S/MIME calls a container of a letter smime.p7m (RFC 8551 section 3.2.1), or nothing. */
export function isLetterContainer({ type, disposition }: Pick<PartHeader, 'type' | 'disposition'>): boolean {
  const name = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
  const isNamed = /^smime\.p7[mcz]$/i.test(name.trim());
  return isNamed || (name.trim() === '' && /pkcs7-mime$/.test(type.value));
}

/** The same with what the container or the detached signature itself says; `seal` where it says nothing. */
export function sealOfContainer(bytes: Buffer, seal: Seal | undefined): Seal | undefined {
  if (seal?.form === 'pgp') return { ...seal, by: signerOfPgp(bytes) ?? seal.by };
  const container = readCms(bytes);
  return container ? { form: 'smime', state: container.kind, by: container.signer ?? seal?.by ?? null } : seal;
}

const SIGNED_TEXT = /^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*$/m;
const SIGNATURE = /^-----BEGIN PGP SIGNATURE-----[ \t]*$/m;
const SIGNATURE_END = /^-----END PGP SIGNATURE-----[ \t]*$/m;

/**
 * A text signed or encrypted in place (RFC 9580 section 7): what is signed comes back without its frame, what is encrypted as
 * it is. Undefined for ordinary text.
 */
export function readPgpText(text: string): { text: string; seal: Seal } | undefined {
  const begin = SIGNED_TEXT.exec(text);
  if (!begin) {
    return /^-----BEGIN PGP MESSAGE-----/m.test(text)
      ? { text, seal: { form: 'pgp', state: 'encrypted', by: null } }
      : undefined;
  }
  const signature = SIGNATURE.exec(text.slice(begin.index));
  if (!signature) return undefined;
  const signatureAt = begin.index + signature.index;
  const end = SIGNATURE_END.exec(text.slice(signatureAt));
  const after = end ? signatureAt + end.index + end[0].length : text.length;
  const framed = text.slice(begin.index + begin[0].length, signatureAt).replace(/^\n/, '');
  // "Hash: SHA512" and kin, up to the first empty line.
  const body = /^(?:[A-Za-z-]{1,20}: [^\n]{0,200}\n)*\n/.exec(framed);
  const words = (body ? framed.slice(body[0].length) : framed).replace(/^- (?=[-F])/gm, '');
  const by = signerOfPgp(Buffer.from(text.slice(signatureAt, after))) ?? null;
  return {
    text: `${text.slice(0, begin.index)}${words}${text.slice(after).replace(/^\n/, '')}`,
    seal: { form: 'pgp', state: 'signed', by },
  };
}

const SIGNATURE_PACKET = 2;
const SIGNERS_USER_ID = 28;

/** The user id that a signature (RFC 9580 sections 4.2 and 5.2.3, versions 4 and 6) carries, where its program put one in. */
function signerOfPgp(bytes: Buffer): string | undefined {
  const armoured = /-----BEGIN PGP SIGNATURE-----\s*?\n([\s\S]{0,20000}?)-----END/.exec(
    bytes.toString('latin1', 0, 24_000),
  );
  const base64 = armoured?.[1]?.replace(/\r/g, '').replace(/^(?:[A-Za-z-]+: [^\n]*\n)*\n/, '');
  const packet = base64 === undefined ? bytes : Buffer.from(base64.replace(/\n=[^\n]*\n?$/, ''), 'base64');
  const body = packetBody(packet);
  if (!body || (body[0] !== 4 && body[0] !== 6)) return undefined;
  const wide = body[0] === 6;
  const start = wide ? 8 : 6;
  if (body.length < start) return undefined;
  const length = wide ? body.readUInt32BE(4) : body.readUInt16BE(4);
  const area = body.subarray(start, start + length);
  for (let at = 0; at + 1 < area.length; ) {
    const first = area[at] ?? 0;
    const size = first < 192 ? first : first < 255 ? ((first - 192) << 8) + (area[at + 1] ?? 0) + 192 : 0;
    const from = at + (first < 192 ? 1 : 2);
    if (size === 0) return undefined;
    if (((area[from] ?? 0) & 0x7f) === SIGNERS_USER_ID) {
      const words = area
        .toString('utf8', from + 1, from + size)
        .replace(/\p{Cc}/gu, ' ')
        .trim();
      return words.slice(0, 200).toWellFormed() || undefined;
    }
    at = from + size;
  }
  return undefined;
}

/** The first packet's body, of a signature only. */
function packetBody(packet: Buffer): Buffer | undefined {
  const tag = packet[0] ?? 0;
  if ((tag & 0x80) === 0 || packet.length < 3) return undefined;
  const isNew = (tag & 0x40) !== 0;
  if ((isNew ? tag & 0x3f : (tag >> 2) & 0x0f) !== SIGNATURE_PACKET) return undefined;
  const first = packet[1] ?? 0;
  if (isNew) return first < 192 ? packet.subarray(2) : packet.subarray(3);
  return packet.subarray([2, 3, 5, 1][tag & 3]);
}
