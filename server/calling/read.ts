import { answerOf } from '#lib/calling/answers.ts';
import { changesSince, isChanged } from '#lib/calling/calling.ts';
import { comingTable, type ComingTable } from '#lib/calling/coming.ts';
import type { AnswerLine, CallingOfMeeting } from '#lib/calling/of-meeting.ts';
import { bySeatOrder } from '#lib/network/seat-order.ts';
import type { Actor, SeatRole } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { readTable } from '#server/room/read.ts';
import { contentOf, hashOf, sentContent } from './content.ts';
import { callingFacts, isApproved } from './facts.ts';
import { recipientsOf } from './recipients.ts';

const byAccount = async (accountId: string | null): Promise<string> => {
	const account = accountId
		? await context().read.account.findUnique({ where: { id: accountId }, select: { name: true } })
		: null;
	return account?.name ?? '';
};

const servingStates = ['asked', 'yes', 'no'] as const;

async function readPeople(actor: Actor, facts: MeetingFacts) {
	const { read } = context();
	const { meetingId } = facts;
	const [recipients, table, answers, requests] = await Promise.all([
		recipientsOf(read, facts),
		readTable(actor, meetingId),
		read.meetingAnswer.findMany({ where: { meetingId } }),
		read.serveRequest.findMany({ where: { meetingId, state: { not: 'withdrawn' } }, orderBy: { askedAt: 'asc' } })
	]);
	const seats = new Map(table.seats.map((seat) => [seat.id, seat]));
	const nameOfSeat = (id: string) => seats.get(id)?.name ?? '';
	const given = new Map(answers.map((answer) => [answer.membershipId, answer]));
	const people = recipients.map((person): AnswerLine & { callOrder: number } => {
		const own = person.seats.flatMap(({ id }) => seats.get(id) ?? []);
		const first = own.find((seat) => seat.role !== 'substitute') ?? own[0];
		const organisation = table.organisations.find(({ id }) => id === first?.organisationId);
		const request = requests.findLast(({ seatId }) => own.some(({ id }) => id === seatId));
		const state = servingStates.find((one) => one === request?.state);
		const answer = given.get(person.membershipId);
		return {
			membershipId: person.membershipId,
			name: person.name,
			role: person.seats.find(({ id }) => id === first?.id)?.role ?? 'called',
			organisation: organisation
				? { name: organisation.name, shortName: organisation.shortName, part: organisation.part }
				: null,
			answer: answerOf(answer?.answer),
			note: answer?.note ?? '',
			serving: request && state ? { state, forName: nameOfSeat(request.forSeatId) } : null,
			callOrder: first?.callOrder ?? 1
		};
	});
	const role = (line: AnswerLine): SeatRole => (line.role === 'called' ? 'observer' : line.role);
	people.sort((a, b) => bySeatOrder({ ...a, role: role(a) }, { ...b, role: role(b) }));
	const serving = new Map(
		requests.flatMap(({ state, forSeatId, seatId }) => (state === 'yes' ? [[forSeatId, seatId] as const] : []))
	);
	const said = new Map(people.flatMap(({ membershipId, answer }) => (answer ? [[membershipId, answer] as const] : [])));
	const mine = new Set(table.seats.flatMap((seat) => (seat.membershipId === actor.membershipId ? [seat.id] : [])));
	const open = requests.findLast(({ seatId, state }) => mine.has(seatId) && (state === 'asked' || state === 'yes'));
	return {
		people: people.map(({ callOrder: _, ...line }) => line),
		table: comingTable({ ...table, answers: said, serving }),
		asked: open
			? {
					requestId: open.id,
					forName: nameOfSeat(open.forSeatId),
					state: open.state === 'yes' ? ('yes' as const) : ('asked' as const)
				}
			: null
	};
}

/** The calling of a meeting: what went out, what has changed since, who has answered what. Needs 'meeting.read'. */
export async function readCalling(actor: Actor, meetingId: string): Promise<CallingOfMeeting> {
	const { read } = context();
	const facts = await callingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId } = facts;
	const [last, meeting, now, people] = await Promise.all([
		read.calling.findFirst({ where: { meetingId, federationId }, orderBy: { version: 'desc' } }),
		read.meeting.findFirst({
			where: { id: meetingId, federationId },
			select: {
				approvedAt: true,
				approvedBy: true,
				approvedHash: true,
				group: { select: { callingDays: true } }
			}
		}),
		contentOf(read, facts),
		readPeople(actor, facts)
	]);
	if (!meeting) refuse('thing.missing');
	const hash = hashOf(now);
	const content = last ? sentContent(last.json) : null;
	const changes = content && changesSince(content, now);
	// The yes to what has gone out holds for that, and for no correction of it.
	const since = changes && isChanged(changes) ? (last?.at ?? null) : null;
	return {
		sent: last && content ? { version: last.version, at: last.at, by: await byAccount(last.by), content } : null,
		now,
		hash,
		changes: changes && {
			meeting: changes.meeting,
			items: Object.fromEntries(changes.items),
			gone: changes.gone.map(({ number, title }) => ({ number, title }))
		},
		approved: meeting.approvedAt
			? {
					at: meeting.approvedAt,
					by: await byAccount(meeting.approvedBy),
					current: isApproved(meeting, hash, since)
				}
			: null,
		...people,
		dueDays: meeting.group.callingDays,
		may: {
			approve: can(actor, 'calling.approve', facts),
			send: can(actor, 'calling.send', facts),
			answer:
				can(actor, 'calling.answer', facts) && people.people.some((one) => one.membershipId === actor.membershipId),
			note: can(actor, 'calling.note', facts)
		},
		mine: people.people.find((one) => one.membershipId === actor.membershipId) ?? null
	};
}

/** The round table of a coming meeting by what has been answered. Needs 'meeting.read'. */
export async function readComing(actor: Actor, meetingId: string): Promise<ComingTable> {
	const facts = await meetingFacts(context().read, meetingId);
	demand(actor, 'meeting.read', facts);
	return (await readPeople(actor, facts)).table;
}
