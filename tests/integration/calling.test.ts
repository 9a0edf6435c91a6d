import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { portal as thePortal, type Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { answerByLink } from '#server/calling/answer-by-link.ts';
import { answerCalling } from '#server/calling/answer-calling.ts';
import { noteAnswer } from '#server/calling/note-answer.ts';
import { answerLink } from '#server/calling/answer-link.ts';
import { answerServing } from '#server/calling/answer-serving.ts';
import { serveByLink } from '#server/calling/serve-by-link.ts';
import { readLinkPage } from '#server/calling/read-link.ts';
import { readCalling } from '#server/calling/read.ts';
import { approveCalling } from '#server/calling/approve-calling.ts';
import { sendCalling } from '#server/calling/send-calling.ts';
import { context } from '#server/context.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { projectNow } from '#server/documents/project.ts';
import { documentAccess } from '#server/documents/rights.ts';
import { openItem } from '#server/items/read.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { changeMeeting } from '#server/meetings/change-meeting.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { aBody, aDay, aMeetingWith, plainItems, times } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, anOrganisation, aPerson, aSeat, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
});
afterAll(() => portal.close());

const letters = (meetingId: string, kind = 'call') =>
	context().read.mail.findMany({ where: { kind, text: { contains: meetingId } }, orderBy: { createdAt: 'asc' } });
const tokenOf = (meetingId: string, person: Person) =>
	answerLink(meetingId, person.membership.id).split('/').pop() ?? '';

async function send(actor: Actor, meetingId: string, message = '') {
	await projectAgenda(meetingId);
	const { hash } = await readCalling(actor, meetingId);
	return sendCalling(actor, { meetingId, hash, message });
}

async function write(actor: Actor, meetingId: string, edit: string, args: unknown) {
	const { documentIds } = await readMeeting(actor, meetingId);
	await context().documents.edit(documentIds.agenda ?? '', newId(), edit, args);
	await projectNow(documentIds.agenda ?? '');
}

/** A group with two members of one organisation, and two substitutes who are asked in turn. */
async function aTable() {
	const body = await aBody(federation, { numbering: 'per-year', numberPrefix: '§ ' });
	const organisation = await anOrganisation(federation);
	const seat = async (role: 'member' | 'substitute', callOrder = 1) => {
		const person = await aPerson(federation);
		await aSeat(body.group, person, role, { organisationId: organisation.id, callOrder });
		return person;
	};
	const [member, second, first] = [await seat('member'), await seat('substitute', 2), await seat('substitute', 1)];
	const meetingId = await aMeetingWith(body.chair, body.group.id, plainItems(2));
	return { ...body, org: organisation.shortName, seat, member, first, second, meetingId };
}

