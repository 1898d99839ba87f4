/** An event by its name, or with `group` all whose names begin with that word. */
export interface EventChoice {
  id: string;
  group?: string;
}

/** All names, and before those that share their first word one for all of them: "ticket.*". */
export function eventChoices(names: readonly string[]): EventChoice[] {
  const words = new Map<string, string[]>();
  for (const name of names.toSorted()) {
    const word = name.split('.')[0] ?? name;
    words.set(word, [...(words.get(word) ?? []), name]);
  }
  return [...words].flatMap(([group, members]) => [
    ...(members.length > 1 ? [{ id: `${group}.*`, group }] : []),
    ...members.map((id) => ({ id })),
  ]);
}

/** Turns one on or off. What its group says already is let go with it: "ticket.*" needs no "ticket.closed" beside it. */
export function withEvent(chosen: readonly string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const group = id.endsWith('.*') ? id.slice(0, -1) : undefined;
  const whole = `${id.split('.')[0]}.*`;
  const others = chosen.filter((one) => (group ? !one.startsWith(group) : one !== whole));
  return [...others, id].sort();
}
