import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock/index.ts';
import type { Db, InstantColumn } from '../db/index.ts';

export { openSealer, SealBroken } from './sealing.ts';

interface SecretsTable {
  name: string;
  value: string;
  created_at: InstantColumn;
}

declare module '../db/index.ts' {
  interface Tables {
    secrets: SecretsTable;
  }
}

const SECRET_BYTES = 32;

/** The key of that name, 256 random bits in base64url: made when first asked for, then the same for every process. */
export async function houseSecret(db: Db, clock: Clock, name: string): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name, value: randomBytes(SECRET_BYTES).toString('base64url'), created_at: clock.now().toString() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return value;
}
