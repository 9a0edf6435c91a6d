import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAttachment } from '#server/files/add-attachment.ts';
import { readAttachment, readAttachments } from '#server/files/read.ts';
import { restoreAttachment } from '#server/files/restore-attachment.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { removeAgendaItem, restoreAgendaItem } from '#server/agenda/remove-item.ts';
import { context } from '#server/context.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { takeUpItem } from '#server/meetings/take-up-item.ts';
import { carryItem } from '#server/meetings/carry-item.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { reopenItem } from '#server/meetings/reopen-item.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { readLeft } from '#server/meetings/read-left.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { addPaper } from '#server/relay/add-paper.ts';
import { approveNote } from '#server/relay/approve-note.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { passOn } from '#server/relay/pass-on.ts';
import { putOnAgenda } from '#server/relay/put-on-agenda.ts';
import { readMeetingRelays, readToTakeUp } from '#server/relay/read-meeting.ts';
import { readNote } from '#server/relay/read-note.ts';
import { readReceived } from '#server/relay/read-received.ts';
import { readPassedToMine, readRelays } from '#server/relay/read.ts';
import { readRelayWaits } from '#server/relay/read-waiting.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { treatNote } from '#server/relay/treat-note.ts';
import { withdrawNote } from '#server/relay/withdraw-note.ts';
import { buildMinutes } from '#lib/minutes/build.ts';
import { gatherMinutes } from '#server/minutes/gather.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { onTheDesk, relayed, words } from '../build/relay.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson } from '../build/rows.ts';
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

const gone = { code: 'relay.state' };
const missing = { code: 'thing.missing' };
const movesOf = async (hopId: string) =>
	(await context().read.relayMove.findMany({ where: { hopId }, orderBy: { id: 'asc' } })).map(({ to }) => to);

/** A note from one group at another. */
async function arrived(over: Parameters<typeof onTheDesk>[2] = {}, settings: Parameters<typeof aBody>[1] = {}) {
	const from = await aBody(federation);
	const there = await aBody(federation, settings);
	const noteId = await onTheDesk(from.chair, from.group.id, over);
	const [hopId = ''] = await relayed(office, noteId, [there.group.id]);
	return { from, there, noteId, hopId };
}

describe('the minutes of a group that got a note', () => {
	it('X37 quote it at its item with where it came from, and no more once it is withdrawn', async () => {
		const { from, there, noteId, hopId } = await arrived({ what: 'Sju veckor.\nDet är för länge.' });
		const meetingId = await aMeetingWith(there.chair, there.group.id, plainItems(1));
		const { itemId } = await putOnAgenda(there.chair, { hopId, meetingId });
		const quoted = async () => {
			const facts = await meetingFacts(context().read, meetingId);
			const paper = buildMinutes(
				await gatherMinutes(there.chair, facts, { secretaryId: null, adjusterIds: [], standIns: [] })
			);
			return paper.paragraphs.flatMap(({ id, before }) =>
				before.filter(({ kind }) => kind === 'relay').map(({ label, lines }) => [id, label, ...lines])
			);
		};
		expect(await quoted()).toEqual([[itemId, `Medskick från ${from.group.name}`, 'Sju veckor.', 'Det är för länge.']]);
		await withdrawNote(from.chair, { noteId });
		expect(await quoted()).toEqual([]);
	});
});

