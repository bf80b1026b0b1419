import { connect } from '@/db/client';
import type { Context } from '../context';
import { claimWork } from '../work/claim-work';
import { performImport } from './perform-import';

/**
 * Run by the kill test as a process of its own: takes a piece of work as a worker does
 * and kills itself, either once the given share of the file is read (`read 0.4`) or so
 * many milliseconds into the landing (`land 120`). Ends by itself when it was too late.
 */
const [url, workId, step, at] = process.argv.slice(2);
if (!url || !workId || !step || !at) throw new Error('url, work, step and point are needed');

const die = () => process.kill(process.pid, 'SIGKILL');
const point = Number(at);
const { db, sql, close } = connect(url);
const ctx: Context = { db, sql, actor: { kind: 'system', name: 'test' }, locale: 'en' };
await claimWork(ctx, workId, (claimed) =>
  performImport(ctx, {
    ...claimed,
    report: async (progress) => {
      await claimed.report(progress);
      const share = (progress.done ?? 0) / (progress.total || 1);
      if (step === 'read' && progress.step === 'read' && share >= point) die();
      if (step === 'land' && progress.step === 'land') setTimeout(die, point);
    },
  }),
);
await close();
