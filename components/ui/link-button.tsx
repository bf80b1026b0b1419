'use client';

import { Button, type ButtonProps } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

export type LinkButtonProps = ButtonProps & { readonly href: string; readonly children: ReactNode };

/** A button that is a link; also for server components, which cannot hand `Link` to a button. */
export function LinkButton({ variant = 'default', ...props }: LinkButtonProps) {
  return <Button component={Link} variant={variant} {...props} />;
}
