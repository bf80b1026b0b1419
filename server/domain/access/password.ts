/** How long a password may be, in characters; the upper bound keeps hashing cheap. */
export const passwordLength = { min: 10, max: 128 } as const;
