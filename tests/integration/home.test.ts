import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { readFrame, readHouse } from '#server/frame/read.ts';
import { reportFault } from '#server/help/report-fault.ts';
import { noteVisit } from '#server/home/note-visit.ts';
import { readHome } from '#server/home/read.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { planMeeting } from '#server/meetings/plan-meeting.ts';
import { fakeClock, startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, anOrganisation, aPerson, aSeat, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

const clock = fakeClock();
const day = 86_400_000;
let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal({ clock });
});
afterAll(() => portal.close());

/** A group with a chair, a member and one organisation that nobody sits for; two federations in the house. */
async function scene() {
	const federation = await aFederation();
	const kommun = await anOrganisation(federation, { name: 'Vidåkra kommun', shortName: 'VID' });
	const missing = await anOrganisation(federation, { part: 'fk', name: 'Försäkringskassan', shortName: 'FK' });
	const group = await aGroup(federation);
	await insert((db) =>
		db.groupOrganisation.createMany({
			data: [kommun, missing].map(({ id }) => ({ groupId: group.id, organisationId: id }))
		})
	);
	const [chair, member, officer] = await Promise.all([
		aPerson(federation),
		aPerson(federation),
		aPerson(federation, { office: 'process-leader' })
	]);
	await aSeat(group, chair, 'chair', { organisationId: kommun.id });
	await aSeat(group, member, 'member', { organisationId: kommun.id });
	const [asChair, asMember, asOffice] = await Promise.all([actorFor(chair), actorFor(member), actorFor(officer)]);
	return { federation, group, chair, member, officer, asChair, asMember, asOffice };
}

const inDays = (days: number) => new Date(clock.now().getTime() + days * day);
const times = (days: number) => ({ startsAt: inDays(days), endsAt: new Date(inDays(days).getTime() + day / 12) });

describe('the next meeting', () => {
	it('is the first that has not ended, with the role one has in it and the table of its group', async () => {
		const { group, asChair } = await scene();
		await aMeeting(group, times(-3));
		const second = await aMeeting(group, times(9));
		const first = await aMeeting(group, times(2));
		const home = await readHome(asChair);
		expect(home.reader).toBe('leads');
		expect(home.next).toMatchObject({ id: first.id, items: 0 });
		expect(home.next?.own).toEqual({ kind: 'seat', role: 'chair', organisation: 'Vidåkra kommun' });
		expect(home.next?.table.missing).toContain('FK');
		expect(home.coming.map(({ id }) => id)).toEqual([second.id]);
	});

	it('is none for somebody without a seat', async () => {
		const { federation, group } = await scene();
		await aMeeting(group, times(2));
		const home = await readHome(await actorFor(await aPerson(federation)));
		expect([home.reader, home.next, home.coming, home.waiting]).toEqual(['none', null, [], []]);
	});
});

describe('what waits', () => {
	it('is an empty agenda and an unfinished meeting for who leads, and what concerns them for all who sat', async () => {
		const { group, asChair, asMember } = await scene();
		const unfinished = await aMeeting(group, { ...times(-1), state: 'live' });
		const coming = await aMeeting(group, times(5));
		const held = await aMeeting(group, { ...times(-6), state: 'ended' });
		const kinds = async (actor: typeof asChair) =>
			(await readHome(actor)).waiting.map((one) => [one.kind, 'meeting' in one ? one.meeting.id : '']);
		expect(await kinds(asChair)).toEqual([
			['for-me', held.id],
			['not-ended', unfinished.id],
			['empty-agenda', coming.id]
		]);
		expect(await kinds(asMember)).toEqual([['for-me', held.id]]);
	});

	it('is for the office the organisations that groups lack', async () => {
		const { group, asOffice } = await scene();
		expect((await readHome(asOffice)).waiting).toEqual([
			expect.objectContaining({ kind: 'gap', groupId: group.id, groupName: group.name })
		]);
	});
});

