import type { PhaseRow } from '#lib/sheets/phase.ts';
import type { News } from '#server/bus.ts';
import type { Sheet } from '#server/db/generated/client.ts';

/** The news that something of a sheet has changed, for whoever follows it, its group or its meeting. */
export const newsOf = ({ id, federationId, groupId, meetingId }: Sheet): News => ({
	topic: 'sheets',
	federationId,
	groupId,
	sheetId: id,
	meetingId: meetingId ?? undefined
});

/**
 * The same of what changes for many at once and shows on the sheet's own pages only, such as who is done: gathered for some
 * seconds, and asked for by nobody's list of sheets.
 */
export const quietNewsOf = ({ id, federationId }: Sheet): News => ({
	...{ topic: 'sheets', federationId, sheetId: id, calm: true }
});

/** The columns of a sheet's phase, to write back a change whose time has come. */
export const phaseData = (row: PhaseRow) => {
	const { step, stepSince, reached, nextStep, nextAt, gatheredAt, timerEndsAt, shutsAtZero } = row;
	return { step, stepSince, reached, nextStep, nextAt, gatheredAt, timerEndsAt, shutsAtZero };
};
