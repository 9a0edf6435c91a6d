import type { ReadClient, Transaction } from '#server/db/open.ts';

/** An attachment of any federation, removed or not; the permission table decides by its meeting. */
export const findAttachment = (db: ReadClient | Transaction, id: string) => db.attachment.findUnique({ where: { id } });
