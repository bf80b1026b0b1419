/** A piece of a sentence; the interface sets everything but plain text apart. */
export type Token = {
  readonly kind: 'text' | 'field' | 'value' | 'window' | 'gap';
  readonly text: string;
};

export type Tokens = readonly Token[];

export function plain(text: string): Tokens {
  return text === '' ? [] : [{ kind: 'text', text }];
}

export function token(kind: Token['kind'], text: string): Tokens {
  return [{ kind, text }];
}

/** Puts tokens into the slots `{name}` of a template; spaces left by an empty slot are dropped. */
export function fill(template: string, slots: Readonly<Record<string, Tokens>>): Tokens {
  return template.split(/(\s?\{\w+\})/).flatMap((part) => {
    const slot = /^(\s?)\{(\w+)\}$/.exec(part);
    if (!slot) return plain(part);
    const tokens = slots[slot[2] ?? ''] ?? [];
    return tokens.length === 0 ? [] : [...plain(slot[1] ?? ''), ...tokens];
  });
}

export function join(parts: readonly Tokens[], separator: string): Tokens {
  return parts.flatMap((part, index) => (index === 0 ? part : [...plain(separator), ...part]));
}

const wide = /\p{Script=Han}/u;
const narrow = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{Sc}−]/u;

/** Sets a space where Chinese and Latin letters or digits of two tokens would touch. */
export function spaceScripts(tokens: Tokens): Tokens {
  return tokens.flatMap((part, index) => {
    const before = [...(tokens[index - 1]?.text ?? '')].at(-1) ?? '';
    const [after = ''] = part.text;
    const touches =
      (wide.test(before) && narrow.test(after)) || (narrow.test(before) && wide.test(after));
    return touches ? [...plain(' '), part] : [part];
  });
}

/** The text of tokens that follow each other. */
export function textOf(tokens: Tokens): string {
  return tokens.map((part) => part.text).join('');
}

/** Gives tokens another look, as a window made of words and numbers. */
export function recast(tokens: Tokens, kind: Token['kind']): Tokens {
  return token(kind, textOf(tokens));
}
