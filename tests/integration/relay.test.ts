import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAgendaOf } from '#server/agenda/read.ts';
import { context } from '#server/context.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { approveByLink } from '#server/relay/approve-by-link.ts';
import { addPaper } from '#server/relay/add-paper.ts';
import { approveNote } from '#server/relay/approve-note.ts';
import { askBack } from '#server/relay/ask-back.ts';
import { changeNote } from '#server/relay/change-note.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { leaveNote } from '#server/relay/leave-note.ts';
import { passOn } from '#server/relay/pass-on.ts';
import { readAnswered } from '#server/relay/read-answered.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { mergeNotes } from '#server/relay/merge-notes.ts';
import { previewNote } from '#server/relay/preview-note.ts';
import { readApprovePage } from '#server/relay/read-link.ts';
import { readNote } from '#server/relay/read-note.ts';
import { readCamePaper, readReceived } from '#server/relay/read-received.ts';
import { readRelays } from '#server/relay/read.ts';
import { relayNote } from '#server/relay/relay-note.ts';
import { reply } from '#server/relay/reply.ts';
import { settleSuggestion } from '#server/relay/settle-suggestion.ts';
import { submitNote } from '#server/relay/submit-note.ts';
import { suggestWording } from '#server/relay/suggest-wording.ts';
import { withdrawNote } from '#server/relay/withdraw-note.ts';
import { portal as thePortal, type Actor } from '#lib/permissions/facts.ts';
import { payloadText } from '#lib/relay/payload.ts';
import { unseal } from '#server/mail/seal.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { changed, onTheDesk, relayed, words } from '../build/relay.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let office: Actor;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
	office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
});
afterAll(() => portal.close());

const denied = { code: 'access.denied' };
const missing = { code: 'thing.missing' };
const gone = { code: 'relay.state' };
const stateOf = async (id: string) => (await context().read.relayNote.findUniqueOrThrow({ where: { id } })).state;