describe('a group that got a note', () => {
	it('X9 has it when it next meets, treats it with its item, and answers those it came from', async () => {
		const { from, there, noteId, hopId } = await arrived();
		const meetingId = await aMeetingWith(there.chair, there.group.id, plainItems(1));
		expect(await readToTakeUp(there.chair, meetingId)).toMatchObject([{ hopId, from: [from.group.name] }]);
		await expect(answerNote(there.chair, { hopId, outcome: 'answered', report: 'Ja.' })).rejects.toMatchObject(gone);
		const { itemId } = await putOnAgenda(there.chair, { hopId, meetingId });
		expect(await putOnAgenda(there.chair, { hopId, meetingId })).toEqual({ itemId });
		expect((await readAgendaOf(there.member, meetingId)).items.map(({ title }) => title)).toEqual([
			'Ärende 1',
			'Väntan måste ned'
		]);
		expect(await context().read.link.findFirst({ where: { fromId: noteId, toId: itemId } })).toMatchObject({
			act: 'relay.taken-up'
		});
		expect((await readMeetingRelays(there.member, meetingId))[0]).toMatchObject({
			itemId,
			payload: { what: 'Sju veckor till första samtalet är för länge.' }
		});
		expect((await readNote(from.member, noteId)).legs.at(-1)).toMatchObject({ state: 'agenda' });
		await startMeeting(there.chair, { meetingId });
		await endMeeting(there.chair, { meetingId });
		// The first item was the one treated; the note's own was not reached.
		expect((await readReceived(there.chair, hopId)).state).toBe('agenda');
		await treatNote(there.chair, { hopId });
		expect(await readRelayWaits(there.chair)).toMatchObject([{ kind: 'outcome', id: hopId }]);
		await expect(answerNote(there.chair, { hopId, outcome: 'none', report: ' ' })).rejects.toMatchObject({
			code: 'input.invalid'
		});
		await answerNote(there.chair, { hopId, outcome: 'answered', report: 'Vi avsätter två tider i veckan.' });
		expect(await movesOf(hopId)).toEqual(['received', 'agenda', 'treated', 'answered']);
		const view = await readNote(from.member, noteId);
		expect(view).toMatchObject({ state: 'done' });
		expect(view.legs.at(-1)).toMatchObject({ state: 'answered', report: 'Vi avsätter två tider i veckan.' });
		expect(await readRelayWaits(there.chair)).toEqual([]);
	});

	it('X9 acknowledges by the start of its next meeting, and treats it when the meeting leaves its item', async () => {
		const { there, hopId } = await arrived();
		const held = await aMeetingWith(there.chair, there.group.id, plainItems(1));
		await startMeeting(there.chair, { meetingId: held });
		expect(await movesOf(hopId)).toEqual(['received']);
		await endMeeting(there.chair, { meetingId: held });
		const meetingId = await aMeetingWith(there.chair, there.group.id, []);
		await putOnAgenda(there.chair, { hopId, meetingId });
		await startMeeting(there.chair, { meetingId });
		await endMeeting(there.chair, { meetingId });
		expect(await movesOf(hopId)).toEqual(['received', 'agenda', 'treated']);
	});

	it('X9 may take it off the agenda and put it on another; what needs no meeting is answered as it came', async () => {
		const { there, hopId } = await arrived();
		const first = await aMeetingWith(there.chair, there.group.id, []);
		const { itemId } = await putOnAgenda(there.chair, { hopId, meetingId: first });
		await removeAgendaItem(there.chair, first, itemId, { commandId: 'off' });
		const second = await aMeetingWith(there.chair, there.group.id, []);
		expect((await putOnAgenda(there.chair, { hopId, meetingId: second })).itemId).not.toBe(itemId);
		expect(await movesOf(hopId)).toEqual(['received', 'agenda', 'received', 'agenda']);
		const light = await arrived({ asked: 'answer' });
		await receiveNote(office, { hopId: light.hopId });
		await answerNote(light.there.chair, { hopId: light.hopId, outcome: 'answered', report: 'Ja, gärna.' });
		const told = await arrived({ asked: 'information' });
		await receiveNote(told.there.chair, { hopId: told.hopId });
		expect((await readNote(told.from.chair, told.noteId)).state).toBe('done');
	});

	it('X39 meant for a meeting of one group it waits for that one, for the others for any; and for any once it is gone', async () => {
		const from = await aBody(federation);
		const there = await aBody(federation);
		const beside = await aBody(federation);
		const noteId = await onTheDesk(from.chair, from.group.id);
		const [sooner, meant, theirs] = [
			await aMeetingWith(there.chair, there.group.id, []),
			await aMeetingWith(there.chair, there.group.id, []),
			await aMeetingWith(beside.chair, beside.group.id, [])
		];
		const groups = [there.group.id, beside.group.id];
		const [one = '', two = ''] = await relayed(office, noteId, groups, { toMeetingId: meant });
		const offered = async (actor: Actor, meetingId: string) =>
			(await readToTakeUp(actor, meetingId)).map(({ hopId }) => hopId);
		expect(await offered(there.chair, meant)).toEqual([one]);
		expect(await offered(there.chair, sooner)).toEqual([]);
		expect(await offered(beside.chair, theirs)).toEqual([two]);
		expect((await readReceived(there.chair, one)).meetingId).toBe(meant);
		expect((await readReceived(beside.chair, two)).meetingId).toBeNull();
		await cancelMeeting(there.chair, { meetingId: meant, reason: '' });
		expect(await offered(there.chair, sooner)).toEqual([one]);
		expect((await readReceived(there.chair, one)).meetingId).toBeNull();
		await expect(
			relayed(office, await onTheDesk(from.chair, from.group.id), [there.group.id], { toMeetingId: theirs })
		).rejects.toMatchObject({ code: 'input.invalid' });
	});

	it('X40 may put it on another agenda when its item was taken off, its meeting cancelled or over without it', async () => {
		const { from, there, noteId, hopId } = await arrived();
		const meet = () => aMeetingWith(there.chair, there.group.id, []);
		const [cancelled, off, before, later] = [await meet(), await meet(), await meet(), await meet()];
		const offered = async (meetingId = later) =>
			(await readToTakeUp(there.chair, meetingId)).map((line) => [line.hopId, line.meetsAt]);
		const legs = async () => (await readNote(from.chair, noteId)).legs.flatMap(({ to, state }) => (to ? [state] : []));
		await putOnAgenda(there.chair, { hopId, meetingId: cancelled });
		expect(await offered()).toEqual([]);
		await cancelMeeting(there.chair, { meetingId: cancelled, reason: '' });
		expect([await offered(), await legs()]).toEqual([[[hopId, null]], ['received']]);
		const { itemId } = await putOnAgenda(there.chair, { hopId, meetingId: off });
		await removeAgendaItem(there.chair, off, itemId, { commandId: 'off-again' });
		await projectAgenda(off);
		expect([await offered(), await legs()]).toEqual([[[hopId, null]], ['received']]);
		await restoreAgendaItem(there.chair, off, itemId, { commandId: 'back' });
		await projectAgenda(off);
		expect([await offered(), await legs()]).toEqual([[], ['agenda']]);
		expect((await readReceived(there.chair, hopId)).may).toMatchObject({ putOnAgenda: false, treat: true });
		await removeAgendaItem(there.chair, off, itemId, { commandId: 'off-for-good' });
		await projectAgenda(off);
		// The first item of a meeting that begins is the one it is on: the note's is the second, and not come to.
		await context().documents.edit(
			(await readMeeting(there.chair, before)).documentIds.agenda ?? '',
			newId(),
			...(['fill', { items: plainItems(1) }] as const)
		);
		const passed = (await putOnAgenda(there.chair, { hopId, meetingId: before })).itemId;
		await startMeeting(there.chair, { meetingId: before });
		await endMeeting(there.chair, { meetingId: before });
		// Among what the last meeting left it waits as its item.
		expect(await offered()).toEqual([]);
		expect((await readLeft(there.chair, later)).map(({ id }) => id)).toContain(passed);
		expect((await readReceived(there.chair, hopId)).may).toMatchObject({ putOnAgenda: true, treat: true });
		const between = await meet();
		await startMeeting(there.chair, { meetingId: between });
		await endMeeting(there.chair, { meetingId: between });
		expect((await offered(await meet())).map(([id]) => id)).toEqual([hopId]);
		const again = await putOnAgenda(there.chair, { hopId, meetingId: await meet() });
		expect(again.itemId).not.toBe(passed);
		const moves = ['received', 'agenda', 'received', 'agenda', 'received', 'agenda', 'received', 'agenda', 'received'];
		expect(await movesOf(hopId)).toEqual([...moves, 'agenda']);
	});

	it('X40 goes along anew with an item that comes again from a cancelled meeting, or where it was taken off', async () => {
		const { there, hopId } = await arrived();
		const meet = (items = 0) => aMeetingWith(there.chair, there.group.id, plainItems(items));
		const held = await meet(1);
		const { itemId } = await putOnAgenda(there.chair, { hopId, meetingId: held });
		await startMeeting(there.chair, { meetingId: held });
		await endMeeting(there.chair, { meetingId: held });
		const [cancelled, off, last] = [await meet(), await meet(), await meet()];
		await takeUpItem(there.chair, { itemId, meetingId: cancelled });
		await cancelMeeting(there.chair, { meetingId: cancelled, reason: '' });
		expect((await readReceived(there.chair, hopId)).state).toBe('received');
		const gone = await takeUpItem(there.chair, { itemId, meetingId: off });
		expect((await readToTakeUp(there.chair, last)).map((line) => line.hopId)).toEqual([]);
		await removeAgendaItem(there.chair, off, gone.itemId, { commandId: 'carried-off' });
		await projectAgenda(off);
		expect((await readReceived(there.chair, hopId)).state).toBe('received');
		const again = await takeUpItem(there.chair, { itemId, meetingId: last });
		expect((await readMeetingRelays(there.member, last)).map((line) => line.itemId)).toEqual([again.itemId]);
		expect(await readToTakeUp(there.chair, last)).toEqual([]);
		expect(await movesOf(hopId)).toEqual(['received', 'agenda', 'received', 'agenda', 'received', 'agenda']);
	});

	it('X40 stands at its item again when what was carried is the meeting’s again', async () => {
		const { there, hopId } = await arrived();
		const held = await aMeetingWith(there.chair, there.group.id, plainItems(1));
		const { itemId } = await putOnAgenda(there.chair, { hopId, meetingId: held });
		const next = await aMeetingWith(there.chair, there.group.id, plainItems(0));
		await startMeeting(there.chair, { meetingId: held });
		const standsAt = async (meetingId: string) =>
			(await readMeetingRelays(there.member, meetingId)).map((line) => line.itemId);
		const carried = await carryItem(there.chair, { meetingId: held, itemId });
		expect([await standsAt(held), await standsAt(next)]).toEqual([[], [carried.itemId]]);
		await reopenItem(there.chair, { meetingId: held, itemId });
		expect([await standsAt(held), await standsAt(next)]).toEqual([[itemId], []]);
		expect(await movesOf(hopId)).toEqual(['received', 'agenda']);
	});

	it('X43 is waited for until it has taken it up or answered, however many it only got to know of since', async () => {
		const { from, there, hopId } = await arrived();
		await receiveNote(there.chair, { hopId });
		const waits = async (actor = there.chair) =>
			(await readRelayWaits(actor)).map(({ kind, id }) => `${kind} ${id === hopId ? 'it' : 'other'}`);
		expect([await waits(), await waits(there.member)]).toEqual([['take-up it'], []]);
		for (let count = 0; count < 6; count++) {
			const told = await onTheDesk(from.chair, from.group.id, { asked: 'information' });
			const [id = ''] = await relayed(office, told, [there.group.id]);
			await receiveNote(there.chair, { hopId: id });
		}
		expect((await readPassedToMine(there.member)).map((line) => line.hopId)).toEqual([hopId]);
		expect(await waits()).toEqual(['take-up it']);
		const meetingId = await aMeetingWith(there.chair, there.group.id, []);
		await putOnAgenda(there.chair, { hopId, meetingId });
		expect(await waits()).toEqual([]);
		const asked = await onTheDesk(from.chair, from.group.id, { asked: 'answer' });
		const [light = ''] = await relayed(office, asked, [there.group.id]);
		await receiveNote(there.chair, { hopId: light });
		expect(await waits()).toEqual(['answer other']);
		await answerNote(there.chair, { hopId: light, outcome: 'none', report: 'Vi väntar till hösten.' });
		expect(await waits()).toEqual([]);
	});

	it('X11 passes on the same bytes: by way of the office, or straight where it may', async () => {
		const slow = await arrived({ asked: 'answer' });
		const next = await aBody(federation);
		await receiveNote(slow.there.chair, { hopId: slow.hopId });
		const why = 'Hör hemma hos er.';
		const pass = { hopId: slow.hopId, toGroupIds: [next.group.id], why };
		await expect(passOn(slow.there.member, pass)).rejects.toMatchObject({ code: 'access.denied' });
		await expect(passOn(slow.there.chair, { ...pass, toGroupIds: [slow.from.group.id] })).rejects.toMatchObject({
			code: 'relay.own-group'
		});
	});

	it('X11 and the sender sees where it went, and both answers side by side', async () => {
		const { from, there, noteId, hopId } = await arrived({ asked: 'answer' }, { relayDirect: true });
		const next = await aBody(federation);
		await receiveNote(there.chair, { hopId });
		await passOn(there.chair, { hopId, toGroupIds: [next.group.id], why: 'Hör hemma hos er.' });
		const legs = (await readNote(from.chair, noteId)).legs.filter(({ to }) => to !== null);
		expect(legs.map(({ state }) => state)).toEqual(['passed', 'sent']);
		const [one, two] = await context().read.relayHop.findMany({
			where: { noteId, toGroupId: { not: null } },
			orderBy: { at: 'asc' }
		});
		expect(two?.payload).toBe(one?.payload);
		expect([one, two].find((leg) => leg?.id !== hopId)).toMatchObject({ afterId: hopId, noteId });
		const byOffice = await arrived({ asked: 'answer' });
		await receiveNote(byOffice.there.chair, { hopId: byOffice.hopId });
		await passOn(byOffice.there.chair, { hopId: byOffice.hopId, toGroupIds: [next.group.id], why: 'Inte vårt.' });
		expect(await readNote(office, byOffice.noteId)).toMatchObject({ state: 'desk', wishes: [next.group.id] });
		await relayed(office, byOffice.noteId, [next.group.id]);
		expect(await readNote(office, byOffice.noteId)).toMatchObject({ state: 'relayed' });
	});

	it('X12 nor its papers, on any agenda ahead, while a paper of its own stays, and what a meeting has had', async () => {
		const from = await aBody(federation);
		const there = await aBody(federation);
		const { noteId } = await draftNote(from.chair, { groupId: from.group.id, ...words() });
		const file = (name: string) => new File([`%PDF-1.7\n${name}\n%%EOF`], name);
		const { paperId } = await addPaper(from.chair, { noteId, file: file('Underlag.pdf') });
		await approveNote(from.chair, { noteId, hash: (await readNote(from.chair, noteId)).preview.hash });
		const [hopId = ''] = await relayed(office, noteId, [there.group.id], { papers: [paperId] });
		const meetingId = await aMeetingWith(there.chair, there.group.id, plainItems(1));
		const { itemId } = await putOnAgenda(there.chair, { hopId, meetingId });
		await addAttachment(there.chair, { meetingId, itemId, file: file('Eget.pdf') });
		// Not come to, it goes on at the next meeting with its papers.
		await startMeeting(there.chair, { meetingId });
		await endMeeting(there.chair, { meetingId });
		const later = await aMeetingWith(there.chair, there.group.id, []);
		await takeUpItem(there.chair, { itemId, meetingId: later });
		const names = async (id: string) => (await readAttachments(there.member, id)).map(({ name }) => name).sort();
		for (const id of [meetingId, later]) expect(await names(id)).toEqual(['Eget.pdf', 'Underlag.pdf']);
		await withdrawNote(from.chair, { noteId });
		// What a meeting that was held has had before it stays.
		expect(await names(meetingId)).toEqual(['Eget.pdf', 'Underlag.pdf']);
		expect(await names(later)).toEqual(['Eget.pdf']);
		const gonePaper = await context().read.attachment.findFirstOrThrow({
			where: { meetingId: later, name: 'Underlag.pdf' }
		});
		await expect(readAttachment(there.chair, gonePaper.id)).rejects.toMatchObject(missing);
		await expect(restoreAttachment(there.chair, { attachmentId: gonePaper.id })).rejects.toMatchObject({
			code: 'relay.withdrawn'
		});
	});

	it('X12 has it no more when it is withdrawn; the office keeps the text', async () => {
		const { from, there, noteId, hopId } = await arrived();
		const meetingId = await aMeetingWith(there.chair, there.group.id, []);
		await putOnAgenda(there.chair, { hopId, meetingId });
		await expect(withdrawNote(from.member, { noteId })).rejects.toMatchObject({ code: 'access.denied' });
		await expect(withdrawNote(there.chair, { noteId })).rejects.toMatchObject(missing);
		await withdrawNote(from.chair, { noteId });
		expect((await readRelays(there.chair)).came).toEqual([]);
		expect(await readPassedToMine(there.member)).toEqual([]);
		expect(await readReceived(there.chair, hopId)).toMatchObject({ payload: null, may: { answer: false } });
		expect((await readMeetingRelays(there.member, meetingId))[0]).toMatchObject({ payload: null });
		await expect(answerNote(there.chair, { hopId, outcome: 'none', report: 'Nej.' })).rejects.toMatchObject({
			code: 'relay.withdrawn'
		});
		expect(await readNote(office, noteId)).toMatchObject({
			state: 'withdrawn',
			what: expect.stringContaining('Sju') as string
		});
		expect(await context().read.thing.findUnique({ where: { id: noteId } })).toMatchObject({
			reason: 'Återkallat',
			removedAt: expect.any(Date) as Date
		});
	});
});
