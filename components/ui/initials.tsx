import classes from './initials.module.css';

/** A person as a small round mark: two letters, or the last two characters of a Chinese name. */
export function Initials({ name, size = 20 }: { name: string; size?: number }) {
  return (
    <span
      className={classes.mark}
      style={{ width: size, height: size }}
      title={name}
      aria-hidden="true"
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join('');
  const words = trimmed.split(/\s+/);
  const letters =
    words.length > 1 ? [words[0], words.at(-1)].map((w) => w?.[0]) : [...trimmed].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}
