import pg from 'pg';

/** The database that every test's own is cloned from: migrated, empty. */
export const TEMPLATE = 'sportello_template';

/** SQLSTATE (PostgreSQL, appendix A). */
const INSUFFICIENT_PRIVILEGE = '42501';

/** A fresh copy of the template. @returns its address, and the way to drop it. */
export async function cloneDatabase(templateUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
  const own = new URL(templateUrl);
  own.pathname = `/${name}`;
  const ask = (statement: string) => askServer(templateUrl, statement);
  await ask(`create database ${name} template ${TEMPLATE}`);
  return {
    url: own.href,
    async drop() {
      try {
        await ask(`drop database ${name} with (force)`);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
        // A vacuum is at work there, which only a superuser may end by force; without it, it is sent away.
        await ask(`drop database ${name}`);
      }
    },
  };
}

/** Asks the server itself, whichever of its databases the address names. */
export async function askServer(url: string, statement: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  await askAt(admin.href, statement);
}

export async function askAt(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
