import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project.ts';

/** A question as a customer wrote it, and what it asks. */
export interface LabelledQuestion {
  language: string;
  label: string;
  text: string;
}

const FOLDER = 'server/features/questions';

/** Our own: sixteen questions, each in twelve wordings in four languages. */
export function labelledQuestions(): LabelledQuestion[] {
  return read('labelled-questions.csv');
}

/** Harder: three questions about each of six things, in the same words but for what is asked of it; labels are thing-question. */
export function nearQuestions(): LabelledQuestion[] {
  return read('near-questions.csv');
}

function read(name: string): LabelledQuestion[] {
  const lines = readFileSync(join(projectFolder(), FOLDER, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const [, language = '', label = '', text = ''] = /^(\w+),([\w-]+),"(.*)"$/.exec(line) ?? [];
    if (text === '') throw new Error(`${name}: "${line}" is not language,label,"text"`);
    return { language, label, text };
  });
}
