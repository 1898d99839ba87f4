import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project.ts';

/** A question as a customer wrote it, and what it asks. */
export interface LabelledQuestion {
  language: string;
  label: string;
  text: string;
}

const FILE = 'server/features/questions/labelled-questions.csv';

/** Our own: sixteen questions, each in twelve wordings in four languages. */
export function labelledQuestions(): LabelledQuestion[] {
  const lines = readFileSync(join(projectFolder(), FILE), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [, language = '', label = '', text = ''] = /^(\w+),([\w-]+),"(.*)"$/.exec(line) ?? [];
    if (text === '') throw new Error(`${FILE}: "${line}" is not language,label,"text"`);
    return { language, label, text };
  });
}
