import { MakeStatement } from '#lib/decisions/schema.ts';
import { readTookPart } from '#lib/decisions/took-part.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { decisionNews, demandUnlocked, findDecision, findItem, treatedItem } from './find.ts';
import { seatMeant } from './voters.ts';

/**
 * Somebody does not stand behind a decision (reservation), or wants something written in the minutes (note). A
 * reservation is for those who took part in it and is announced before the meeting ends; its text may follow. A note is
 * for whoever was there. Said again, the first one stands and gets the text. Out: its id.
 * Refusals: 'decision.not-decided', 'decision.adjusted', 'statement.late', 'statement.not-there', 'thing.missing', 'access.denied'.
 * Source: domain.md 3.3.
 */
export const makeStatement = command(
	'statement.make',
	MakeStatement,
	async ({ db, actor, now, demand, audit, tell }, input) => {
		const { decisionId, kind, text } = input;
		const { decision, facts } = await findDecision(db, decisionId);
		demand('meeting.read', facts);
		const seats = seatMeant({ actor, demand, own: 'statement.make' }, facts, input.seatId);
		if (decision.state !== 'decided') refuse('decision.not-decided');
		await demandUnlocked(db, facts, decision.itemId);
		if (kind === 'reservation' && facts.meetingState !== 'live') refuse('statement.late');
		const there =
			kind === 'reservation'
				? readTookPart(decision.tookPart).map(({ who }) => who)
				: [...((await treatedItem(db, facts, await findItem(db, facts, decision.itemId)))?.attended.keys() ?? [])];
		const seatId = seats.find((seat) => there.includes(seat)) ?? refuse('statement.not-there');
		const { federationId } = facts;
		const written = text ? { text, textAt: now } : {};
		const said = decision.reservations.find(
			(one) => one.kind === kind && one.seatId === seatId && one.withdrawnAt === null
		);
		const id = said?.id ?? newId();
		if (said) await db.reservation.update({ where: { id }, data: written });
		else {
			const seat = await db.seat.findFirstOrThrow({ where: { id: seatId, federationId } });
			await db.reservation.create({
				data: {
					...{ id, federationId, decisionId, kind, seatId, membershipId: seat.membershipId, announcedAt: now },
					...written
				}
			});
		}
		audit('statement.made', { thingId: decisionId, data: { statementId: id, kind, seatId } });
		tell(decisionNews(facts));
		return { statementId: id };
	}
);
