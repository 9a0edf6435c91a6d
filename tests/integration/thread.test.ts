import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { planOf } from '#lib/thread/thread.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem, restoreAgendaItem } from '#server/agenda/remove-item.ts';
import { giveAssignment } from '#server/assignments/give-assignment.ts';
import { settleAssignment } from '#server/assignments/settle-assignment.ts';
import type { Meeting } from '#server/db/generated/client.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { withdrawDecision } from '#server/decisions/withdraw-decision.ts';
import { declineMatter } from '#server/matters/decline-matter.ts';
import { proposeMatter } from '#server/matters/propose-matter.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { readThread } from '#server/thread/read.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aPerson, aSeat, insert, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const link = (fromId: string, toId: string, act = 'item.carried') =>
	insert((db) => db.link.create({ data: { id: newId(), fromId, toId, act, at: portal.clock.now(), by: '' } }));

const missing = { code: 'thing.missing' };

/** An item on the agenda of a meeting, as a thing that can be linked. */
async function anItem(meeting: Meeting, title = 'En punkt') {
	const id = newId();
	const { federationId, groupId, id: meetingId } = meeting;
	await insert(async (db) => {
		await db.thing.create({
			data: { id, kind: 'item', federationId, groupId, title, createdAt: portal.clock.now() }
		});
		await db.agendaItem.create({ data: { id, federationId, meetingId, place: id, title, kind: 'other' } });
	});
	return id;
}

/** A group with somebody who leads it and one item on the agenda of a meeting. */
async function aGroupWithItem(federation: { id: string }, name: string) {
	const group = await aGroup(federation, { name });
	const chair = await aPerson(federation);
	await aSeat(group, chair, 'chair');
	const meeting = await aMeeting(group);
	return { group, meeting, chair, actor: await actorFor(chair), itemId: await anItem(meeting) };
}

