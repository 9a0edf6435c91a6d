import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { answerCalling } from '#server/calling/answer-calling.ts';
import { followSeats } from '#server/calling/follow-seats.ts';
import { readCalling } from '#server/calling/read.ts';
import { sendCalling } from '#server/calling/send-calling.ts';
import { context } from '#server/context.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { changeMeeting } from '#server/meetings/change-meeting.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { endMembership } from '#server/network/end-membership.ts';
import { endSeat } from '#server/network/end-seat.ts';
import { seatPerson } from '#server/network/seat-person.ts';
import { aBody, aMeetingWith, plainItems, times } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, anOrganisation, aPerson, aSeat, insert, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

/** One moment after the other, so that letters have an order. */
const pass = () => portal.clock.advance(1000);

async function send(actor: Actor, meetingId: string) {
	pass();
	await projectAgenda(meetingId);
	return sendCalling(actor, { meetingId, hash: (await readCalling(actor, meetingId)).hash });
}

/** What somebody has been sent about a meeting: its subject's first words, and what it asks of their calendar. */
const sentTo = async (meetingId: string, { account }: Person) =>
	(
		await context().read.mail.findMany({
			where: { to: account.email ?? '', kind: 'call', calendar: { contains: meetingId } },
			orderBy: { createdAt: 'asc' }
		})
	).map(({ subject, calendar }) => [subject.split(':')[0], /METHOD:(\w+)/.exec(calendar ?? '')?.[1]]);

/** A meeting whose calling has gone out, and one who keeps the office. */
async function scene() {
	const federation = await aFederation();
	const body = await aBody(federation);
	const office = await actorFor(await aPerson(federation, { office: 'director' }));
	const meetingId = await aMeetingWith(body.chair, body.group.id, plainItems(1), '2026-10-01');
	/** Whatever has changed, once more, as after a crash. */
	const settle = async () => {
		pass();
		const jobs = await context().read.job.findMany({ where: { kind: 'calling.follow' }, select: { key: true } });
		for (const { key } of jobs) await context().jobs.settled(key);
		await followSeats({ federationId: federation.id });
	};
	return { ...body, federation, office, meetingId, settle };
}

describe('who is called after the calling has gone out', () => {
	it('K18 gets it with a calendar entry when they are given a seat, once, and asks to be answered', async () => {
		const { group, chair, office, federation, meetingId, settle } = await scene();
		const early = await aPerson(federation);
		await seatPerson(office, { groupId: group.id, membershipId: early.membership.id, role: 'member' });
		await settle();
		expect(await sentTo(meetingId, early)).toEqual([]);
		await send(chair, meetingId);
		expect(await sentTo(meetingId, early)).toEqual([['Kallelse', 'REQUEST']]);
		const late = await aPerson(federation);
		await seatPerson(office, { groupId: group.id, membershipId: late.membership.id, role: 'member' });
		await settle();
		await settle();
		expect(await sentTo(meetingId, late)).toEqual([['Kallelse', 'REQUEST']]);
		expect(await sentTo(meetingId, early)).toHaveLength(1);
		await answerCalling(await actorFor(late), { meetingId, answer: 'room' });

		// A corrected calling is one only for who has had one.
		const called = await aPerson(federation);
		pass();
		await changeMeeting(chair, { meetingId, date: '2026-10-01', ...times, called: [called.membership.id] });
		expect(await sentTo(meetingId, called)).toEqual([['Kallelse', 'REQUEST']]);
		expect(await sentTo(meetingId, late)).toHaveLength(1);
		pass();
		await changeMeeting(chair, { meetingId, date: '2026-10-01', ...times, called: [] });
		expect(await sentTo(meetingId, called)).toEqual([
			['Kallelse', 'REQUEST'],
			['Du är inte längre kallad', 'CANCEL']
		]);
		pass();
		await cancelMeeting(chair, { meetingId });
		expect(await sentTo(meetingId, called)).toHaveLength(2);
		expect((await sentTo(meetingId, late)).at(-1)).toEqual(['Inställt möte', 'CANCEL']);
	});

	it('K18 is told, and their calendar, when the seat ends before the meeting, or before its new day', async () => {
		const { group, chair, office, federation, meetingId, settle } = await scene();
		const org = await anOrganisation(federation);
		const [leaves, serves, until] = [await aPerson(federation), await aPerson(federation), await aPerson(federation)];
		const at = { organisationId: org.id };
		const seat = await aSeat(group, leaves, 'member', at);
		await aSeat(group, serves, 'substitute', { ...at, substituteForId: seat.id });
		await aSeat(group, until, 'member', { to: new Date('2026-11-01T00:00:00.000Z') });
		await send(chair, meetingId);
		await answerCalling(await actorFor(leaves), { meetingId, answer: 'away' });
		const asked = async () => (await readCalling(await actorFor(serves), meetingId)).asked;
		expect(await asked()).not.toBeNull();
		await endSeat(office, { seatId: seat.id });
		await settle();
		expect((await sentTo(meetingId, leaves)).at(-1)).toEqual(['Du är inte längre kallad', 'CANCEL']);
		expect(await asked()).toBeNull();
		expect(await context().read.meetingAnswer.count({ where: { meetingId } })).toBe(0);

		pass();
		await changeMeeting(chair, { meetingId, date: '2026-11-20', ...times });
		expect(await sentTo(meetingId, until)).toEqual([
			['Kallelse', 'REQUEST'],
			['Du är inte längre kallad', 'CANCEL']
		]);
		expect((await sentTo(meetingId, serves)).map(([subject]) => subject)).toEqual(['Kallelse', 'Ändrat möte']);
		await endMembership(office, { membershipId: serves.membership.id });
		await settle();
		expect((await sentTo(meetingId, serves)).at(-1)).toEqual(['Du är inte längre kallad', 'CANCEL']);
		// Back before the new day: the calling again, as it was sent last.
		pass();
		await changeMeeting(chair, { meetingId, date: '2026-10-10', ...times });
		expect((await sentTo(meetingId, until)).at(-1)).toEqual(['Kallelse', 'REQUEST']);
	});

	it('K18 at one meeting is followed though another cannot be, which is tried again', async () => {
		const { group, chair, federation, meetingId: broken } = await scene();
		const later = await aMeetingWith(chair, group.id, plainItems(1), '2026-10-02');
		for (const id of [broken, later]) await send(chair, id);
		const { json } = await context().read.calling.findFirstOrThrow({ where: { meetingId: broken } });
		const written = (text: string) =>
			insert((db) => db.calling.updateMany({ where: { meetingId: broken }, data: { json: text } }));
		await written('{}');
		const late = await aPerson(federation);
		await aSeat(group, late, 'member');
		await expect(followSeats({ federationId: federation.id })).rejects.toThrow('not followed up');
		expect([await sentTo(broken, late), await sentTo(later, late)]).toEqual([[], [['Kallelse', 'REQUEST']]]);
		await written(json);
		await followSeats({ federationId: federation.id });
		for (const id of [broken, later]) expect(await sentTo(id, late)).toEqual([['Kallelse', 'REQUEST']]);
	});
});
