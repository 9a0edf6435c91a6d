import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { GiveAssignment } from '#lib/assignments/schema.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem } from '#server/agenda/remove-item.ts';
import { changeAssignment } from '#server/assignments/change-assignment.ts';
import { giveAssignment } from '#server/assignments/give-assignment.ts';
import { readAssignmentChoices } from '#server/assignments/read-choices.ts';
import {
	readAssignments,
	readDecisionAssignments,
	readMeetingAssignments,
	readMyAssignments,
	readToFollowUp
} from '#server/assignments/read.ts';
import { reopenAssignment } from '#server/assignments/reopen-assignment.ts';
import { settleAssignment } from '#server/assignments/settle-assignment.ts';
import { takeUpAssignment } from '#server/assignments/take-up-assignment.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { context } from '#server/context.ts';
import { decide } from '#server/decisions/decide.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { readHome } from '#server/home/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aGroup, aPerson, aSeat, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { aTable, type Seating } from '../build/table.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const code = (name: string) => ({ code: name });
const seating = { Ordf: ['chair', 'AF'], Fatma: ['member', 'FK'], Karin: ['member', 'VID'] } as const satisfies Seating;
const day = 86_400_000;
const inDays = (days: number) => new Date(portal.clock.now().getTime() + days * day).toISOString().slice(0, 10);

/** A group with a director at the office and another group of the same federation; tasks are given by its chair. */
async function scene() {
	const table = await aTable(seating);
	const director = await actorFor(await aPerson(table.federation, { name: 'Chefen', office: 'director' }));
	const other = await aGroup(table.federation, { name: 'Andra gruppen' });
	const theirs = await aPerson(table.federation, { name: 'Deras ordförande' });
	await aSeat(other, theirs, 'chair', { organisationId: table.organisations.get('FK')?.id ?? null });
	const chair = table.at('Ordf').actor;
	const give = async (owner: string, over: Partial<z.input<typeof GiveAssignment>> = {}) => {
		portal.clock.advance(1);
		const said = { groupId: table.group.id, text: 'Se över målen', owner, ...over };
		return (await giveAssignment(chair, said)).assignmentId;
	};
	return { ...table, chair, director, other, theirs: await actorFor(theirs), give };
}
const texts = async (lines: Promise<readonly { text: string }[]>) => (await lines).map(({ text }) => text);

