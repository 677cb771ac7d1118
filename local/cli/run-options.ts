/** The options of the commands that run the script: the clock, the person, and what is done to its service calls. */
import type { HostOptions } from '../host';
import { folder, readJson } from './command';
import { UsageError } from './usage-error';

export const runOptions = {
  book: { type: 'string' },
  now: { type: 'string' },
  user: { type: 'string' },
  outbox: { type: 'string' },
  drive: { type: 'string' },
  answers: { type: 'string' },
  quota: { type: 'string' },
  metrics: { type: 'string' },
  'fail-at': { type: 'string' },
  'kill-at': { type: 'string' },
} as const;

export type RunValues = { [Name in keyof typeof runOptions]?: string | undefined };

export async function hostOptionsOf(values: RunValues, dist: string): Promise<Omit<HostOptions, 'book'>> {
  return {
    dist,
    now: readMoment(values.now),
    user: values.user,
    outbox: await folder(values.outbox),
    drive: await folder(values.drive),
    answers: readAnswers(values.answers),
    quota: readCount('quota', values.quota, 0),
    failAt: readCount('fail-at', values['fail-at'], 1),
    killAt: readCount('kill-at', values['kill-at'], 1),
  };
}

function readMoment(text: string | undefined): string | undefined {
  if (text !== undefined && Number.isNaN(Date.parse(text))) {
    throw new UsageError(`--now: expected a moment such as 2026-05-01T09:00:00Z, found "${text}"`);
  }
  return text;
}

function readCount(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`--${name}: expected a whole number from ${least}, found "${text}"`);
}

function readAnswers(text: string | undefined): (string | boolean | null)[] | undefined {
  if (text === undefined) return undefined;
  const answers = readJson('--answers', text);
  const isAnswer = (answer: unknown) => answer === null || typeof answer === 'string' || typeof answer === 'boolean';
  if (Array.isArray(answers) && answers.every(isAnswer)) return answers;
  throw new UsageError('--answers: expected a list of texts, true, false or null');
}