describe('the red thread', () => {
	it('Z1 is made by the acts themselves: from an item to its decision to the task, and back', async () => {
		const federation = await aFederation();
		const { group, meeting, actor, itemId } = await aGroupWithItem(federation, 'Vidåkra');
		portal.clock.advance(1_000);
		const { decisionId } = await prepareDecision(actor, {
			meetingId: meeting.id,
			itemId,
			text: 'Att pröva en gemensam väg in'
		});
		portal.clock.advance(1_000);
		const { assignmentId } = await giveAssignment(actor, {
			groupId: group.id,
			decisionId,
			text: 'Kalla till ett första möte',
			owner: `group:${group.id}`
		});
		for (const from of [itemId, decisionId, assignmentId]) {
			const { here, knots, steps } = await readThread(actor, from);
			expect(here).toBe(from);
			expect(knots.map(({ seen }) => seen?.kind)).toEqual(['item', 'decision', 'assignment']);
			expect(knots[1]?.seen?.href).toBe(`/decisions/${decisionId}`);
			expect(steps.map(({ act }) => act).sort()).toEqual(['assignment.given', 'decision.prepared']);
		}
	});

	it('Z1 does not lead to what only has an origin in common with it', async () => {
		const federation = await aFederation();
		const { meeting, actor, itemId } = await aGroupWithItem(federation, 'Vidåkra');
		const first = await prepareDecision(actor, { meetingId: meeting.id, itemId, text: 'Det ena' });
		const second = await prepareDecision(actor, { meetingId: meeting.id, itemId, text: 'Det andra' });
		const ids = (await readThread(actor, first.decisionId)).knots.map(({ id }) => id);
		expect(ids).toContain(itemId);
		expect(ids).not.toContain(second.decisionId);
	});

	it('Z3 shows what one may not see as a knot in another group, and never opens from there', async () => {
		const federation = await aFederation();
		const ours = await aGroupWithItem(federation, 'Vår grupp');
		const theirs = await aGroupWithItem(federation, 'Hemliga gruppen');
		const last = await aGroupWithItem(federation, 'Vår grupp igen');
		await aSeat(last.group, ours.chair, 'member');
		await link(ours.itemId, theirs.itemId);
		await link(theirs.itemId, last.itemId);
		const me = await actorFor(ours.chair);
		const thread = await readThread(me, ours.itemId);
		expect(thread.knots.map(({ seen }) => seen?.group?.name ?? null)).toContain('Vår grupp igen');
		expect(thread.knots.filter(({ seen }) => seen === null)).toHaveLength(1);
		expect(JSON.stringify(thread)).not.toContain('Hemliga gruppen');
		await expect(readThread(me, theirs.itemId)).rejects.toMatchObject(missing);
		await expect(readThread(me, newId())).rejects.toMatchObject(missing);
		const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
		expect((await readThread(office, ours.itemId)).knots.every(({ seen }) => seen !== null)).toBe(true);
		const away = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		await expect(readThread(away, ours.itemId)).rejects.toMatchObject(missing);
	});

	it('Z4 keeps what was struck, dropped or turned down as a tombstone with its day and reason', async () => {
		const federation = await aFederation();
		const { group, chair, member } = await aBody(federation);
		const now = () => portal.clock.now();
		const seen = async (of: string, id: string) =>
			(await readThread(chair, of)).knots.find((knot) => knot.id === id)?.seen;
		const taken = 'borttaget från dagordningen';
		// Off before the agenda is fixed, and struck after: the day is that of the act.
		const meetingId = await aMeetingWith(chair, group.id, plainItems(3));
		await projectAgenda(meetingId);
		const [first = '', , second = ''] = (await readAgendaOf(chair, meetingId)).items.map(({ id }) => id);
		const decided = await prepareDecision(chair, { meetingId, itemId: first, text: 'Att pröva' });
		const later = await prepareDecision(chair, { meetingId, itemId: second, text: 'Att vänta' });
		portal.clock.advance(60_000);
		await removeAgendaItem(chair, meetingId, first, { commandId: newId() });
		await projectAgenda(meetingId);
		expect(await seen(decided.decisionId, first)).toMatchObject({ href: null, removed: { at: now(), reason: taken } });
		expect(await seen(later.decisionId, second)).toMatchObject({ removed: null });
		await startMeeting(chair, { meetingId });
		portal.clock.advance(60_000);
		await removeAgendaItem(chair, meetingId, second, { commandId: newId() });
		await projectAgenda(meetingId);
		expect(await seen(later.decisionId, second)).toMatchObject({ href: null, removed: { at: now(), reason: taken } });
		await restoreAgendaItem(chair, meetingId, second, { commandId: newId() });
		await projectAgenda(meetingId);
		expect(await seen(later.decisionId, second)).toMatchObject({ removed: null });
		// A task that is not to be done, a decision that was withdrawn, a matter that was turned down.
		const { decisionId } = later;
		const task = { groupId: group.id, decisionId, text: 'Ring', owner: `group:${group.id}` };
		const { assignmentId } = await giveAssignment(chair, task);
		await settleAssignment(chair, { assignmentId, state: 'dropped', answer: 'Redan gjort av andra.' });
		expect(await seen(decisionId, assignmentId)).toMatchObject({
			removed: { at: now(), reason: 'Redan gjort av andra.' }
		});
		await withdrawDecision(chair, { decisionId, why: 'Ersatt.' });
		expect(await seen(decisionId, decisionId)).toMatchObject({ removed: { at: now(), reason: 'Ersatt.' } });
		const { matterId } = await proposeMatter(member, { groupId: group.id, meetingId: '', title: 'Parkeringen' });
		await declineMatter(chair, { matterId, answer: 'Inte vårt bord.' });
		expect(await seen(matterId, matterId)).toMatchObject({ removed: { at: now(), reason: 'Inte vårt bord.' } });
	});

	it('Z3 nobody sees a knot of a group they are not in, in any network', async () => {
		const federation = await aFederation();
		const groups = await Promise.all([0, 1, 2].map((n) => aGroupWithItem(federation, `Grupp nummer ${n}`)));
		const reader: Person = await aPerson(federation);
		if (groups[0]) await aSeat(groups[0].group, reader, 'member');
		const me = await actorFor(reader);
		const size = 8;
		const anItemOf = async (which: number) => {
			const meeting = groups[which]?.meeting;
			return meeting ? anItem(meeting, `Hos ${which}`) : '';
		};
		const network = fc.record({
			where: fc.array(fc.nat(2), { minLength: size, maxLength: size }),
			links: fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 14, selector: String })
		});
		await fc.assert(
			fc.asyncProperty(network, async ({ where, links }) => {
				const ids = await Promise.all(where.map(anItemOf));
				for (const [from, to] of links) await link(ids[from] ?? '', ids[to] ?? '');
				for (const [index, id] of ids.entries()) {
					if (where[index] !== 0) {
						await expect(readThread(me, id)).rejects.toMatchObject(missing);
						continue;
					}
					const thread = await readThread(me, id);
					for (const knot of thread.knots) expect(knot.seen !== null).toBe(where[ids.indexOf(knot.id)] === 0);
					expect(JSON.stringify(thread)).not.toMatch(/Hos [12]|Grupp nummer [12]/);
					expect(planOf(thread).places.size).toBe(thread.knots.length);
				}
			}),
			{ numRuns: 6 }
		);
	}, 120_000);
});