describe('a task', () => {
	it('U14 is for a person, a role, a group or an organisation, and stands on Home for each', async () => {
		const { at, director, theirs, other, organisations, give } = await scene();
		await give(`person:${at('Karin').person.membership.id}`, { text: 'Personen' });
		await give('role:director', { text: 'Förbundschefen' });
		await give('role:office', { text: 'Kansliet' });
		await give('role:chair', { text: 'Ordföranden' });
		await give(`group:${other.id}`, { text: 'Gruppen' });
		await give(`organisation:${organisations.get('FK')?.id ?? ''}`, { text: 'Organisationen' });
		const mine = async (actor: typeof director) => (await texts(readMyAssignments(actor))).sort();
		expect(await mine(at('Karin').actor)).toEqual(['Personen']);
		expect(await mine(director)).toEqual(['Förbundschefen', 'Kansliet']);
		expect(await mine(at('Ordf').actor)).toEqual(['Ordföranden']);
		expect(await mine(at('Fatma').actor)).toEqual(['Organisationen']);
		expect(await mine(theirs)).toEqual(['Gruppen', 'Organisationen']);
		expect((await readHome(at('Karin').actor)).assignments).toMatchObject([{ text: 'Personen', owner: 'Karin' }]);
		const { lines } = await readAssignments(director, { state: 'open', groupId: '' });
		expect(lines.map(({ owner }) => owner).sort()).toEqual(
			['Andra gruppen', 'Förbundschef', 'Kansliet', 'Karin', 'Ordförande', 'Organisation FK'].sort()
		);
	});

	it('U14 is given by those who lead, to nobody outside the federation', async () => {
		const { at, group, give, chair } = await scene();
		const elsewhere = await scene();
		const said = { groupId: group.id, text: 'Nej', owner: 'role:office' };
		await expect(giveAssignment(at('Fatma').actor, said)).rejects.toMatchObject(code('access.denied'));
		await expect(giveAssignment(elsewhere.chair, said)).rejects.toMatchObject(code('thing.missing'));
		const foreign = { fields: { owner: 'field.foreign' } };
		await expect(give(`person:${elsewhere.at('Karin').person.membership.id}`)).rejects.toMatchObject(foreign);
		await expect(give(`group:${elsewhere.group.id}`)).rejects.toMatchObject(foreign);
		await expect(give(`organisation:${'x'.repeat(22)}`)).rejects.toMatchObject(foreign);
		const meetingId = await aMeetingWith(elsewhere.chair, elsewhere.group.id, []);
		await expect(give('role:office', { due: 'meeting', dueMeetingId: meetingId })).rejects.toMatchObject({
			fields: { dueMeetingId: 'field.foreign' }
		});
		expect(await readAssignmentChoices(at('Fatma').actor, group.id)).toBeNull();
		const choices = await readAssignmentChoices(chair, group.id);
		expect(choices?.people.slice(0, 3).map(({ name }) => name)).toEqual(['Fatma', 'Karin', 'Ordf']);
	});

	it('U14 is answered once by whoever has it or leads, changed while it is open, and opened again', async () => {
		const { at, give, chair, federation } = await scene();
		const owner = `person:${at('Karin').person.membership.id}`;
		const assignmentId = await give(owner, { due: 'date', dueOn: inDays(3) });
		const done = { assignmentId, state: 'done', answer: 'Klart och inlämnat.' } as const;
		await expect(settleAssignment(at('Fatma').actor, done)).rejects.toMatchObject(code('access.denied'));
		await changeAssignment(chair, { assignmentId, text: 'Se över alla mål', owner, due: 'none' });
		await expect(settleAssignment(at('Karin').actor, { assignmentId, state: 'dropped' })).rejects.toMatchObject({
			fields: { answer: 'field.required' }
		});
		await settleAssignment(at('Karin').actor, done);
		await expect(settleAssignment(chair, done)).rejects.toMatchObject(code('assignment.settled'));
		await expect(changeAssignment(chair, { assignmentId, text: 'Nej', owner })).rejects.toMatchObject(
			code('assignment.settled')
		);
		const settled = await readAssignments(chair, { state: 'settled', groupId: '' });
		expect(settled.lines).toMatchObject([{ text: 'Se över alla mål', settledBy: 'Karin', answer: done.answer }]);
		expect(await readMyAssignments(at('Karin').actor)).toEqual([]);
		await reopenAssignment(at('Karin').actor, { assignmentId });
		expect(await readMyAssignments(at('Karin').actor)).toHaveLength(1);
		expect(
			await context().read.audit.count({ where: { federationId: federation.id, event: 'assignment.reopened' } })
		).toBe(1);
	});

	it('U16 is late when its day has passed', async () => {
		const { at, give, chair, group } = await scene();
		await give(`person:${at('Karin').person.membership.id}`, { due: 'date', dueOn: inDays(2) });
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1), inDays(1));
		await give(`person:${at('Karin').person.membership.id}`, { text: 'Till mötet', due: 'next' });
		const late = async () => (await readMyAssignments(at('Karin').actor)).filter((line) => line.late).length;
		expect(await late()).toBe(0);
		await insert((db) => db.meeting.update({ where: { id: meetingId }, data: { state: 'ended' } }));
		expect(await late()).toBe(1);
		portal.clock.advance(3 * day);
		expect(await late()).toBe(2);
	});
});

