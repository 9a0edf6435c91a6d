import { takesNumber } from '#lib/agenda/numbering.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import { contentFrom, hashOf } from '#server/calling/content.ts';
import type { Dated } from './dated.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup } from './groups.ts';
import { demoChance, demoId, fileId } from './id.ts';
import { idsOf } from './rows-network.ts';

export interface CallingRows {
	readonly callings: Prisma.CallingCreateManyInput[];
	readonly requests: Prisma.ServeRequestCreateManyInput[];
	readonly answers: Prisma.MeetingAnswerCreateManyInput[];
	/** What the meeting's own row says of its calling. */
	readonly called: Partial<
		Pick<Prisma.MeetingCreateManyInput, 'calledAt' | 'approvedAt' | 'approvedBy' | 'approvedHash'>
	>;
}

interface Called {
	readonly federation: DemoFederation;
	readonly group: DemoGroup;
	readonly meeting: Dated;
	/** The first of its numbers. */
	readonly base: number;
	readonly row: {
		readonly id: string;
		readonly title: string;
		readonly startsAt: Date;
		readonly endsAt: Date;
		readonly place: string;
		readonly videoLink: string;
	};
}

const minute = 60_000;
const day = 24 * 60 * minute;
const before = (at: Date, by: number) => new Date(at.getTime() - by);

/** What the calling said: the same as the portal would say of these rows. */
function contentOf({ group, meeting, base, row }: Called, message: string) {
	let number = base;
	const fixed = meeting.items.filter(takesNumber).map(({ id }) => [id, number++] as const);
	const papers = meeting.items.flatMap((item) =>
		(item.told.files ?? []).map(({ name }) => ({ id: fileId(item.id, name), name, itemId: item.id }))
	);
	return contentFrom({
		meeting: row,
		items: meeting.items,
		struck: new Set(),
		rule: { numbering: group.numbering, prefix: group.numberPrefix, base },
		fixed: Object.fromEntries(fixed),
		papers: papers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
		message
	});
}

interface Network {
	readonly meetings: readonly Prisma.MeetingCreateManyInput[];
	readonly calls: readonly Prisma.MeetingCallCreateManyInput[];
	readonly seats: readonly Prisma.SeatCreateManyInput[];
}

/** Who got the callings: those who sit in the group on the meeting's day, and those called beyond it. */
export function receiverRows(
	callings: readonly Prisma.CallingCreateManyInput[],
	{ meetings, calls, seats }: Network
): Prisma.CallingReceiverCreateManyInput[] {
	return callings.flatMap(({ meetingId, federationId, version, at }) => {
		const meeting = meetings.find(({ id }) => id === meetingId);
		if (!meeting) return [];
		const day = new Date(meeting.startsAt);
		const sits = seats.filter(
			({ groupId, from, to }) => groupId === meeting.groupId && new Date(from) <= day && (!to || new Date(to) > day)
		);
		const called = calls.filter((call) => call.meetingId === meetingId);
		const people = new Set([...sits, ...called].map(({ membershipId }) => membershipId));
		return [...people].map((membershipId) => ({ meetingId, membershipId, federationId, version, at }));
	});
}

/** The calling of a meeting to come, what has been answered to it, and who was asked to serve; nothing for one uncalled. */
export function callingRows(of: Called): CallingRows {
	const { federation, group, meeting, row } = of;
	const { calling } = meeting.told;
	if (!calling) return { callings: [], requests: [], answers: [], called: {} };
	const ids = idsOf(federation);
	const sent = before(row.startsAt, calling.days * day);
	const approved = before(sent, 5 * 60 * minute);
	const content = contentOf(of, calling.message);
	const common = { federationId: ids.federation, meetingId: row.id };
	/** Some time in the five days after the calling. */
	const then = (what: string, days = 5) => new Date(sent.getTime() + (1 + demoChance(what, days * 24 * 60)) * minute);
	const answers = calling.answers.map(({ who, answer, note = '' }) => ({
		...common,
		membershipId: ids.membership(who),
		...{ answer, note, at: then(`${meeting.key}/answer/${who}`), via: demoChance(who, 2) === 0 ? 'page' : 'link' }
	}));
	return {
		callings: [
			{
				...{ id: demoId(`calling/${row.id}`), ...common, version: 1, at: sent },
				...{ by: ids.account(calling.sentBy), json: JSON.stringify(content) }
			}
		],
		answers,
		requests: calling.asked.map(({ who, for: absent, state }) => {
			const askedAt = then(`${meeting.key}/answer/${absent}`);
			return {
				id: demoId(`serve/${row.id}/${who}`),
				...common,
				...{ forSeatId: ids.seat(group.key, absent), seatId: ids.seat(group.key, who), state, askedAt },
				answeredAt: state === 'asked' ? null : new Date(askedAt.getTime() + 20 * 60 * minute)
			};
		}),
		called: {
			...{ calledAt: sent, approvedAt: approved, approvedBy: ids.account(calling.approvedBy) },
			approvedHash: hashOf(content)
		}
	};
}
