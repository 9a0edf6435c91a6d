import { answerOf, type CallingAnswer } from '#lib/calling/answers.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { readAnswerLink } from './answer-link.ts';
import { letterMeeting } from './meeting-rows.ts';
import { recipientsOf } from './recipients.ts';

/** What the page behind a letter's link shows: no more than the letter did. */
export interface LinkPage {
	readonly name: string;
	readonly federation: string;
	readonly group: { readonly name: string; readonly meetingWord: string };
	readonly label: string;
	readonly title: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly videoLink: string;
	readonly answer: CallingAnswer | null;
	readonly note: string;
	readonly asked: { readonly forName: string; readonly state: 'asked' | 'yes' } | null;
}

/** The meeting and the reader's own answer, by the link in their letter. Refuses 'ticket.spent'. */
export async function readLinkPage(token: string): Promise<LinkPage> {
	// Whoever holds the link is let in: it is the permission.
	demand(nobody, 'portal.read', {});
	const { meetingId, membershipId } = readAnswerLink(token);
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	if (facts.meetingState !== 'planned') refuse('ticket.spent');
	const recipients = await recipientsOf(read, facts);
	const person = recipients.find((one) => one.membershipId === membershipId);
	if (!person) refuse('ticket.spent');
	const [meeting, given, request] = await Promise.all([
		letterMeeting(read, facts),
		read.meetingAnswer.findUnique({ where: { meetingId_membershipId: { meetingId, membershipId } } }),
		read.serveRequest.findFirst({
			where: { meetingId, seatId: { in: person.seats.map(({ id }) => id) }, state: { in: ['asked', 'yes'] } },
			orderBy: { askedAt: 'desc' }
		})
	]);
	const absent = recipients.find(({ seats }) => seats.some(({ id }) => id === request?.forSeatId));
	const { federation, group, label, title, startsAt, endsAt, place, videoLink } = meeting;
	return {
		name: person.name,
		...{ federation, group, label, title, startsAt, endsAt, place, videoLink },
		answer: answerOf(given?.answer),
		note: given?.note ?? '',
		asked: request && absent ? { forName: absent.name, state: request.state === 'yes' ? 'yes' : 'asked' } : null
	};
}
