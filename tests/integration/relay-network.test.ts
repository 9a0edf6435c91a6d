import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { context } from '#server/context.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { mergeNotes } from '#server/relay/merge-notes.ts';
import { passOn } from '#server/relay/pass-on.ts';
import { previewNote } from '#server/relay/preview-note.ts';
import { putOnAgenda } from '#server/relay/put-on-agenda.ts';
import { readNote } from '#server/relay/read-note.ts';
import { readCamePaper, readOwnPaper, readReceived } from '#server/relay/read-received.ts';
import { readRelayDesk } from '#server/relay/read-desk.ts';
import { readMeetingRelays } from '#server/relay/read-meeting.ts';
import { readRelays } from '#server/relay/read.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { withdrawNote } from '#server/relay/withdraw-note.ts';
import { hopAfter, hopStates, noteAfter, noteMoves, hopMoves, noteStates } from '#lib/relay/states.ts';
import { readPayload } from '#lib/relay/payload.ts';
import { isRefusal } from '#lib/refusals/refusal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readThread } from '#server/thread/read.ts';
import { sha256 } from '#server/minutes/hash.ts';
import { aBody, aMeetingWith } from '../build/meetings.ts';
import { onTheDesk, relayed, words } from '../build/relay.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { questions } from '../build/questions.ts';
import { aFederation, aPerson, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let office: Actor;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
	office = await actorFor(await aPerson(federation, { office: 'director' }));
});
afterAll(() => portal.close());

type Body = Awaited<ReturnType<typeof aBody>>;
/** What a refusal says, or none: in a random network most acts come at the wrong time, and are told so. */
const tried = async <T>(work: Promise<T>): Promise<T | null> => {
	try {
		return await work;
	} catch (no) {
		if (isRefusal(no)) return null;
		throw no;
	}
};
const acts = fc.array(
	fc.record({
		act: fc.constantFrom('draft', 'draft', 'merge', 'send', 'send', 'receive', 'receive', 'answer', 'pass', 'withdraw'),
		which: fc.nat(50),
		to: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 })
	}),
	{ minLength: 8, maxLength: 40 }
);

/** Does an act in a network of groups, as far as it can be done there. */
async function play(bodies: readonly Body[], { act, which, to }: { act: string; which: number; to: number[] }) {
	const { read } = context();
	const groupIds = bodies.map(({ group }) => group.id);
	const at = <T>(list: readonly T[]): T | undefined => list[which % Math.max(1, list.length)];
	const targets = to.map((n) => groupIds[n] ?? '');
	const body = bodies[which % bodies.length] as Body;
	if (act === 'draft')
		return tried(onTheDesk(body.chair, body.group.id, { asked: 'answer', what: `Från ${body.group.id}` }));
	const notes = await read.relayNote.findMany({
		where: { origins: { some: { origin: { groupId: { in: groupIds } } } } }
	});
	const note = at(notes);
	if (act === 'merge')
		return tried(
			mergeNotes(office, {
				noteIds: notes
					.filter(({ state }) => state === 'desk')
					.slice(0, 3)
					.map(({ id }) => id),
				...words({ asked: 'answer' })
			})
		);
	if (act === 'send') return note && tried(relayed(office, note.id, targets));
	if (act === 'withdraw') return note && which % 5 === 0 && tried(withdrawNote(office, { noteId: note.id }));
	const hop = at(await read.relayHop.findMany({ where: { toGroupId: { in: groupIds } } }));
	const there = bodies.find(({ group }) => group.id === hop?.toGroupId);
	if (!hop || !there) return null;
	if (act === 'receive') return tried(receiveNote(there.chair, { hopId: hop.id }));
	if (act === 'answer')
		return tried(answerNote(there.chair, { hopId: hop.id, outcome: 'answered', report: `Svar ${hop.id}` }));
	return tried(passOn(there.chair, { hopId: hop.id, toGroupIds: targets, why: 'Hör hemma hos er.' }));
}

