import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from './chart.module.css';

type Props = { readonly href: string | null; readonly children: ReactNode };

/** A number in a note: a link once there is somewhere to go. */
export function Door({ href, children }: Props) {
  return href === null ? (
    <span>{children}</span>
  ) : (
    <Link className={classes.noteDoor} href={href}>
      {children}
    </Link>
  );
}
