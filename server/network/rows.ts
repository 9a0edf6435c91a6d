import type { CoverageOrganisation, CoverageSeat } from '#lib/network/coverage.ts';
import { partOf } from '#lib/network/parts.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import { nameOf } from './find.ts';

/** A seat as pages show it. */
export interface SeatLine extends CoverageSeat {
	readonly groupId: string;
	readonly membershipId: string;
	/** Title in the person's own organisation. */
	readonly title: string;
	/** A political party: (C), (S). */
	readonly politicalParty: string | null;
	readonly substituteForId: string | null;
}

/** What must be read of a seat to show it. */
export const seatWithPerson = {
	membership: {
		select: { id: true, knownAs: true, title: true, politicalParty: true, account: { select: { name: true } } }
	}
} satisfies Prisma.SeatInclude;

export const seatLine = (row: Prisma.SeatGetPayload<{ include: typeof seatWithPerson }>): SeatLine => ({
	id: row.id,
	groupId: row.groupId,
	membershipId: row.membershipId,
	organisationId: row.organisationId,
	role: seatRoleOf(row.role),
	mandate: row.mandate,
	callOrder: row.callOrder,
	substituteForId: row.substituteForId,
	from: row.from,
	to: row.to,
	name: nameOf(row.membership),
	title: row.membership.title,
	politicalParty: row.membership.politicalParty
});

export const organisationLine = (row: {
	id: string;
	part: string;
	name: string;
	shortName: string;
	place: number;
}): CoverageOrganisation => ({
	id: row.id,
	part: partOf(row.part),
	name: row.name,
	shortName: row.shortName,
	place: row.place
});

/** A meeting as a list under a group shows it. */
export const meetingLine = {
	id: true,
	groupId: true,
	year: true,
	ordinal: true,
	title: true,
	startsAt: true,
	endsAt: true,
	place: true,
	videoLink: true,
	state: true
} satisfies Prisma.MeetingSelect;
export type MeetingLine = Prisma.MeetingGetPayload<{ select: typeof meetingLine }>;
