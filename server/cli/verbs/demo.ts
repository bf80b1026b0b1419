import type { Context } from '@/server/services/context';
import { prepareDemo } from '@/server/services/demo/prepare-demo';
import { wantDemo } from '@/server/services/demo/restart-demo';
import { badUsage, readArguments } from '../read-arguments';
import { verbUsage } from '../verb-usage';

const usage = verbUsage.demo.join(' | ');

/** `demo load` makes the demo ready when it is not; `demo reset` makes it anew. */
export async function demoVerb(ctx: Context, argv: string[]): Promise<object> {
  const { positionals, values } = readArguments(argv, {
    ...{ usage, options: { day: { type: 'string' } }, positionals: 1 },
  });
  const [what] = positionals;
  if (what !== 'load' && what !== 'reset') throw badUsage(usage);
  if (what === 'reset') await wantDemo(ctx);
  return prepareDemo(ctx, values.day === undefined ? {} : { day: values.day });
}