describe('what is new', () => {
	it('is what others did since the last day one was here', async () => {
		const { group, asChair, asMember } = await scene();
		await noteVisit(asMember, {}, { commandId: 'visit 1' });
		await noteVisit(asMember, {}, { commandId: 'visit 1' });
		expect((await readHome(asMember)).news).toMatchObject({ noted: true, visit: false });
		const plan = { groupId: group.id, title: '', place: '', videoLink: '', called: [], agenda: 'empty' as const };
		clock.advance(2 * day);
		const { meetingId } = await planMeeting(asChair, { ...plan, date: '2026-05-06', start: '9:00', end: '11:00' });
		const seen = (await readHome(asMember)).news;
		expect(seen).toMatchObject({ noted: false, visit: true });
		expect(seen.lines).toMatchObject([{ kind: 'planned', meeting: { id: meetingId } }]);
		expect((await readHome(asChair)).news.lines).toEqual([]);
		await cancelMeeting(asChair, { meetingId });
		expect((await readHome(asMember)).news.lines).toMatchObject([{ kind: 'cancelled' }]);
	});

	it('is never of a group one does not sit in, nor of another federation', async () => {
		const [mine, other] = [await scene(), await scene()];
		const foreign = await aGroup(mine.federation);
		const lead = await aPerson(mine.federation);
		await aSeat(foreign, lead, 'chair');
		const plan = { title: '', place: '', videoLink: '', called: [], agenda: 'empty' as const };
		const times = { date: '2026-06-03', start: '9:00', end: '11:00' };
		await planMeeting(await actorFor(lead), { ...plan, ...times, groupId: foreign.id });
		await planMeeting(other.asChair, { ...plan, ...times, groupId: other.group.id });
		expect((await readHome(mine.asMember)).news.lines).toEqual([]);
		expect((await readHome(mine.asOffice)).news.lines).toMatchObject([{ meeting: { groupId: foreign.id } }]);
	});
});

describe('the frame', () => {
	it('holds my groups with their next meeting, and nothing of other federations', async () => {
		const { federation, group, asMember } = await scene();
		const meeting = await aMeeting(group, times(4));
		const frame = await readFrame(asMember);
		expect(frame.me).toMatchObject({ part: 'kommun', org: 'VID' });
		expect(frame.groups).toEqual([{ id: group.id, name: group.name, next: meeting.startsAt, nextId: meeting.id }]);
		expect(frame.federation?.name).toBe(federation.name);
		expect([frame.office, frame.otherFederations]).toEqual([false, []]);
	});

	it('tells a visitor nothing of a house with several federations', async () => {
		expect(await readHouse(nobody)).toEqual({ federation: null, organisations: [] });
		await expect(readFrame(nobody)).rejects.toMatchObject({ code: 'access.sign-in' });
	});
});

describe('a report of a fault', () => {
	const lettersOf = (federationId: string) =>
		context().read.mail.findMany({ where: { federationId, kind: 'fault' }, orderBy: { createdAt: 'asc' } });

	it('reaches the office of whoever writes, and no other', async () => {
		const [mine, other] = [await scene(), await scene()];
		await reportFault(mine.asMember, { what: 'Knappen syns inte.\nAlls.', where: '/groups', email: 'jag@exempel.se' });
		const [letter, ...more] = await lettersOf(mine.federation.id);
		expect(more).toEqual([]);
		expect(letter?.to).toBe(mine.officer.account.email);
		expect(letter?.subject).toContain('Knappen syns inte.');
		expect(letter?.text).toContain('jag@exempel.se');
		expect(await lettersOf(other.federation.id)).toEqual([]);
	});

	it('is taken from visitors, and refused when it says nothing', async () => {
		const { federation } = await scene();
		await reportFault(nobody, { what: 'Det går inte att läsa.' });
		expect(await lettersOf(federation.id)).toHaveLength(1);
		await expect(reportFault(nobody, { what: ' ' })).rejects.toMatchObject({
			code: 'input.invalid',
			fields: { what: 'field.required' }
		});
	});
});
