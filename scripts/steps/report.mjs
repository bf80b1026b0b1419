/** Prints a step's name, then the time it took, on one line. */
export async function step(name, work) {
  const started = performance.now();
  process.stdout.write(`  ${name.padEnd(14)} `);
  try {
    const note = await work();
    process.stdout.write(`${seconds(started)}${typeof note === 'string' ? `  ${note}` : ''}\n`);
  } catch (error) {
    process.stdout.write(`${seconds(started)}  failed\n`);
    throw error;
  }
}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`.padStart(8);
}

/** A failure that is told in its own words, without a stack. */
export class Refusal extends Error {}

/** Ends the process: a refusal with its words, anything else with its stack. */
export function fail(error) {
  const told = error instanceof Refusal || error?.code === 'DATABASE_UNAVAILABLE';
  process.stderr.write(`\n${told ? error.message : (error?.stack ?? String(error))}\n`);
  if (error?.hint) process.stderr.write(`${error.hint}\n`);
  process.exit(1);
}
