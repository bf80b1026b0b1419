import { parseArgs, type ParseArgsConfig } from 'node:util';
import { problem } from '@/server/domain/problem/problem';
import { StratumError } from '@/server/domain/problem/stratum-error';

type Options = NonNullable<ParseArgsConfig['options']>;

type Shape<Given extends Options> = {
  readonly usage: string;
  readonly options: Given;
  readonly required?: readonly (keyof Given & string)[];
  /** How many arguments without a flag there are. */
  readonly positionals: number;
};

/** Reads a verb's arguments strictly. Refuses BAD_INPUT with the usage for anything else. */
export function readArguments<const Given extends Options>(
  argv: readonly string[],
  { usage, options, required = [], positionals }: Shape<Given>,
) {
  const read = () => {
    try {
      return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
    } catch {
      throw badUsage(usage);
    }
  };
  const parsed = read();
  const values = parsed.values as Record<string, unknown>;
  if (parsed.positionals.length !== positionals || required.some((name) => !(name in values)))
    throw badUsage(usage);
  return parsed;
}

export function badUsage(usage: string): StratumError {
  return new StratumError(problem('BAD_INPUT', [], { usage }, 'usage'));
}
