import {
	decisionFormOf,
	decisionKindOf,
	decisionStateOf,
	motionKindOf,
	registerNumber,
	statementKindOf
} from '#lib/decisions/decision.ts';
import { pollOutcome, votedDown } from '#lib/decisions/poll-outcome.ts';
import { inTurn } from '#lib/decisions/settle.ts';
import { readIds, readTookPart, readWas } from '#lib/decisions/took-part.ts';
import type { DecisionLine, MotionLine, NamedSeat, PollLine } from '#lib/decisions/view.ts';
import { countWords } from '#lib/decisions/words.ts';
import type { Prisma } from '#server/db/generated/client.ts';

/** A decision with all that hangs on it. */
export const whole = { motions: true, reservations: true, corrections: true } as const;
export type WholeDecision = Prisma.DecisionGetPayload<{ include: typeof whole }>;

/** Who is who on the page. */
export interface Names {
	readonly seat: (seatId: string) => NamedSeat;
	readonly member: ReadonlyMap<string, string>;
	/** Membership of the reader. */
	readonly me: string | null;
}

const motionLine = (motion: WholeDecision['motions'][number], names: Names): MotionLine => ({
	...{ id: motion.id, text: motion.text, turn: motion.turn, createdAt: motion.createdAt },
	kind: motionKindOf(motion.kind),
	by: names.seat(motion.seatId),
	joined: readIds(motion.joined).map(names.seat),
	outcome: motion.outcome === 'carried' || motion.outcome === 'lost' ? motion.outcome : null
});

/** A closed poll as a decision refers to it. */
export function pollLine(poll: {
	id: string;
	itemId: string;
	decisionId: string | null;
	question: string;
	options: string;
	result: string | null;
}): PollLine {
	const { id, itemId, decisionId, question } = poll;
	const outcome = pollOutcome(poll);
	const down = outcome !== null && decisionId !== null && votedDown(outcome, decisionId);
	return {
		id,
		itemId,
		decisionId,
		question,
		count: outcome ? countWords(outcome) : '',
		outcome: outcome?.outcome ?? null,
		down
	};
}

/** A decision as pages read it. `poll`: the vote that settled it, where there was one. */
export function decisionLine(row: WholeDecision, names: Names, poll: PollLine | null): DecisionLine {
	const { id, itemId, text, reasons, addressees, decidedAt, withoutQuorum } = row;
	return {
		...{ id, itemId, text, reasons, addressees, decidedAt, withoutQuorum, poll },
		kind: decisionKindOf(row.kind),
		state: decisionStateOf(row.state),
		form: decisionFormOf(row.form),
		number: registerNumber(row),
		motions: inTurn(row.motions.filter((motion) => motion.withdrawnAt === null).map((one) => motionLine(one, names))),
		statements: row.reservations
			.filter((one) => one.withdrawnAt === null)
			.toSorted((a, b) => a.announcedAt.getTime() - b.announcedAt.getTime())
			.map((one) => ({
				...{ id: one.id, text: one.text, announcedAt: one.announcedAt },
				kind: statementKindOf(one.kind),
				by: names.seat(one.seatId),
				mine: one.membershipId === names.me
			})),
		tookPart: readTookPart(row.tookPart).map(({ seat, who }) => ({
			...names.seat(who),
			servesFor: seat === who ? null : names.seat(seat).name
		})),
		corrections: row.corrections
			.toSorted((a, b) => a.at.getTime() - b.at.getTime())
			.map(({ at, by, reason, was }) => ({ at, reason, by: names.member.get(by) ?? '', was: readWas(was) }))
	};
}
