import { z } from 'zod';
import { largestFile, largestMegabytes } from '#lib/meetings/attachments.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { cleanName, endingOf } from './clean-name.ts';
import { storeFile } from './store.ts';
import { typeOf } from './type-of.ts';

/** A file as it came: its name is not trusted, its type is not asked. */
export interface Incoming {
	readonly name: string;
	readonly size: number;
	arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file whose bytes are durable under their SHA-256. */
export const KeptFile = z.object({
	name: z.string().min(1).max(120),
	mediaType: z.string(),
	size: z.number().int().positive(),
	sha256: z.string().length(64)
});
export type KeptFile = z.output<typeof KeptFile>;

interface CheckedFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Buffer<ArrayBuffer>;
}

/**
 * Looks at a file: its type is decided by its content, its name is cleaned and given a true ending. For whoever has
 * asked for permission. Refusals: 'file.empty', 'file.too-large' (25 MB), 'file.type', 'file.macros'.
 */
export async function checkFile(file: Incoming | undefined): Promise<CheckedFile> {
	if (!file || file.size === 0) refuse('file.empty');
	if (file.size > largestFile) refuse('file.too-large', { details: { limit: largestMegabytes } });
	const bytes = Buffer.from(await file.arrayBuffer());
	const found = typeOf(bytes, endingOf(file.name));
	if ('no' in found) refuse(found.no === 'macros' ? 'file.macros' : 'file.type');
	return { name: cleanName(file.name, found.type), mediaType: found.type.mediaType, bytes };
}

/** Makes its bytes durable, before the row that names them. Refuses 'storage.unavailable'. */
export const keepFile = async ({ name, mediaType, bytes }: CheckedFile): Promise<KeptFile> => ({
	name,
	mediaType,
	size: bytes.length,
	sha256: await storeFile(bytes)
});
