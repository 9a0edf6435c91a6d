import { createHash } from 'node:crypto';

/** The name a session or a link has in the database: the SHA-256 of its token, in hex. */
export const sessionNameOf = (token: string): string => createHash('sha256').update(token).digest('hex');
