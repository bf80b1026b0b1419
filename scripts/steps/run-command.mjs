import { spawn } from 'node:child_process';
import { repository } from './repository.mjs';
import { Refusal } from './report.mjs';

/**
 * Runs a program in the checkout and gives what it printed. Its output is kept
 * back unless it fails (or `show` is set). A signal that ends us ends it too.
 */
export async function runCommand(command, args, { show = false, env = {}, label = command } = {}) {
  const child = spawn(command, args, {
    cwd: repository,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  const release = endWithUs(child);
  const output = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => output.push(part));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve(exitCode ?? signal));
  }).finally(release);
  const text = Buffer.concat(output).toString('utf8');
  if (code !== 0) throw new Refusal(`${text}\n${label} failed (${code}).`);
  return text;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

function endWithUs(child) {
  const handlers = Object.entries(exitCodes).map(([signal, code]) => {
    const end = () => {
      child.once('close', () => process.exit(code));
      child.kill(signal);
    };
    process.on(signal, end);
    return () => process.off(signal, end);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}