describe('any network of groups', () => {
	it('X13 keeps every note, its bytes and its origins, skips no state and shows answers to its origins alone', async () => {
		await fc.assert(
			fc.asyncProperty(acts, async (story) => {
				const bodies = await Promise.all(
					[true, false, true, false, true].map((relayDirect) => aBody(federation, { relayDirect }))
				);
				for (const step of story) await play(bodies, step);
				const { read } = context();
				const groupIds = bodies.map(({ group }) => group.id);
				const notes = await read.relayNote.findMany({
					where: { origins: { some: { origin: { groupId: { in: groupIds } } } } },
					include: { hops: true, moves: { orderBy: { id: 'asc' } }, origins: { include: { origin: true } } }
				});
				for (const note of notes) {
					const origins = note.origins.map(({ originId }) => originId).sort();
					for (const hop of note.hops) {
						const payload = readPayload(hop.payload);
						expect(payload.noteId).toBe(note.id);
						expect(payload.what).toBe(note.what);
						expect(payload.origins.map(({ noteId }) => noteId).sort()).toEqual(origins);
						expect(hop.sha256).toBe(sha256(hop.payload));
						expect(hop.why).not.toBe('');
						const before = note.hops.find(({ id }) => id === hop.afterId);
						if (before?.toGroupId) expect(hop.payload).toBe(before.payload);
						let state = 'sent';
						for (const move of note.moves.filter(({ hopId }) => hopId === hop.id)) {
							expect(move.from).toBe(state);
							state = move.to;
						}
						expect(state).toBe(hop.state);
					}
					let state = 'draft';
					for (const move of note.moves.filter(({ hopId }) => hopId === null)) {
						expect(move.from).toBe(state);
						const from = noteStates.find((one) => one === state) ?? 'draft';
						expect(noteMoves.some(({ act, to }) => to === move.to && noteAfter(from, act) === to)).toBe(true);
						state = move.to;
					}
					expect(state).toBe(note.state);
					if (note.state === 'merged') {
						const into = notes.find(({ id }) => id === note.mergedIntoId);
						expect(into?.origins.map(({ originId }) => originId)).toEqual(expect.arrayContaining(origins));
					}
					// Every origin sees every answer; a group it neither comes from nor went to sees nothing of it.
					for (const body of bodies) {
						const own = note.origins.filter(({ origin }) => origin.groupId === body.group.id);
						for (const { originId } of own) {
							const reports = (await readNote(body.member, originId)).legs.map(({ report }) => report);
							expect(reports).toEqual(expect.arrayContaining(note.hops.map(({ report }) => report).filter(Boolean)));
							// On its red thread it sees its own knots and what was sent to it; of the others there is a place only.
							const thread = originId === note.id ? await tried(readThread(body.member, originId)) : null;
							for (const { id, seen } of thread?.knots ?? []) {
								const knot = notes.find((one) => one.id === id);
								const came =
									knot?.state !== 'withdrawn' && knot?.hops.some(({ toGroupId }) => toGroupId === body.group.id);
								expect(seen !== null).toBe(knot?.groupId === body.group.id || came);
							}
						}
						for (const hop of note.hops.filter(({ toGroupId }) => toGroupId !== null))
							if (hop.toGroupId !== body.group.id) expect(await tried(readReceived(body.chair, hop.id))).toBeNull();
						if (note.groupId !== body.group.id) expect(await tried(readNote(body.chair, note.id))).toBeNull();
					}
				}
				const legs = notes.flatMap(({ moves }) => moves.filter(({ hopId }) => hopId !== null));
				for (const { from, to } of legs) {
					const state = hopStates.find((one) => one === from) ?? 'sent';
					expect(hopMoves.some(({ act }) => hopAfter(state, act, 'answer') === to)).toBe(true);
				}
			}),
			{ numRuns: Number(process.env['SAMSYN_RUNS'] ?? 12) }
		);
	}, 120_000);
});

