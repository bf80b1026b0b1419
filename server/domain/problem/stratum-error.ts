import type { Problem } from './problem';

/** A refusal a person can act on. Everything else that is thrown is a fault of ours. */
export class StratumError extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(first: Problem, ...others: readonly Problem[]) {
    super(`${first.code} at /${first.path.join('/')}`);
    this.name = 'StratumError';
    this.problems = [first, ...others];
  }

  /** Throws when there is at least one problem. */
  static throwIfAny(problems: readonly Problem[]): void {
    const [first, ...others] = problems;
    if (first) throw new StratumError(first, ...others);
  }
}