describe('the calling', () => {
	it('K1 keeps what was sent, fixes the numbers, and goes to all who are called with a calendar entry', async () => {
		const { group, chair } = await aBody(federation, { numbering: 'per-year', numberPrefix: '§ ' });
		const guest = await aPerson(federation);
		const observer = await aPerson(federation);
		await aSeat(group, observer, 'observer');
		const meetingId = await aMeetingWith(chair, group.id, plainItems(2));
		const later = await aMeetingWith(chair, group.id, plainItems(1), '2026-12-28');
		const at = { date: '2026-11-20', ...times };
		await changeMeeting(chair, { meetingId, ...at, called: [guest.membership.id] });
		expect(await send(chair, meetingId, 'Välkomna!')).toEqual({ version: 1, letters: 4 });

		const sent = await letters(meetingId);
		expect(new Set(sent.map(({ to }) => to)).size).toBe(4);
		const own = sent.find(({ to }) => to === guest.account.email);
		expect(own?.text).toContain('§ 1 Ärende 1');
		expect(own?.text).toContain('Välkomna!');
		expect(own?.text).toContain(answerLink(meetingId, guest.membership.id));
		expect(own?.calendar).toContain('METHOD:REQUEST');
		expect(own?.calendar).toContain(`${meetingId}@`);
		expect(own?.calendar).toMatch(/ATTENDEE;[^:]*RSVP=FALSE/);

		const { fixed } = await readAgendaOf(chair, meetingId);
		expect(Object.values(fixed)).toEqual([1, 2]);
		// Moved and added to after the calling: numbers stay, and the later meeting's series goes on after them.
		await write(chair, meetingId, 'fill', { items: [{ title: 'Sent ärende' }] });
		expect((await readCalling(chair, meetingId)).now.items.map(({ number }) => number)).toEqual(['§ 1', '§ 2', '§ 3']);
		await startMeeting(chair, { meetingId });
		expect(Object.values((await readAgendaOf(chair, meetingId)).fixed)).toEqual([1, 2, 3]);
		expect((await readAgendaOf(chair, later)).rule.base).toBe(4);
		await expect(send(chair, meetingId)).rejects.toMatchObject({ code: 'meeting.started' });
	});

	it('K2 marks what has changed since, and a corrected calling says the new', async () => {
		const { group, chair } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(2));
		await send(chair, meetingId);
		await expect(send(chair, meetingId)).rejects.toMatchObject({ code: 'calling.same' });
		const [first, second] = (await readCalling(chair, meetingId)).now.items;
		await write(chair, meetingId, 'change', { id: first?.id, change: { title: 'Ny rubrik' } });
		await write(chair, meetingId, 'remove', { id: second?.id });
		const { changes } = await readCalling(chair, meetingId);
		expect(changes).toEqual({
			meeting: [],
			items: { [first?.id ?? '']: ['title'] },
			gone: [{ number: '2.', title: 'Ärende 2' }]
		});
		// What was called and has a number is struck, not removed.
		expect((await readAgendaOf(chair, meetingId)).treatment[second?.id ?? '']?.state).toBe('struck');
		expect(await send(chair, meetingId)).toMatchObject({ version: 2 });
		expect((await letters(meetingId)).map(({ subject }) => subject.split(':')[0])).toEqual([
			'Kallelse',
			'Kallelse',
			'Rättad kallelse',
			'Rättad kallelse'
		]);
		expect(await context().read.calling.count({ where: { meetingId } })).toBe(2);
	});

	it('K2 marks a text or a proposal that was changed after it, and a corrected calling needs a new yes', async () => {
		const { group, chair, member } = await aBody(federation);
		const secretary = await aPerson(federation);
		await aSeat(group, secretary, 'secretary');
		const writer = await actorFor(secretary);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(2));
		await projectAgenda(meetingId);
		const [first, second] = (await readCalling(chair, meetingId)).now.items.map(({ id }) => id);
		const write = async (itemId = '', words = '') => {
			const { id } = await openItem(member, meetingId, itemId);
			await context().documents.edit(id, newId(), 'fill', { text: [words], notes: ['En anteckning.'] });
			await projectNow(id);
		};
		await write(first, 'Underlag');
		const { hash } = await readCalling(chair, meetingId);
		await approveCalling(chair, { meetingId, hash });
		// What is written until it goes out is what goes out.
		await write(first, 'och mer');
		await sendCalling(writer, { meetingId, hash });
		const marks = async () => (await readCalling(chair, meetingId)).changes?.items;
		expect(await marks()).toEqual({});
		expect((await readCalling(writer, meetingId)).approved?.current).toBe(true);

		portal.clock.advance(1000);
		await write(first, 'Ändrat efteråt');
		await prepareDecision(chair, { meetingId, itemId: second ?? '', text: 'att anta planen', kind: 'decision' });
		expect(await marks()).toEqual({ [first ?? '']: ['text'], [second ?? '']: ['decisions'] });
		expect((await readCalling(writer, meetingId)).approved?.current).toBe(false);
		await expect(sendCalling(writer, { meetingId, hash })).rejects.toMatchObject({ code: 'calling.not-approved' });
		await approveCalling(chair, { meetingId, hash });
		expect(await sendCalling(writer, { meetingId, hash })).toMatchObject({ version: 2 });
		expect(await marks()).toEqual({});
		await startMeeting(chair, { meetingId });
		await write(first, 'Skrivet på mötet');
		expect(await marks()).toEqual({});
	});

	it('K3 goes out only when the chair has said yes to just what is sent', async () => {
		const { group, chair, member } = await aBody(federation);
		const secretary = await aPerson(federation);
		await aSeat(group, secretary, 'secretary');
		const writer = await actorFor(secretary);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		await expect(send(member, meetingId)).rejects.toMatchObject({ code: 'access.denied' });
		await expect(send(writer, meetingId)).rejects.toMatchObject({ code: 'calling.not-approved' });
		await projectAgenda(meetingId);
		const { hash } = await readCalling(chair, meetingId);
		await expect(approveCalling(writer, { meetingId, hash })).rejects.toMatchObject({ code: 'access.denied' });
		await approveCalling(chair, { meetingId, hash });
		await write(chair, meetingId, 'fill', { items: [{ title: 'Ett till' }] });
		await expect(sendCalling(writer, { meetingId, hash })).rejects.toMatchObject({ code: 'calling.changed' });
		await expect(send(writer, meetingId)).rejects.toMatchObject({ code: 'calling.not-approved' });
		await approveCalling(chair, { meetingId, hash: (await readCalling(chair, meetingId)).hash });
		expect(await send(writer, meetingId)).toMatchObject({ version: 1 });
		// The yes holds for the same again, with a word more from whoever sends it.
		const again = { meetingId, hash: (await readCalling(writer, meetingId)).hash, message: 'Ta med kalendern.' };
		expect(await sendCalling(writer, again)).toMatchObject({ version: 2 });
		const empty = await aMeetingWith(chair, group.id, []);
		await expect(send(chair, empty)).rejects.toMatchObject({ code: 'calling.empty' });
	});

	it('K4 after it the agenda is closed to members at the sync door too', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		const { documentIds } = await readMeeting(chair, meetingId);
		const access = async (actor: Actor) =>
			(await documentAccess(context().read, actor, documentIds.agenda ?? ''))?.access;
		expect(await access(member)).toBe('write');
		await send(chair, meetingId);
		expect([await access(member), await access(chair)]).toEqual(['read', 'write']);
	});

	it('K5 a change of time, place or link, and a cancellation, reach everybody who was called', async () => {
		const { group, chair } = await aBody(federation);
		const quiet = await aMeetingWith(chair, group.id, plainItems(1));
		await changeMeeting(chair, { meetingId: quiet, date: aDay(), ...times });
		expect(await letters(quiet)).toEqual([]);

		const meetingId = await aMeetingWith(chair, group.id, plainItems(1), '2026-10-01');
		await send(chair, meetingId);
		await answerCalling(chair, { meetingId, answer: 'room' });
		await changeMeeting(chair, { meetingId, date: '2026-10-01', ...times, title: 'Bara rubriken' });
		expect(await letters(meetingId)).toHaveLength(2);
		await changeMeeting(chair, { meetingId, date: '2026-10-01', ...times, title: 'Bara rubriken', place: 'Kansliet' });
		expect(await letters(meetingId)).toHaveLength(4);
		expect((await readCalling(chair, meetingId)).mine?.answer).toBe('room');
		await changeMeeting(chair, { meetingId, date: '2026-10-02', ...times, place: 'Kansliet' });
		expect((await readCalling(chair, meetingId)).mine?.answer).toBeNull();
		await cancelMeeting(chair, { meetingId, reason: 'Sjukdom' });
		const all = await context().read.mail.findMany({
			where: { calendar: { contains: meetingId } },
			orderBy: { createdAt: 'asc' }
		});
		expect(all).toHaveLength(8);
		expect(all.at(-1)?.calendar).toContain('METHOD:CANCEL');
		expect(all.at(-1)?.text).toContain('Sjukdom');
		const sequences = all.map(({ calendar }) => Number(/SEQUENCE:(\d+)/.exec(calendar ?? '')?.[1]));
		expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
	});
});

