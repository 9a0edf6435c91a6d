import { placeFor } from '#lib/breakouts/dealing.ts';
import type { Sheet } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { breakoutsOf } from './find.ts';
import { organisationsOf } from './organisations.ts';

/**
 * Gives somebody who comes late a place in the breakouts of every step that has been dealt and not shown, but where all
 * choose for themselves. Inside the command that lets them in.
 */
export async function placeLate(
	db: Transaction,
	sheet: Pick<Sheet, 'id' | 'federationId' | 'groupId'>,
	personId: string,
	now: Date
): Promise<void> {
	const sheetId = sheet.id;
	const [dealt, shown] = await Promise.all([
		db.breakout.findMany({ where: { sheetId, free: false }, distinct: ['place'], select: { place: true } }),
		db.sheetStep.findMany({ where: { sheetId }, select: { place: true } })
	]);
	for (const { place } of dealt) {
		if (shown.some((step) => step.place === place)) continue;
		const breakouts = await breakoutsOf(db, sheetId, place);
		const used = breakouts.filter(({ people }) => people.length > 0);
		if (used.some(({ people }) => people.includes(personId))) continue;
		const all = await organisationsOf(db, sheet, [...used.flatMap(({ people }) => people), personId], now);
		const from = new Map(all.map(({ id, organisation }) => [id, organisation]));
		const groups = (used.length > 0 ? used : breakouts.slice(0, 1)).map(({ id, people }) => ({
			id,
			organisations: people.map((one) => from.get(one) ?? '')
		}));
		const breakoutId = placeFor(groups, from.get(personId) ?? '')?.id;
		if (breakoutId) await db.breakoutPerson.create({ data: { sheetId, place, personId, breakoutId } });
	}
}
