import type { AdjusterLine, PartLine, VersionLine } from '#lib/minutes/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { Adjuster, Minutes } from '#server/db/generated/client.ts';
import { partNameOf, partsOf } from './parts.ts';

/** Where everybody who adjusts stands to one content, the chair first. */
export const adjusterLines = (
	actor: Actor,
	rows: readonly Pick<Adjuster, 'membershipId' | 'role' | 'markedAt' | 'hash' | 'insteadOfId'>[],
	hash: string,
	name: (id: string) => string
): AdjusterLine[] =>
	rows
		.map(({ membershipId, role, markedAt, hash: marked, insteadOfId }) => ({
			...{ membershipId, markedAt, name: name(membershipId) },
			role: role === 'chair' ? ('chair' as const) : ('adjuster' as const),
			current: marked === hash,
			mine: membershipId === actor.membershipId,
			insteadOf: insteadOfId ? name(insteadOfId) : null
		}))
		.toSorted((a, b) => (a.role === b.role ? a.name.localeCompare(b.name, 'sv') : a.role === 'chair' ? -1 : 1));

interface Standing {
	readonly adjusters: readonly Adjuster[];
	/** Those of parts among them. */
	readonly versions: readonly (VersionLine & { readonly part: string })[];
	readonly name: (id: string) => string;
}

/** Paragraphs that are adjusted at once, with where each stands. For whoever has asked for permission. */
export async function partLines(
	actor: Actor,
	minutes: Minutes,
	{ adjusters, versions, name }: Standing
): Promise<PartLine[]> {
	const { read } = context();
	const [parts, marks] = await Promise.all([
		partsOf(read, minutes),
		read.paragraphMark.findMany({ where: { minutesId: minutes.id } })
	]);
	return parts.map(({ itemId, hash, content }) => {
		const here = adjusters.map(({ membershipId, role, insteadOfId }) => {
			const mark = marks.find((one) => one.itemId === itemId && one.membershipId === membershipId);
			return { membershipId, role, insteadOfId, markedAt: mark?.markedAt ?? null, hash: mark?.hash ?? null };
		});
		return {
			...{ itemId, hash, adjusters: adjusterLines(actor, here, hash, name) },
			name: partNameOf({ content }),
			version: versions.find(({ part }) => part === itemId) ?? null
		};
	});
}
