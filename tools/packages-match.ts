// Ends with 0 when node_modules holds exactly what package-lock.json asks for, as npm noted when it installed.
import { existsSync, readFileSync } from 'node:fs';

interface Lock {
  packages: Record<string, { version?: string; integrity?: string; optional?: boolean }>;
}

const NOTE = 'node_modules/.package-lock.json';

function read(file: string): Lock['packages'] {
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  return lock.packages;
}

function matches(): boolean {
  if (!existsSync(NOTE)) return false;
  const installed = read(NOTE);
  const wanted = Object.entries(read('package-lock.json')).filter(([place]) => place !== '');
  const places = new Set(wanted.map(([place]) => place));
  if (Object.keys(installed).some((place) => !places.has(place))) return false;
  return wanted.every(([place, { integrity, optional }]) => {
    const found = installed[place];
    // Packages for other platforms are optional and not there.
    return found ? found.integrity === integrity && existsSync(place) : optional === true;
  });
}

process.exitCode = matches() ? 0 : 1;
