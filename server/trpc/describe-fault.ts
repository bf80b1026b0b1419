export type Fault = {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
  readonly stack: readonly string[];
  readonly cause: Fault | null;
};

/**
 * An unexpected error as the log may keep it: what failed and where. The values
 * a query was given are cut off, since they can be personal data or secrets.
 */
export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) {
    return { name: typeof error, message: 'not an error', code: null, stack: [], cause: null };
  }
  const { name, message, stack = '', cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return {
    name,
    message: message.replace(/\nparams:[\s\S]*$/, ''),
    code,
    stack: stack
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at ')),
    cause: cause === undefined ? null : describeFault(cause),
  };
}
