/** Names of the arguments of an ICU message, those within plural and select branches included, sorted. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  readText(message, 0, names);
  return [...names].sort();
}

/** Reads message text up to its closing brace or its end, and gives the position after it. */
function readText(message: string, from: number, names: Set<string>): number {
  let at = from;
  while (at < message.length && message[at] !== '}') {
    at = message[at] === '{' ? readArgument(message, at + 1, names) : at + 1;
  }
  return at + 1;
}

function readArgument(message: string, from: number, names: Set<string>): number {
  const [head = '', name = '', kind] =
    /^\s*(\w+)\s*(?:,\s*(plural|select|selectordinal|\w+))?/.exec(message.slice(from)) ?? [];
  names.add(name);
  let at = from + head.length;
  const branches = kind === 'plural' || kind === 'select' || kind === 'selectordinal';
  while (at < message.length && message[at] !== '}') {
    at = branches && message[at] === '{' ? readText(message, at + 1, names) : at + 1;
  }
  return at + 1;
}
