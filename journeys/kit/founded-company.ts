import { lstat, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BUILT_COMMAND, foundedByMarta, prepareInstallation } from './installation.ts';

/**
 * Founds Marta's company once, before all journeys: most of them are about what comes after. First starts have journeys of
 * their own. Where it cannot be founded, each journey begins by itself and fails with its own words.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const codeCache = await mkdtemp(join(tmpdir(), 'sportello-compiled-'));
  const house = await prepareInstallation(foundedByMarta, BUILT_COMMAND, { dataDir: '', codeCache });
  let dataDir = '';
  try {
    await house.start();
    await house.stop();
    // A database that is kept elsewhere (root without namespaces) would be one for all.
    if (!(await lstat(join(house.dataDir, 'postgres'))).isSymbolicLink()) dataDir = house.dataDir;
  } catch (error) {
    process.stderr.write(`Marta's company could not be founded beforehand: ${error}\n`);
  }
  project.provide('founded', { dataDir, codeCache });
  return async () => {
    await house.remove();
    await rm(codeCache, { recursive: true, force: true });
  };
}
