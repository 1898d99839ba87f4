import { hashPassword, verifyPassword } from 'better-auth/crypto';

export { hashPassword };

/** Checks a password against its hash; takes as long where there is no hash. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  if (hash === null) {
    await hashPassword(password);
    return false;
  }
  return verifyPassword({ hash, password });
}
