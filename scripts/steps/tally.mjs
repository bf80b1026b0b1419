import { step } from './report.mjs';

/** Runs steps until one fails, and keeps count of the tests in them. */
export class Tally {
  passed = 0;
  failed = 0;

  /** A step without tests of its own: when it fails, it counts as one failure. */
  async check(name, work) {
    try {
      await step(name, work);
    } catch (error) {
      this.failed += 1;
      throw error;
    }
  }

  /** A step of tests: `{ passed, failed, error }`. */
  async tests(name, run) {
    await step(name, async () => {
      const { passed, failed, error } = await run();
      this.passed += passed;
      this.failed += error === null ? failed : Math.max(failed, 1);
      if (error !== null) throw error;
      if (failed > 0 || passed === 0)
        throw new Error(`${name}: ${passed} passed, ${failed} failed`);
      return `${passed} passed`;
    });
  }

  /** Runs everything, prints the sum as the very last line and ends the process. */
  async conclude(steps) {
    let failure = null;
    try {
      await steps();
    } catch (error) {
      failure = error;
      process.stdout.write(`\n${error.message ?? error}\n\n`);
    }
    if (failure !== null && this.failed === 0) this.failed = 1;
    process.stdout.write(`${this.passed} passed, ${this.failed} failed\n`);
    process.exitCode = failure === null ? 0 : 1;
  }
}
