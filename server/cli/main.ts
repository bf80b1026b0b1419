import { runCommand } from './run-command';

/** A reader that has enough (`| head`) is no fault. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

/** One object on standard output, or one error line on standard error and exit code 1. */
const answer = await runCommand(process.argv.slice(2));
if (answer.ok) process.stdout.write(`${JSON.stringify(answer.result)}\n`);
else process.stderr.write(`${JSON.stringify(answer.refusal)}\n`);
process.exitCode = answer.ok ? 0 : 1;
