import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORM = 'v1';

/** Locks and unlocks secrets that have to be stored (mail passwords, tokens, private keys). */
export interface Sealer {
  /** AES-256-GCM (NIST SP 800-38D) under the house's key; `purpose` is bound in, so that no sealed text serves for another. */
  seal(secret: string, purpose: string): string;
  /** @throws SealBroken when it was sealed with another key, for another purpose, or was changed. */
  open(sealed: string, purpose: string): string;
}

export class SealBroken extends Error {
  override name = 'SealBroken';
}

/**
 * The sealer of this house. Its key is a file that only its owner may read, made at first start: a copy of the database alone
 * opens nothing. Several machines on one database share the file, or give the same `SECRET_KEY`.
 */
export async function openSealer(dataDir: string, given: string | undefined): Promise<Sealer> {
  return sealerWith(given === undefined ? await keyFile(join(dataDir, 'secret.key')) : Buffer.from(given, 'base64url'));
}

function sealerWith(key: Buffer): Sealer {
  return {
    seal(secret, purpose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return `${FORM}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, purpose) {
      const [form, packed = ''] = sealed.split('.');
      const bytes = Buffer.from(packed, 'base64url');
      if (form !== FORM || bytes.length < IV_BYTES + TAG_BYTES) throw new SealBroken('This is not a sealed secret.');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new SealBroken('A stored secret cannot be opened: it was sealed with another key.', { cause: error });
      }
    },
  };
}

async function keyFile(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true });
  // Whole before it has its name, and linked only where there is none: of two processes that start at once both read one key.
  const made = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(made, 'wx', 0o600);
    try {
      await handle.writeFile(randomBytes(KEY_BYTES).toString('base64url'));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(made, { force: true });
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw new SealBroken(`The key in ${file} is not whole. Bring it back from a backup.`);
  return key;
}
