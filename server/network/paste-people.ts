import { newId } from '#lib/ids/id.ts';
import { checkPaste, pasteIsClean } from '#lib/network/people-paste.ts';
import type { CheckedRow } from '#lib/network/paste-draft.ts';
import { PastePeople } from '#lib/network/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command, type CommandContext } from '#server/command.ts';
import { dayOf, startOf } from './days.ts';
import { federationOf } from './find.ts';
import { inviteMember, makeMember } from './membership.ts';
import { pasteNetworkOf } from './paste-network.ts';

type Ctx = Pick<CommandContext, 'db' | 'now'>;

/** A day as a moment; today means from now on, so that the seat counts at once. */
const begins = (day: string, now: Date): Date => (day === dayOf(now) ? now : (startOf(day) ?? now));

/** Gives the seats of the list; substitutes last, since they may stand in for a seat of the list. */
async function giveSeats(
	{ db, now }: Ctx,
	federationId: string,
	rows: readonly CheckedRow[],
	memberOf: Map<string, string>
) {
	const seatOfLine = new Map<number, string>();
	const ordered = [...rows].sort(
		(a, b) => Number(a.seat?.role === 'substitute') - Number(b.seat?.role === 'substitute')
	);
	for (const { row, seat } of ordered) {
		const membershipId = memberOf.get(row.email);
		if (!seat || !membershipId) continue;
		const { substituteFor } = seat;
		const { id } = await db.seat.create({
			data: {
				id: newId(),
				federationId,
				groupId: seat.groupId,
				membershipId,
				organisationId: seat.organisationId,
				role: seat.role,
				mandate: seat.mandate,
				callOrder: seat.callOrder,
				substituteForId:
					substituteFor &&
					('seatId' in substituteFor ? substituteFor.seatId : (seatOfLine.get(substituteFor.line) ?? null)),
				from: begins(seat.from, now)
			}
		});
		seatOfLine.set(row.line, id);
	}
	return seatOfLine.size;
}

/**
 * A whole list of people and seats at once, all or nothing (N9): it is checked again here, against the federation as
 * it stands in this transaction. Those who are new are invited together when that is asked for. Refuses
 * 'paste.problems' while anything in the list is wrong.
 */
export const pastePeople = command('people.paste', PastePeople, async (ctx, { rows, invite, language }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const federationId = federationOf(actor);
	demand('people.invite', { federationId });
	const checked = checkPaste(rows, await pasteNetworkOf(db, federationId, now));
	const wrong = checked.filter((one) => Object.keys(one.problems).length > 0).length;
	if (!pasteIsClean(checked)) refuse('paste.problems', { details: { count: wrong } });
	const memberOf = new Map<string, string>();
	const added: { membershipId: string; accountId: string }[] = [];
	for (const { row, membershipId } of checked) {
		if (memberOf.has(row.email)) continue;
		if (membershipId) {
			memberOf.set(row.email, membershipId);
			continue;
		}
		const { name, email, title } = row;
		const member = await makeMember(
			ctx,
			federationId,
			{ name, email, title, phone: '', politicalParty: null },
			language
		);
		memberOf.set(email, member.membershipId);
		added.push(member);
	}
	const seats = await giveSeats(ctx, federationId, checked, memberOf);
	if (invite) for (const one of added) await inviteMember(ctx, { ...one, federationId });
	audit('people.pasted', { data: { rows: rows.length, people: added.length, seats, invited: invite } });
	seatsChanged(ctx, federationId);
	tell({ topic: 'network', federationId, rightsOf: { everyoneIn: 'federation' } });
	return { people: added.length, seats, invited: invite ? added.length : 0 };
});
