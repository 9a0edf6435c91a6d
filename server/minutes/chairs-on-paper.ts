import type { AttendanceFacts } from '#lib/attendance/log.ts';
import type { ItemNumber } from '#lib/agenda/numbering.ts';
import type { MinutesChair } from '#lib/minutes/facts.ts';
import { paragraphNumbers } from '#lib/minutes/paragraph-numbers.ts';
import type { StandIn } from './gather.ts';
import type { Names } from './gather-decided.ts';
import type { MeetingLed } from './led.ts';

interface Items {
	readonly numbered: ReadonlyMap<string, ItemNumber>;
	readonly prefix: string;
	readonly items: readonly { readonly id: string; readonly title: string }[];
}

interface People {
	readonly name: Names;
	readonly seats: AttendanceFacts['seats'];
	readonly standIns: readonly StandIn[];
}

/** Everybody who led, as the paper names them: with their paragraphs where more than one did. */
export function chairsOnPaper(
	{ chairs }: MeetingLed,
	{ numbered, prefix, items }: Items,
	{ name, seats, standIns }: People
): MinutesChair[] {
	const led = (itemIds: readonly string[]): string => {
		const own = itemIds.flatMap((id) => numbered.get(id) ?? []);
		const numbers = own.flatMap(({ number }) => number ?? []);
		// A sub-item under a paragraph that is theirs is not named by itself.
		const subs = own.filter(({ number, label }) => number === null && !numbers.includes(parseInt(label, 10)));
		return (
			paragraphNumbers(prefix, numbers, subs.map(({ label }) => label).filter(Boolean)) ||
			items
				.filter(({ id }) => itemIds.includes(id))
				.map(({ title }) => title)
				.join(', ')
		);
	};
	return chairs.map(({ membershipId, itemIds }) => {
		const standIn = standIns.find(({ insteadOfId }) => insteadOfId === membershipId);
		return {
			name: name(membershipId),
			paragraphs: chairs.length > 1 ? led(itemIds) : '',
			usual: seats.some((seat) => seat.membershipId === membershipId && seat.role === 'chair'),
			standIn: standIn ? name(standIn.membershipId) : null
		};
	});
}
