/** Every state of an edit and where one stands in it. */
export type EditHistory<T> = {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change touched; changes of the same touch in a row are one step. */
  readonly touch: string | null;
};

export function startHistory<T>(present: T): EditHistory<T> {
  return { past: [], present, future: [], touch: null };
}

/** A new state; typing on in the same place (`touch`) replaces the last step. */
export function recordEdit<T>(
  history: EditHistory<T>,
  next: T,
  touch: string | null,
): EditHistory<T> {
  if (next === history.present) return history;
  const isSameStep = touch !== null && touch === history.touch;
  const past = isSameStep ? history.past : [...history.past, history.present];
  return { past, present: next, future: [], touch };
}

export function undoEdit<T>(history: EditHistory<T>): EditHistory<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    touch: null,
  };
}

export function redoEdit<T>(history: EditHistory<T>): EditHistory<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, touch: null };
}
