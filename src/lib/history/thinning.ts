import { toLocal } from '#lib/i18n/dates.ts';
import { versionAge } from './pace.ts';

/** Why a version is kept. */
export const versionReasons = ['auto', 'named', 'frozen', 'before-restore', 'restored', 'erased'] as const;
export type VersionReason = (typeof versionReasons)[number];
export const versionReason = (word: string): VersionReason => versionReasons.find((one) => one === word) ?? 'auto';

interface Aging {
	readonly id: string;
	readonly at: Date;
	readonly reason: string;
	readonly name: string;
}

const day = 24 * 3600_000;
/** Versions for these reasons go with the document and not before. */
export const lasting: readonly string[] = ['frozen', 'erased'] satisfies VersionReason[];

/**
 * Which versions of one document go (H3): named ones, those from closing a text and the first after an erasure stay for
 * as long as the document; of the others all of the last seven days, the last one of each day up to ninety days, and
 * then the last one of each month, by the Swedish calendar. In: oldest first. Out: ids.
 */
export function outgrown(versions: readonly Aging[], now: Date): string[] {
	const stays = new Map<string, string>();
	const thinned = versions.filter(({ name, reason }) => name === '' && !lasting.includes(reason));
	const stretchOf = ({ id, at }: Aging): string => {
		const age = (now.getTime() - at.getTime()) / day;
		if (age <= versionAge.all) return id;
		const { date } = toLocal(at);
		return age <= versionAge.daily ? date : date.slice(0, 7);
	};
	for (const version of thinned) stays.set(stretchOf(version), version.id);
	const kept = new Set(stays.values());
	return thinned.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}
