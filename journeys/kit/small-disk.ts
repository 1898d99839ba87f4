import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface SmallDisk {
  /** For STORAGE_URL. */
  url: string;
  folder: string;
  /** Put before the product's own command; empty where the disk itself is small. */
  wrapper: readonly string[];
  /** Makes room. @returns whether the product has to be started again, without the wrapper, to see it. */
  grow(): 'at once' | 'after a restart';
  remove(): void;
}

const ROOM_KB = 1_024;

/**
 * A place for files in which a megabyte fits and not three. Root gets a small file system of its own; where mounting is not
 * allowed a limit on the size of files says the same to the program by another error (EFBIG in the place of ENOSPC).
 */
export function makeSmallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-small-'));
  const url = pathToFileURL(folder).href;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM_KB}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    // dash counts in blocks of 512 bytes. The signal that comes with the error would end the program unseen.
    const wrapper = ['sh', '-c', `trap '' XFSZ; ulimit -f ${ROOM_KB * 2}; exec "$@"`, 'sh'];
    return { url, folder, wrapper, grow: () => 'after a restart', remove: () => rmSync(folder, { recursive: true }) };
  }
  return {
    url,
    folder,
    wrapper: [],
    grow() {
      execFileSync('mount', ['-o', `remount,size=${ROOM_KB * 64}k`, folder]);
      return 'at once';
    },
    remove() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