describe('a relay note in its group', () => {
	it('X1 is drafted from an item with its link, its own id and its meeting, by who writes in the group', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		await projectAgenda(meetingId);
		const itemId = (await readAgendaOf(chair, meetingId)).items[0]?.id ?? '';
		const said = { groupId: group.id, what: 'Väntan är för lång.\nSju veckor.', asked: 'meeting' as const };
		const { noteId } = await draftNote(member, { ...said, fromThingId: itemId });
		const { read } = context();
		expect(await read.relayNote.findUnique({ where: { id: noteId } })).toMatchObject({
			...{ title: 'Väntan är för lång.', state: 'draft', meetingId, itemId, groupId: group.id }
		});
		expect(await read.thing.findUnique({ where: { id: noteId } })).toMatchObject({ kind: 'relay' });
		expect(await read.link.findFirst({ where: { toId: noteId } })).toMatchObject({
			fromId: itemId,
			act: 'relay.drafted'
		});
		const once = { commandId: 'once' };
		expect(await draftNote(member, said, once)).toEqual(await draftNote(member, said, once));
		const other = await aBody(federation);
		await expect(draftNote(other.chair, said)).rejects.toMatchObject(missing);
		await expect(draftNote(other.chair, { ...said, groupId: null })).rejects.toMatchObject(denied);
		await expect(
			draftNote(other.chair, { ...said, groupId: other.group.id, fromThingId: itemId })
		).rejects.toMatchObject({ code: 'input.invalid' });
		await draftNote(office, { ...said, groupId: null });
		await draftNote(office, said);
		const abroad = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		await expect(draftNote(abroad, said)).rejects.toMatchObject(missing);
	});

	it('X3 leaves by the yes of its chair, or by its setting the secretary, to exactly what was seen', async () => {
		const { group, chair, member } = await aBody(federation);
		const secretary = await actorFor(await aSeated(group, 'secretary'));
		const { noteId } = await draftNote(office, { groupId: group.id, ...words() });
		const { hash } = (await readNote(chair, noteId)).preview;
		for (const one of [member, secretary, office])
			await expect(approveNote(one, { noteId, hash })).rejects.toMatchObject(denied);
		await changeNote(member, changed(noteId, { what: 'Åtta veckor.' }));
		await expect(approveNote(chair, { noteId, hash })).rejects.toMatchObject({ code: 'relay.changed' });
		await approveNote(chair, { noteId, hash: (await readNote(chair, noteId)).preview.hash });
		expect(await stateOf(noteId)).toBe('desk');
		await expect(changeNote(member, changed(noteId))).rejects.toMatchObject(gone);
		const looser = await aBody(federation, { relayBy: 'secretary' });
		const theirs = await actorFor(await aSeated(looser.group, 'secretary'));
		expect(await stateOf(await onTheDesk(theirs, looser.group.id))).toBe('desk');
	});

	it('X15 asks for that yes by a letter at once, whose link opens this and nothing else, behind a button', async () => {
		const { group, member, chair } = await aBody(federation);
		const { noteId } = await draftNote(member, { groupId: group.id, ...words() });
		const before = await context().read.mail.count();
		await submitNote(member, { noteId });
		const [letter, ...more] = await context().read.mail.findMany({ orderBy: { createdAt: 'desc' }, skip: 0, take: 99 });
		expect(more.length + 1 - before).toBe(1);
		expect(letter?.text).toMatch(/^sealed:/);
		const token = /\/approve\/(\S+)/.exec(unseal(letter?.text ?? '') ?? '')?.[1] ?? '';
		expect(unseal(letter?.text ?? '')).not.toContain('Sju veckor');
		const page = await readApprovePage(token);
		expect(page.preview.payload.what).toContain('Sju veckor');
		await expect(readApprovePage(`${token}x`)).rejects.toMatchObject({ code: 'ticket.spent' });
		const { hash } = page.preview;
		const wrong = hash.replaceAll(/./g, '0');
		await expect(approveByLink(thePortal, { token, hash: wrong })).rejects.toMatchObject({ code: 'relay.changed' });
		expect(await stateOf(noteId)).toBe('approval');
		await approveByLink(thePortal, { token, hash });
		expect(await context().read.relayNote.findUnique({ where: { id: noteId } })).toMatchObject({
			state: 'desk',
			approvedBy: chair.membershipId
		});
		await expect(approveByLink(thePortal, { token, hash })).rejects.toMatchObject({ code: 'ticket.spent' });
		expect(await context().read.mail.count()).toBe(before + 1);
	});
});

