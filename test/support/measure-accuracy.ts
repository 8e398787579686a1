import type { Identification } from '../../src/domain/matching/identification.ts';
import type { Question } from './questions.ts';

export interface Accuracy {
  readonly asked: number;
  readonly identifiable: number;
  /** Right ones of the identifiable. */
  readonly found: number;
  /** Found, and somebody else. */
  readonly wrong: readonly { readonly question: Question; readonly answer: Identification }[];
  /** Identifiable, and nobody was found. */
  readonly missed: readonly { readonly question: Question; readonly answer: Identification }[];
  /** Right ones of all that were found. */
  readonly precision: number;
  /** Found ones of the identifiable. */
  readonly recall: number;
}

export const measureAccuracy = async (questions: readonly Question[], ask: (input: Question['input']) => Promise<Identification>): Promise<Accuracy> => {
  const answers: { question: Question; answer: Identification }[] = [];
  for (const question of questions) answers.push({ question, answer: await ask(question.input) });
  const all = answers.filter(({ answer }) => answer.outcome === 'found');
  const wrong = all.filter(({ question, answer }) => answer.customerId !== question.customerId);
  const identifiable = answers.filter(({ question }) => question.isIdentifiable);
  const missed = identifiable.filter(({ question, answer }) => answer.customerId !== question.customerId);
  return {
    asked: questions.length,
    identifiable: identifiable.length,
    found: identifiable.length - missed.length,
    wrong,
    missed,
    precision: all.length === 0 ? 1 : (all.length - wrong.length) / all.length,
    recall: identifiable.length === 0 ? 1 : (identifiable.length - missed.length) / identifiable.length,
  };
};
