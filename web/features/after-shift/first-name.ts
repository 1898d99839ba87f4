/** As colleagues call each other. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
