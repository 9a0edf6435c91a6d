import { registerNumber } from '#lib/decisions/decision.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { fromBody, proposalState } from '#lib/proposals/states.ts';
import type { Treatment } from '#lib/proposals/view.ts';
import { context } from '#server/context.ts';
import type { ProposalLine } from '#server/db/generated/client.ts';
import { seatNames } from '#server/decisions/names.ts';

/** Decisions that settled a proposal, as those read them whom it is told: what was decided, why, and who was against. */
async function decisionsOf(actor: Actor, federationId: string, proposalId: string) {
	const { read } = context();
	const links = await read.link.findMany({ where: { fromId: proposalId, act: 'proposal.decided' } });
	const rows = await read.decision.findMany({
		where: { federationId, id: { in: links.map(({ toId }) => toId) } },
		include: { reservations: { where: { withdrawnAt: null }, orderBy: { announcedAt: 'asc' } } },
		orderBy: [{ decidedAt: 'asc' }, { place: 'asc' }]
	});
	const [first] = rows;
	if (!first) return [];
	const seat = await seatNames(read, { federationId, groupId: first.groupId });
	return rows.map((row) => ({
		id: row.id,
		meetingId: row.meetingId,
		withdrawn: row.state === 'withdrawn',
		decision: {
			...{ id: row.id, number: registerNumber(row) ?? '', text: row.text, reasons: row.reasons },
			href: can(actor, 'meeting.read', { federationId, groupId: row.groupId }) ? `/decisions/${row.id}` : null,
			reservations: row.reservations
				.filter(({ kind }) => kind === 'reservation')
				.map(({ seatId, text }) => ({ name: seat(seatId).name, text }))
		}
	}));
}

/**
 * What bodies have done with a proposal, the latest first, each with what was decided then. `lines`: those of its history
 * that the actor may know of.
 */
export async function treatmentsOf(
	actor: Actor,
	{ id, federationId }: { readonly id: string; readonly federationId: string },
	lines: readonly ProposalLine[]
): Promise<Treatment[]> {
	const body = lines.filter(({ from, to }) => fromBody(proposalState(from), proposalState(to)));
	if (body.length === 0) return [];
	const decisions = await decisionsOf(actor, federationId, id);
	return body
		.toSorted((a, b) => b.ordinal - a.ordinal)
		.map((line) => {
			const taken = decisions
				.filter((one) => one.id === line.decisionId || (line.to === 'decided' && one.meetingId === line.meetingId))
				.filter(({ withdrawn }) => !withdrawn)
				.map(({ decision }) => decision);
			return {
				...{ id: line.id, at: line.at, body: line.body, to: proposalState(line.to), decisions: taken },
				...{ referredTo: line.referredTo, vote: line.vote },
				// Reasons are often written down after the decision.
				reason: line.reason || taken.map(({ reasons }) => reasons).join('\n')
			};
		});
}
