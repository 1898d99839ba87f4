/**
 * Processor time that this thread has used, in milliseconds. Tests that hold "takes time by its length alone" compare two
 * readings: unlike the clock on the wall it does not grow when other programs take the machine.
 */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
