import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { FileReason, FileText } from './file-text.ts';
import { FILE_LIMITS } from './limits.ts';
import type { FileRequest } from './reading-process.ts';

/** How often its memory is looked at. */
const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4_096;
const HEAP_MB = 256;

/**
 * Reads files in a process of its own, which is ended when a file takes too much time or memory, and may neither write, nor
 * start anything, nor reach the network, nor see the environment. It lives while files are read, so that nothing of it stays.
 */
export class FileReader {
  #child: ChildProcess | null = null;
  readonly #milliseconds: number;
  readonly #memoryBytes: number;

  constructor({ milliseconds, memoryBytes }: { milliseconds: number; memoryBytes: number } = FILE_LIMITS) {
    this.#milliseconds = milliseconds;
    this.#memoryBytes = memoryBytes;
  }

  /** One file after the other. Never fails for what is in the file. */
  async read(request: FileRequest): Promise<FileText> {
    const child = this.#started();
    const { promise, resolve } = Promise.withResolvers<FileText>();
    const end = (reason: FileReason): void => {
      resolve({ text: null, reason });
      this.end();
    };
    const answered = (answer: unknown): void => resolve(answer as FileText);
    // Beyond its own limit of memory it ends by itself.
    const gone = (_code: number | null, signal: string | null): void =>
      end(signal === 'SIGABRT' ? 'too-much-memory' : 'broken');
    const late = setTimeout(() => end('too-slow'), this.#milliseconds);
    let isOver = false;
    const look = setInterval(async () => {
      const bytes = await residentBytes(child.pid);
      if (bytes > this.#memoryBytes && !isOver) end('too-much-memory');
    }, LOOK_EVERY_MS);
    child.once('message', answered).once('exit', gone);
    child.send(request, (error) => {
      if (error) end('broken');
    });
    try {
      return await promise;
    } finally {
      isOver = true;
      clearTimeout(late);
      clearInterval(look);
      child.off('message', answered).off('exit', gone);
    }
  }

  /** With the process that reads; the next file starts another. */
  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #started(): ChildProcess {
    if (this.#child !== null) return this.#child;
    const child = startReading();
    const forget = (): void => {
      if (this.#child === child) this.#child = null;
    };
    // Where it cannot be started there is no exit, and sending to it fails.
    child.once('exit', forget).once('error', forget);
    this.#child = child;
    return child;
  }
}

function startReading(): ChildProcess {
  const child = fork(processFile(), {
    serialization: 'advanced',
    env: { MALLOC_ARENA_MAX: '2' },
    execArgv: ['--permission', '--allow-fs-read=*', `--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return child;
}

/** 0 where the system does not tell (only Linux does, this way): time and the heap's own limit then hold it. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const memory = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(memory.split(' ')[1] ?? 0) * PAGE_BYTES;
}

/** Beside the bundle (or one up from its parts), else the source, which Node reads as it is. */
function processFile(): string {
  const here = import.meta.dirname;
  const built = [join(here, 'file-reader.js'), join(here, '../file-reader.js')];
  return built.find((file) => existsSync(file)) ?? join(here, 'reading-process.ts');
}
