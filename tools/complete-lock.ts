// Some packages bring one optional package for every platform. A registry mirror may lack those of platforms nobody
// around it uses; npm then leaves them out of package-lock.json, and "npm ci" refuses that lock everywhere. This names
// them in the lock, as npm itself would; with --check it only says what is missing. Run it after "npm install".
import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  version?: string;
  resolved?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  license?: string;
  optionalDependencies?: Record<string, string>;
  dev?: boolean;
}

interface Lock {
  packages: Record<string, Entry>;
}

const FILE = 'package-lock.json';
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** What a platform package's name says of where it runs; undefined when its name says nothing. */
function platform(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (!os || !cpu) return undefined;
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return { os: [os], cpu: [cpu], ...(libc && os === 'linux' ? { libc } : {}) };
}

function complete(lock: Lock): string[] {
  const added: string[] = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (lock.packages[`node_modules/${name}`] || lock.packages[`${place}/node_modules/${name}`]) continue;
      const where = platform(name);
      if (!where || !/^\d+\.\d+\.\d+/.test(version)) continue;
      lock.packages[`node_modules/${name}`] = {
        version,
        ...where,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
      added.push(`${name}@${version}`);
    }
  }
  return added;
}

const lock: Lock = JSON.parse(readFileSync(FILE, 'utf8'));
const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'));
const added = complete(lock);
if (process.argv.includes('--check')) {
  for (const name of added) process.stdout.write(`${FILE} lacks ${name}: run "node tools/complete-lock.ts"\n`);
  for (const [place] of addresses) process.stdout.write(`${FILE} names a registry's address for ${place}\n`);
  process.exitCode = added.length + addresses.length > 0 ? 1 : 0;
} else if (added.length > 0) {
  const { '': root, ...rest } = lock.packages;
  const sorted = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1));
  lock.packages = { ...(root ? { '': root } : {}), ...Object.fromEntries(sorted) };
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`Added ${added.length} packages for other platforms to ${FILE}\n`);
}