describe('the red thread of a task', () => {
	it('U18 goes from the decision to the task and on to the agenda where it is followed up', async () => {
		const { at, chair, group, give } = await scene();
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1), inDays(1));
		await startMeeting(chair, { meetingId });
		for (const name of ['Ordf', 'Fatma', 'Karin'] as const) await checkIn(at(name).actor, { meetingId, form: 'room' });
		const item = await context().read.agendaItem.findFirstOrThrow({ where: { meetingId } });
		const { decisionId } = await prepareDecision(chair, { meetingId, itemId: item.id, text: 'att se över målen' });
		await decide(chair, { decisionId, form: 'acclamation' });
		const assignmentId = await give('role:chair', { decisionId, due: 'next' });
		await give('role:chair', { itemId: item.id, text: 'Vid ärendet' });
		expect(await texts(readDecisionAssignments(chair, { decisionId, meetingId }))).toEqual(['Se över målen']);
		expect(await texts(readMeetingAssignments(at('Fatma').actor, meetingId))).toEqual(['Se över målen', 'Vid ärendet']);
		const elsewhere = await scene();
		await expect(elsewhere.give('role:chair', { decisionId })).rejects.toMatchObject({
			fields: { decisionId: 'field.foreign' }
		});

		const next = await aMeetingWith(chair, group.id, [], inDays(30));
		const { itemId } = await takeUpAssignment(chair, { assignmentId, meetingId: next });
		const links = await context().read.link.findMany({
			where: { OR: [{ toId: assignmentId }, { fromId: assignmentId }] }
		});
		expect(links.map(({ fromId, act, toId }) => [fromId, act, toId])).toEqual([
			[decisionId, 'assignment.given', assignmentId],
			[assignmentId, 'assignment.taken-up', itemId]
		]);
		expect(await context().read.thing.count({ where: { id: assignmentId, kind: 'assignment' } })).toBe(1);
	});

	it('U17 is proposed on the next agenda until it is done, and put there once, under one item', async () => {
		const { chair, at, group, other, theirs, give } = await scene();
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1), inDays(10));
		const first = await give('role:office', { text: 'Utan dag' });
		const second = await give('role:office', { text: 'I tid', due: 'date', dueOn: inDays(9) });
		await give('role:office', { text: 'Senare', due: 'date', dueOn: inDays(12) });
		await give(`group:${other.id}`, { text: 'Den andra gruppens' });
		expect(await texts(readToFollowUp(chair, meetingId))).toEqual(['I tid', 'Utan dag', 'Den andra gruppens']);
		const again = await Promise.all([1, 2].map(() => takeUpAssignment(chair, { assignmentId: second, meetingId })));
		await takeUpAssignment(chair, { assignmentId: first, meetingId });
		const { items } = await readAgendaOf(chair, meetingId);
		const parent = items.find(({ title }) => title === 'Uppföljning av uppdrag');
		expect(items.filter(({ parentId }) => parentId === parent?.id).map(({ title }) => title)).toEqual([
			'I tid',
			'Utan dag'
		]);
		expect(items.filter(({ title }) => title === 'Uppföljning av uppdrag')).toHaveLength(1);
		const { itemId } = await takeUpAssignment(chair, { assignmentId: second, meetingId });
		expect(again.map((one) => one.itemId)).toContain(itemId);
		expect(await texts(readToFollowUp(chair, meetingId))).toEqual(['Den andra gruppens']);
		// Taken off the agenda again it is proposed again; done, it is not.
		await removeAgendaItem(
			chair,
			meetingId,
			(await takeUpAssignment(chair, { assignmentId: first, meetingId })).itemId,
			{}
		);
		expect(await texts(readToFollowUp(chair, meetingId))).toEqual(['Utan dag', 'Den andra gruppens']);
		await settleAssignment(chair, { assignmentId: first, state: 'done' });
		expect(await texts(readToFollowUp(chair, meetingId))).toEqual(['Den andra gruppens']);
		await expect(takeUpAssignment(chair, { assignmentId: first, meetingId })).rejects.toMatchObject(
			code('assignment.settled')
		);
		// It comes to the group that has it, and to no third one.
		const far = await aMeetingWith(theirs, other.id, [], inDays(20));
		expect(await texts(readToFollowUp(theirs, far))).toEqual(['Den andra gruppens']);
		await expect(takeUpAssignment(chair, { assignmentId: second, meetingId: far })).rejects.toMatchObject(
			code('thing.missing')
		);
		expect(await readToFollowUp(at('Karin').actor, meetingId)).toHaveLength(1);
	});
});
