import type { ReactNode } from 'react';

export interface Question {
  /** "Close 5,000 tickets?" */
  title: string;
  /** What it costs, what stays. */
  text?: ReactNode;
  /** The verb that answers yes: "Close them". */
  yes: string;
  /** The verb that answers no: "Leave them". */
  no: string;
  /** Destroys something: the yes is terracotta. */
  danger?: boolean;
  /** What has to be typed before yes can be pressed, for what cannot be undone: the thing's own name. */
  byName?: string;
}
export interface Asked extends Question {
  answer: (yes: boolean) => void;
}

let asked: Asked | undefined;
const listeners = new Set<() => void>();

/** Asks in a dialog and waits for the answer. A second question takes the place of an open one, which is then a no. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    asked = {
      ...question,
      answer: (yes) => {
        asked = undefined;
        for (const listener of listeners) listener();
        resolve(yes);
      },
    };
    for (const listener of listeners) listener();
  });
}

export function currentQuestion(): Asked | undefined {
  return asked;
}
export function onQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
