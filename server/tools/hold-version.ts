import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { shippedTool } from '#lib/tools/shipped.ts';
import type { ToolVersion } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';

export interface Holder {
	readonly federationId: string;
	readonly membershipId: string;
	readonly now: Date;
}

/**
 * The version of a tool that a new sheet begins with, inside the command that makes the sheet: the federation's newest
 * own one, or the shipped one as it is today, kept from now on. Refuses 'thing.missing'.
 */
export async function holdVersion(
	db: Transaction,
	key: string,
	language: 'sv' | 'en',
	{ federationId, membershipId, now }: Holder
): Promise<ToolVersion> {
	const shipped = shippedTool(key, language);
	if (!shipped) {
		const own = { federationId, key, language, origin: 'own' };
		return (await db.toolVersion.findFirst({ where: own, orderBy: { version: 'desc' } })) ?? refuse('thing.missing');
	}
	const name = { federationId, key, language, version: shipped.version };
	const there = await db.toolVersion.findUnique({ where: { federationId_key_language_version: name } });
	return (
		there ??
		db.toolVersion.create({
			data: {
				...{ id: newId(), ...name, origin: 'shipped', name: shipped.name, definition: JSON.stringify(shipped) },
				...{ createdAt: now, createdBy: membershipId }
			}
		})
	);
}
