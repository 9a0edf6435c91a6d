import { z } from 'zod';

export const manifestName = 'manifest.json';
export const databaseParts = ['samsyn.sqlite', 'documents.sqlite'] as const;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What may lie in a backup, by name; nothing else is ever written to a disk from one. */
export const isPart = (name: string): boolean =>
	(databaseParts as readonly string[]).includes(name) || /^files\/[0-9a-f]{64}$/.test(name);

/** The last entry of a backup: what the others are, so that a cut-off or altered file is found out. */
export const Manifest = z.object({
	format: z.literal(1),
	madeAt: z.iso.datetime(),
	parts: z.array(z.object({ name: z.string().refine(isPart), size: z.number().int(), sha256: Sha256 }))
});
export type Manifest = z.infer<typeof Manifest>;

/** A backup or restore that cannot go on; the message is a whole sentence that says what to do. */
export class BackupError extends Error {}
