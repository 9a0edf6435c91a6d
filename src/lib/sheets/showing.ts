/** What counts of somebody's private writing: whose it is, and which field it answers. */
interface Written {
	readonly membershipId: string;
	readonly field: string;
}

/** How many people have written, in a step's fields together. */
export const writersOf = (written: readonly Written[]): number =>
	new Set(written.map(({ membershipId }) => membershipId)).size;

/**
 * The fields that may be shown. In an anonymous step a field needs at least `least` people who answered it: the step as
 * a whole says nothing of that, and a field shown for fewer would tell who they are.
 */
export function fieldsToShow(written: readonly Written[], anonymous: boolean, least: number): string[] {
	const fields = Map.groupBy(written, ({ field }) => field);
	return [...fields].filter(([, rows]) => !anonymous || writersOf(rows) >= least).map(([field]) => field);
}