describe('answering', () => {
	it('K6 the link in a letter takes its reader’s answer, without signing in, and does nothing else', async () => {
		const { member, chair, meetingId } = await aTable();
		await send(chair, meetingId);
		const token = tokenOf(meetingId, member);
		expect(await readLinkPage(token)).toMatchObject({ name: member.account.name, answer: null });
		await answerByLink(thePortal, { token, answer: 'remote', note: ' Kommer 13.20 ' });
		const line = (await readCalling(chair, meetingId)).people.find(
			({ membershipId }) => membershipId === member.membership.id
		);
		expect(line).toMatchObject({ answer: 'remote', note: 'Kommer 13.20' });
		const [, , mac] = token.split('.');
		const forged = [
			`${token}x`,
			token.replace(member.membership.id, chair.membershipId ?? ''),
			`${meetingId}.${member.membership.id}.`,
			`${meetingId}.${member.membership.id}.${mac}.more`,
			'',
			'a.b.c'
		];
		for (const bad of forged) {
			if (bad)
				await expect(answerByLink(thePortal, { token: bad, answer: 'away' })).rejects.toMatchObject({
					code: 'ticket.spent'
				});
			await expect(readLinkPage(bad)).rejects.toMatchObject({ code: 'ticket.spent' });
		}
		await startMeeting(chair, { meetingId });
		await expect(answerByLink(thePortal, { token, answer: 'away' })).rejects.toMatchObject({ code: 'ticket.spent' });
	});

	it('K7 one answers for oneself; whoever leads writes down an answer that came otherwise; strangers do neither', async () => {
		const { member, chair, first, meetingId } = await aTable();
		const other = await aBody(await aFederation());
		const own = await actorFor(member);
		await answerCalling(own, { meetingId, answer: 'room' });
		const given = { meetingId, membershipId: first.membership.id, answer: 'away' as const };
		await expect(noteAnswer(own, given)).rejects.toMatchObject({ code: 'access.denied' });
		await noteAnswer(chair, given);
		await expect(noteAnswer(chair, { ...given, membershipId: other.chair.membershipId ?? '' })).rejects.toMatchObject({
			code: 'thing.missing'
		});
		for (const no of [answerCalling(other.chair, { meetingId, answer: 'room' }), readCalling(other.chair, meetingId)])
			await expect(no).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('K8 who cannot come has the right substitute asked, in order, until one says yes', async () => {
		const { org, member, first, second, chair, meetingId } = await aTable();
		await send(chair, meetingId);
		const own = await actorFor(member);
		await answerCalling(own, { meetingId, answer: 'away' });
		await answerCalling(own, { meetingId, answer: 'away' });
		const asked = async () => (await letters(meetingId, 'serve')).map(({ to }) => to);
		expect(await asked()).toEqual([first.account.email]);
		expect((await readCalling(chair, meetingId)).table.missing).toEqual([org]);
		await serveByLink(thePortal, { token: tokenOf(meetingId, first), serves: false });
		expect(await asked()).toEqual([first.account.email, second.account.email]);
		const servant = await actorFor(second);
		const request = (await readCalling(servant, meetingId)).asked;
		expect(request).toMatchObject({ forName: member.account.name, state: 'asked' });
		await expect(
			answerServing(await actorFor(first), { requestId: request?.requestId ?? '', serves: true })
		).rejects.toMatchObject({ code: 'thing.missing' });
		await answerServing(servant, { requestId: request?.requestId ?? '', serves: true });
		const { table, people } = await readCalling(chair, meetingId);
		expect(table.missing).toEqual([]);
		expect(people.find(({ membershipId }) => membershipId === second.membership.id)?.serving).toEqual({
			state: 'yes',
			forName: member.account.name
		});
		// The member comes after all.
		await answerCalling(own, { meetingId, answer: 'room' });
		expect((await readCalling(servant, meetingId)).asked).toBeNull();
		await expect(answerServing(servant, { requestId: request?.requestId ?? '', serves: true })).rejects.toMatchObject({
			code: 'serving.withdrawn'
		});
		expect((await letters(meetingId, 'serve')).length).toBe(2);
		expect(
			await context().read.mail.count({
				where: { to: second.account.email ?? '', subject: { contains: 'behövs inte' } }
			})
		).toBe(1);
	});

	it('K9 a substitute who cannot come is not asked, and one who said yes and falls ill is followed by the next', async () => {
		const { org, member, first, second, chair, meetingId } = await aTable();
		await answerCalling(await actorFor(member), { meetingId, answer: 'away' });
		await answerCalling(await actorFor(first), { meetingId, answer: 'away' });
		const states = async () =>
			(await context().read.serveRequest.findMany({ where: { meetingId }, orderBy: { askedAt: 'asc' } })).map(
				({ state }) => state
			);
		expect((await states()).toSorted()).toEqual(['asked', 'no']);
		expect((await readCalling(await actorFor(second), meetingId)).asked?.state).toBe('asked');
		await noteAnswer(chair, { meetingId, membershipId: second.membership.id, answer: 'away' });
		expect(await states()).toEqual(['no', 'no']);
		expect((await readCalling(chair, meetingId)).table.missing).toEqual([org]);
	});

	it('K8 one serves for a seat: a yes after it has gone on, or to a second seat, is refused', async () => {
		const { seat, member, first, second, meetingId } = await aTable();
		const other = await seat('member');
		const [one, two] = [await actorFor(first), await actorFor(second)];
		await answerCalling(await actorFor(member), { meetingId, answer: 'away' });
		const asked = async (actor: Actor) => (await readCalling(actor, meetingId)).asked?.requestId ?? '';
		const early = await asked(one);
		await answerServing(one, { requestId: early, serves: false });
		const next = await asked(two);
		const yes = (actor: Actor, requestId: string) => answerServing(actor, { requestId, serves: true });
		await expect(yes(one, early)).rejects.toMatchObject({ code: 'serving.passed-on' });
		await yes(two, next);
		await yes(two, next);
		await expect(yes(one, early)).rejects.toMatchObject({
			code: 'serving.passed-on',
			details: { name: second.account.name }
		});
		// Whoever has said no to one seat is asked for another, and then has no second one.
		await answerCalling(await actorFor(other), { meetingId, answer: 'away' });
		await yes(one, await asked(one));
		await answerServing(two, { requestId: next, serves: false });
		await expect(yes(one, early)).rejects.toMatchObject({ code: 'serving.serves' });
		const states = await context().read.serveRequest.findMany({ where: { meetingId, state: 'yes' } });
		expect(states).toHaveLength(1);
	});

	it('K9 who can come again, or is not needed for one seat, is asked for the next that nobody was found for', async () => {
		const { seat, member, first, second, meetingId } = await aTable();
		const [late, last] = [await seat('member'), await seat('member')];
		const says = async (person: Person, answer: 'room' | 'away') => {
			// One after the other: who said so first is seen to first.
			portal.clock.advance(1000);
			await answerCalling(await actorFor(person), { meetingId, answer });
		};
		const askedFor = async (person: Person) => (await readCalling(await actorFor(person), meetingId)).asked?.forName;
		await says(first, 'away');
		await says(member, 'away');
		await says(late, 'away');
		await says(last, 'away');
		expect([await askedFor(first), await askedFor(second)]).toEqual([undefined, member.account.name]);
		await says(first, 'room');
		expect(await askedFor(first)).toBe(late.account.name);
		await says(member, 'room');
		expect(await askedFor(second)).toBe(last.account.name);
		// Whoever had said yes, cannot come, and then can again is asked again; what went on meanwhile stays.
		await serveByLink(thePortal, { token: tokenOf(meetingId, first), serves: true });
		await says(first, 'away');
		expect(await askedFor(second)).toBe(last.account.name);
		await says(first, 'room');
		expect(await askedFor(first)).toBe(late.account.name);
	});
});