describe('who sees what', () => {
	it('X10 by role, group and door: the origin its note, the receiver what was sent, the office all, others nothing', async () => {
		const from = await aBody(federation);
		const there = await aBody(federation);
		const beside = await aBody(federation);
		const abroad = await aFederation();
		const noteId = await onTheDesk(from.chair, from.group.id);
		const [hopId = ''] = await relayed(office, noteId, [there.group.id]);
		const observer = await actorFor(await aSeated(from.group, 'observer'));
		const theirs = await actorFor(await aSeated(there.group, 'substitute'));
		const foreign = await actorFor(await aPerson(abroad, { office: 'director' }));
		const nowhere = await actorFor(await aPerson(federation));
		// Columns: the note, what was sent, the preview of the office.
		const table: [Actor, string][] = [
			[office, '###'],
			[from.chair, '#..'],
			[from.member, '#..'],
			[observer, '#..'],
			[there.chair, '.#.'],
			[theirs, '.#.'],
			[beside.chair, '...'],
			[nowhere, '...'],
			[foreign, '...']
		];
		for (const [actor, row] of table) {
			const doors: readonly Promise<unknown>[] = [
				readNote(actor, noteId),
				readReceived(actor, hopId),
				previewNote(actor, { noteId, toGroupIds: [there.group.id], why: 'Se' })
			];
			const seen = await Promise.all(doors.map((door) => tried<unknown>(door)));
			expect(seen.map((one) => (one === null ? '.' : '#')).join('')).toBe(row);
			for (const paper of [readOwnPaper(actor, noteId, 'none'), readCamePaper(actor, hopId, 'none')])
				await expect(paper).rejects.toMatchObject({ code: 'thing.missing' });
			if (row[1] === '.')
				for (const act of [receiveNote(actor, { hopId }), answerNote(actor, { hopId, outcome: 'none', report: 'Nej' })])
					await expect(act).rejects.toMatchObject({ code: 'thing.missing' });
			if (row[0] === '.')
				await expect(withdrawNote(actor, { noteId })).rejects.toMatchObject({ code: 'thing.missing' });
		}
		expect((await readRelays(beside.chair)).came).toEqual([]);
		await expect(readRelayDesk(from.chair)).rejects.toMatchObject({ code: 'access.denied' });
	});

	it('X16 has nothing of what was said in the audit or in a job', async () => {
		const rows = [
			...(await context().read.audit.findMany({ where: { event: { startsWith: 'relay.' } } })).map(({ data }) => data),
			...(await context().read.job.findMany({ where: { kind: 'relay.lapse' } })).map(({ payload }) => payload)
		];
		expect(rows.length).toBeGreaterThan(5);
		expect(rows.join()).not.toMatch(/Sju|Svar|Väntan|Hör hemma|Från/);
	});

	it('X36 reads of an agenda what stands on it, however much the group has been sent before', async () => {
		const [from, there] = [await aBody(federation), await aBody(federation)];
		const send = async (meetingId: string) => {
			const noteId = await onTheDesk(from.chair, from.group.id);
			const [hopId = ''] = await relayed(office, noteId, [there.group.id]);
			await putOnAgenda(there.chair, { hopId, meetingId });
		};
		const [now, before] = [
			await aMeetingWith(there.chair, there.group.id, []),
			await aMeetingWith(there.chair, there.group.id, [])
		];
		await send(now);
		const few = await questions(portal.context, () => readMeetingRelays(there.chair, now));
		for (let n = 0; n < 5; n++) await send(before);
		const many = await questions(portal.context, () => readMeetingRelays(there.chair, now));
		expect(many.result).toHaveLength(1);
		expect([many.asked, many.rows]).toEqual([few.asked, few.rows]);
	});

	it('X30 counts an open note for every group it comes from, also when it was merged', async () => {
		const bodies = await Promise.all([1, 2, 3].map(() => aBody(federation)));
		const noteIds: string[] = [];
		for (const { chair, group } of bodies.slice(0, 2)) noteIds.push(await onTheDesk(chair, group.id));
		const counts = async () => {
			const { groups } = await readRelayDesk(office);
			return bodies.map(({ group }) => groups.find(({ id }) => id === group.id)).map((one) => [one?.sent, one?.got]);
		};
		const none = [undefined, undefined];
		expect(await counts()).toEqual([[1, 0], [1, 0], none]);
		const { noteId } = await mergeNotes(office, { noteIds, ...words() });
		expect(await counts()).toEqual([[1, 0], [1, 0], none]);
		await relayed(office, noteId, [bodies[2]?.group.id ?? '']);
		expect(await counts()).toEqual([
			[1, 0],
			[1, 0],
			[0, 1]
		]);
	});

	it('X14 opens the desk in as many questions with thirty notes and groups as with a few', async () => {
		const few = await questions(portal.context, () => readRelayDesk(office));
		for (let n = 0; n < 30; n++) {
			const body = await aBody(federation);
			await onTheDesk(body.chair, body.group.id);
		}
		const many = await questions(portal.context, () => readRelayDesk(office));
		expect(many.result.lines.length).toBeGreaterThan(few.result.lines.length + 29);
		expect(many.asked).toBe(few.asked);
		expect(many.asked).toBeLessThan(12);
	});
});