describe('a relay note on the desk', () => {
	it('X6 is asked back about, and put in other words only by the group itself', async () => {
		const { group, chair, member } = await aBody(federation);
		const noteId = await onTheDesk(chair, group.id);
		await expect(askBack(chair, { noteId, text: 'Hur?' })).rejects.toMatchObject(denied);
		await askBack(office, { noteId, text: 'Vilka veckor menar ni?' });
		await expect(suggestWording(office, { noteId, ...words() })).rejects.toMatchObject(gone);
		portal.clock.advance(1000);
		await reply(member, { noteId, text: 'Vecka 3 till 10.' });
		portal.clock.advance(1000);
		const suggested = { title: 'Kortare väntan', what: 'Sju veckor är för länge.', why: 'Det går att göra.' };
		const { wordId } = await suggestWording(office, { noteId, ...suggested, comment: 'Kortare så här?' });
		expect((await readNote(chair, noteId)).what).toBe(words().what);
		for (const one of [office, member])
			await expect(settleSuggestion(one, { noteId, wordId, answer: 'accept' })).rejects.toMatchObject(denied);
		await settleSuggestion(chair, { noteId, wordId, answer: 'accept' });
		const view = await readNote(chair, noteId);
		expect(view).toMatchObject({ state: 'desk', ...suggested });
		expect(view.words.map(({ kind, state }) => [kind, state])).toEqual([
			['question', 'answered'],
			['answer', 'answered'],
			['suggestion', 'accepted']
		]);
		expect(view.words[2]?.was).toMatchObject({ what: words().what });
	});

	it('X6 goes on in its own words with a comment when the working days are over, once', async () => {
		const { group, chair } = await aBody(federation, { relayDays: 2 });
		const there = await aBody(federation);
		const noteId = await onTheDesk(chair, group.id);
		const wording = { title: 'Annat', what: 'Helt andra ord.', why: 'Därför.' };
		const { wordId } = await suggestWording(office, {
			...{ noteId, ...wording, comment: 'Vi föreslog en annan ordalydelse.', goesTo: [there.group.id] }
		});
		const key = `relay.lapse:${wordId}`;
		const job = await context().read.job.findUniqueOrThrow({ where: { key } });
		// Tuesday the 10th and two working days: the end of Thursday the 12th.
		expect(job.dueAt.toISOString()).toBe('2026-03-12T23:00:00.000Z');
		const before = portal.clock.now();
		portal.clock.set(job.dueAt);
		await context().jobs.settled(key);
		portal.clock.set(before);
		const view = await readNote(chair, noteId);
		expect(view).toMatchObject({ state: 'relayed', what: words().what });
		const leg = view.legs.find(({ to }) => to?.id === there.group.id);
		const got = await readReceived(there.member, leg?.id ?? '');
		expect(got.payload).toMatchObject({ what: words().what, comment: 'Vi föreslog en annan ordalydelse.' });
		await expect(settleSuggestion(chair, { noteId, wordId, answer: 'accept' })).rejects.toMatchObject(gone);
	});

	it('X8 keeps every origin when it is merged, also of what was merged before', async () => {
		const bodies = await Promise.all([1, 2, 3].map(() => aBody(federation)));
		const notes: string[] = [];
		for (const { chair, group } of bodies)
			notes.push(await onTheDesk(chair, group.id, { what: `Från ${group.name}.` }));
		const said = words({ title: 'Tillsammans', what: 'Flera grupper säger samma sak.' });
		const first = await mergeNotes(office, { noteIds: notes.slice(0, 2), ...said });
		const { noteId } = await mergeNotes(office, { noteIds: [first.noteId, notes[2] ?? ''], ...said });
		const origins = (await readNote(office, noteId)).preview.payload.origins;
		expect(origins.map((one) => one.noteId).sort()).toEqual([...notes].sort());
		expect(origins.map(({ what }) => what).sort()).toEqual(bodies.map(({ group }) => `Från ${group.name}.`).sort());
		expect(await Promise.all(notes.map(stateOf))).toEqual(['merged', 'merged', 'merged']);
		await expect(mergeNotes(office, { noteIds: notes, ...said })).rejects.toMatchObject({ code: 'relay.merge-unlike' });
		const there = await aBody(federation);
		await expect(relayed(office, noteId, [bodies[0]?.group.id ?? ''])).rejects.toMatchObject({
			code: 'relay.own-group'
		});
		await relayed(office, noteId, [there.group.id]);
		for (const [at, { chair }] of bodies.entries()) {
			const view = await readNote(chair, notes[at] ?? '');
			expect(view.legs.filter(({ to }) => to !== null).map(({ to }) => to?.id)).toEqual([there.group.id]);
			await expect(readNote(chair, noteId)).rejects.toMatchObject(missing);
		}
	});

	it('X47 goes no further than the office lets it: those it came from see why, and those who have it answer it', async () => {
		const from = await aBody(federation);
		const there = await aBody(federation);
		const since = new Date(portal.clock.now().getTime() - 1);
		const noteId = await onTheDesk(from.chair, from.group.id, { asked: 'answer' });
		const reason = 'Styrelsen har redan beslutat om det.';
		await expect(leaveNote(from.chair, { noteId, reason })).rejects.toMatchObject(denied);
		await expect(leaveNote(office, { noteId, reason: ' ' })).rejects.toMatchObject({ code: 'input.invalid' });
		await leaveNote(office, { noteId, reason });
		const view = await readNote(from.member, noteId);
		expect(view).toMatchObject({ state: 'done', words: [{ kind: 'left', text: reason }] });
		expect(await readAnswered(from.member, since)).toMatchObject([{ state: 'left', noteId }]);
		expect(await readAnswered(office, since)).toEqual([]);
		await expect(leaveNote(office, { noteId, reason })).rejects.toMatchObject(gone);
		// Passed on by way of the office, which lets it stay with the one that has it.
		const [hopId = ''] = await relayed(office, noteId, [there.group.id]);
		const beside = await aBody(federation);
		const [other = ''] = await relayed(office, noteId, [beside.group.id]);
		for (const [chair, id] of [
			[there.chair, hopId],
			[beside.chair, other]
		] as const)
			await receiveNote(chair, { hopId: id });
		await passOn(there.chair, { hopId, toGroupIds: [(await aBody(federation)).group.id], why: 'Inte vårt.' });
		expect(await stateOf(noteId)).toBe('desk');
		await leaveNote(office, { noteId, reason });
		expect(await stateOf(noteId)).toBe('relayed');
		await answerNote(beside.chair, { hopId: other, outcome: 'answered', report: 'Vi gör det.' });
		expect(await stateOf(noteId)).toBe('done');
	});

	it('X46 asks nobody about what was merged, and tells its origins when it is withdrawn', async () => {
		const bodies = await Promise.all([1, 2, 3].map(() => aBody(federation)));
		const [one, two, there] = bodies;
		const notes = [
			await onTheDesk(one?.chair ?? office, one?.group.id ?? ''),
			await onTheDesk(two?.chair ?? office, two?.group.id ?? '')
		];
		const { noteId } = await mergeNotes(office, { noteIds: notes, ...words() });
		expect((await readNote(office, noteId)).may).toMatchObject({ ask: false, send: true });
		await expect(askBack(office, { noteId, text: 'Hur?' })).rejects.toMatchObject(gone);
		await relayed(office, noteId, [there?.group.id ?? '']);
		const seen = async () => {
			const note = await readNote(one?.member ?? office, notes[0] ?? '');
			const line = (await readRelays(one?.member ?? office)).sent.find(({ id }) => id === notes[0]);
			return [note.mergedInto?.withdrawn, note.legs.find(({ to }) => to !== null)?.withdrawn, line?.state];
		};
		expect(await seen()).toEqual([false, false, 'merged']);
		await withdrawNote(office, { noteId });
		expect(await seen()).toEqual([true, true, 'withdrawn']);
	});
});

