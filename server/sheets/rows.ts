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

/** The columns of a sheet's phase, to write back a change whose time has come. */
export const phaseData = (row: PhaseRow) => {
	const { step, stepSince, reached, nextStep, nextAt, gatheredAt, timerEndsAt, shutsAtZero } = row;
	return { step, stepSince, reached, nextStep, nextAt, gatheredAt, timerEndsAt, shutsAtZero };
};
