import { newId } from '#lib/ids/id.ts';
import { ChangeSeat } from '#lib/network/schema.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { dayOf } from './days.ts';
import { findSeat } from './find.ts';
import { checkSeat, placeInCallOrder } from './seat-rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';

/**
 * Mandate and call order are changed in place. Another role or organisation is another seat (N8): the old one ends and
 * a new one begins, so that it stays known who sat as what when; on its first day it is only put right. Substitutes
 * follow to the new seat. Out: the seat that counts now. Refuses as seatPerson, and 'seat.ended'.
 */
export const changeSeat = command('seat.change', ChangeSeat, async ({ job, db, now, demand, audit, tell }, said) => {
	const old = await findSeat(db, said.seatId);
	const { federationId, groupId, membershipId } = old;
	demand('group.keep', { federationId, groupId });
	if (old.to && old.to <= now) refuse('seat.ended');
	const begun = old.from > now ? old.from : now;
	const { organisationId, substituteForId } = await checkSeat(db, {
		federationId,
		groupId,
		membershipId,
		organisationId: said.organisationId,
		role: said.role,
		substituteForId: said.substituteForId,
		from: begun,
		except: old.id
	});
	const columns = { organisationId, role: said.role, mandate: said.mandate, substituteForId };
	const other = old.role !== said.role || old.organisationId !== organisationId;
	const firstDay = old.from > now || dayOf(old.from) === dayOf(now);
	let seat = old;
	if (other && !firstDay) {
		await db.seat.update({ where: { id: old.id }, data: { to: now } });
		seat = await db.seat.create({
			data: { ...columns, id: newId(), federationId, groupId, membershipId, from: now, to: old.to },
			include: { membership: true, group: true }
		});
		await db.seat.updateMany({ where: { substituteForId: old.id }, data: { substituteForId: seat.id } });
	} else await db.seat.update({ where: { id: old.id }, data: columns });
	if (said.role === 'substitute')
		await placeInCallOrder(db, { ...seat, organisationId }, said.callOrder ?? seat.callOrder, now);
	audit('seat.changed', { thingId: seat.id, data: { groupId, role: said.role, was: old.role, before: old.id } });
	seatsChanged({ job }, federationId);
	tell({ topic: 'network', federationId, groupId, rightsOf: { accountId: old.membership.accountId } });
	return { seatId: seat.id };
});
