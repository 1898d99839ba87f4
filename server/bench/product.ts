import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Product {
  port: number;
  smtpPort: number;
  /** From the command to the ready line. */
  readyMs: number;
  child: ChildProcess;
  /** Memory of the process now, MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** As bin/sportello starts it. */
function usualCommand(): string[] {
  const built = builtServer();
  const flags = ['--import', join(built, 'own-stacks.js'), '--max-semi-space-size=4', '--max-old-space-size=512'];
  return [process.execPath, ...flags, join(built, 'main.js')];
}

/** The built product beside this file's bundle, or in the project's build folder. */
function builtServer(): string {
  const here = import.meta.dirname;
  return existsSync(join(here, 'main.js')) ? here : join(here, '../../build/server');
}

/** Starts the built product as a process of its own and waits for its ready line. */
export async function startProduct(
  dataDir: string,
  environment: Record<string, string> = {},
  command?: string[],
): Promise<Product> {
  const port = await freePort();
  const smtpPort = await freePort();
  const [file = process.execPath, ...args] = command ?? usualCommand();
  const began = performance.now();
  const child = spawn(file, args, {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      SMTP_PORT: String(smtpPort),
      SUPPORT_ADDRESS: 'support@bench.example',
      API_TOKEN: 'a-token-of-the-bench-only',
      LOG_LEVEL: 'warn',
      // As bin/sportello does.
      MALLOC_ARENA_MAX: '2',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = (): void => void child.kill('SIGTERM');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const readyMs = await new Promise<number>((resolve, reject) => {
    let heard = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      heard = (heard + chunk).slice(-5_000);
      if (heard.includes('Sportello is ready at')) resolve(performance.now() - began);
    });
    child.on('exit', (code) => reject(new Error(`Sportello ended with ${code} before it was ready:\n${heard}`)));
  });
  return {
    port,
    smtpPort,
    readyMs,
    child,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