describe('what leaves', () => {
	it('X4 is the preview, byte for byte, with what the group and the office let go along', async () => {
		const { group, chair, member } = await aBody(federation);
		const there = await aBody(federation);
		const { noteId } = await draftNote(member, { groupId: group.id, ...words() });
		await changeNote(member, changed(noteId, { withName: true, withWords: true }));
		await approveNote(chair, { noteId, hash: (await readNote(chair, noteId)).preview.hash });
		await askBack(office, { noteId, text: 'Hur många?' });
		await reply(chair, { noteId, text: 'Elva.' });
		const choices = { noteId, toGroupIds: [there.group.id], why: 'Rör er.', comment: 'Läs gärna.', withWords: true };
		const seen = await previewNote(office, choices);
		expect(seen.payload.origins[0]?.name).toBeNull();
		expect(seen.payload.words).toHaveLength(2);
		expect((await previewNote(office, { ...choices, withName: true })).payload.origins[0]?.name).toBe(member.name);
		await expect(relayNote(office, { ...choices, comment: 'Annat.', hash: seen.hash })).rejects.toMatchObject({
			code: 'relay.changed'
		});
		const { hopIds } = await relayNote(office, { ...choices, hash: seen.hash });
		const hop = await context().read.relayHop.findUniqueOrThrow({ where: { id: hopIds[0] ?? '' } });
		const got = await readReceived(there.member, hop.id);
		expect(hop.payload).toBe(payloadText(seen.payload));
		expect(got.payload && payloadText(got.payload)).toBe(hop.payload);
		expect(hop.sha256).toBe(seen.hash);
	});

	it('X38 takes papers of its own along, or keeps them, and waits no more for a yes to something else', async () => {
		const { group, chair, member } = await aBody(federation);
		const there = await aBody(federation);
		const { noteId } = await draftNote(member, { groupId: group.id, ...words() });
		const file = (name: string) => new File([`%PDF-1.7\n${name}\n%%EOF`], name);
		const { paperId } = await addPaper(member, { noteId, file: file('Underlag.pdf') });
		expect(await addPaper(member, { noteId, file: file('Underlag.pdf') })).toEqual({ paperId });
		await submitNote(member, { noteId });
		const kept = await addPaper(member, { noteId, file: file('Eget.pdf') });
		expect(await stateOf(noteId)).toBe('draft');
		await expect(addPaper(there.chair, { noteId, file: file('Annat.pdf') })).rejects.toMatchObject(missing);
		await expect(addPaper(member, { noteId, file: new File([], 'Tom.pdf') })).rejects.toMatchObject({
			code: 'file.empty'
		});
		await changeNote(member, changed(noteId, { papers: [paperId] }));
		await approveNote(chair, { noteId, hash: (await readNote(chair, noteId)).preview.hash });
		await expect(addPaper(member, { noteId, file: file('Sent.pdf') })).rejects.toMatchObject(gone);
		const [hopId = ''] = await relayed(office, noteId, [there.group.id], { papers: [paperId, kept.paperId] });
		expect((await readReceived(there.member, hopId)).payload?.papers.map(({ name }) => name)).toEqual(['Underlag.pdf']);
		expect((await readCamePaper(there.member, hopId, paperId)).mediaType).toBe('application/pdf');
		await expect(readCamePaper(there.member, hopId, kept.paperId)).rejects.toMatchObject(missing);
	});

	it('X5 is stopped by a personal identity number unless somebody lets it through, which is written down', async () => {
		const { group, chair } = await aBody(federation);
		const there = await aBody(federation);
		const numbers = ['811218-9876', '811218 9876', '198112189876', '811218+9876', '701063-2391', '1981-12-18-9876'];
		for (const number of numbers) {
			const what = `Gäller ${number}.`;
			await expect(onTheDesk(chair, group.id, { what })).rejects.toMatchObject({ code: 'relay.personal-number' });
		}
		await onTheDesk(chair, group.id, { what: 'Förbundet har org.nr 222000-2279.' });
		const { noteId } = await draftNote(chair, { groupId: group.id, ...words({ what: 'Gäller 811218-9876.' }) });
		const { hash } = (await readNote(chair, noteId)).preview;
		await approveNote(chair, { noteId, hash, letThrough: true });
		const trail = await context().read.audit.findMany({ where: { thingId: noteId } });
		expect(trail.map(({ event }) => event)).toContain('relay.number-let-through');
		expect(JSON.stringify(trail)).not.toContain('9876');
		await expect(relayed(office, noteId, [there.group.id])).rejects.toMatchObject({ code: 'relay.personal-number' });
	});

	it('X45 is stopped by one in the reason, in a question, an answer and other words too', async () => {
		const { group, chair, member } = await aBody(federation);
		const there = await aBody(federation);
		const noteId = await onTheDesk(chair, group.id);
		const stopped = { code: 'relay.personal-number' };
		const why = 'Rör 811218-9876.';
		await expect(relayed(office, noteId, [there.group.id], { why })).rejects.toMatchObject(stopped);
		expect((await previewNote(office, { noteId, toGroupIds: [there.group.id], why })).numbers).toEqual(['811218-9876']);
		await expect(askBack(office, { noteId, text: why })).rejects.toMatchObject(stopped);
		await askBack(office, { noteId, text: why, letThrough: true });
		await expect(reply(member, { noteId, text: why })).rejects.toMatchObject(stopped);
		await reply(member, { noteId, text: why, letThrough: true });
		const wording = { title: 'Annat', what: why };
		await expect(suggestWording(office, { noteId, ...wording })).rejects.toMatchObject(stopped);
		await suggestWording(office, { noteId, ...wording, letThrough: true });
		const through = { thingId: noteId, event: 'relay.number-let-through' };
		expect(await context().read.audit.count({ where: through })).toBe(3);
	});
});
