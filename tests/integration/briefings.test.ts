import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, plainBriefing } from '#lib/briefings/briefing.ts';
import { newId } from '#lib/ids/id.ts';
import type { SimpleBlock } from '#lib/items/schema.ts';
import { plainText } from '#lib/items/read-item.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { beginBriefing } from '#server/briefings/begin-briefing.ts';
import { buildBriefingText } from '#server/briefings/build-briefing.ts';
import { exportBriefing } from '#server/briefings/export-briefing.ts';
import { letNumberThrough } from '#server/briefings/let-through.ts';
import { readMeetingBriefings } from '#server/briefings/read-meeting.ts';
import { readBriefing } from '#server/briefings/read.ts';
import { sendReport } from '#server/briefings/send-report.ts';
import { readCalling } from '#server/calling/read.ts';
import { sendCalling } from '#server/calling/send-calling.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { documentAccess } from '#server/documents/rights.ts';
import { readHistory } from '#server/history/read.ts';
import { readHome } from '#server/home/read.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { withdrawNote } from '#server/relay/withdraw-note.ts';
import { readThread } from '#server/thread/read.ts';
import { aHeldBoard, announce, sign } from '../build/minutes.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { onTheDesk, relayed } from '../build/relay.ts';
import { aFederation, aPerson, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const denied = { code: 'access.denied' };
const missing = { code: 'thing.missing' };
const wordsOf = async (actor: Actor, id: string) =>
	plainBriefing((await readBriefing(actor, id)).draft?.text ?? never());
const never = (): never => {
	throw new Error('no draft');
};
/** Somebody writes in a section. */
async function write(actor: Actor, briefingId: string, text: SimpleBlock, section = 'words') {
	const id = (await readBriefing(actor, briefingId)).draft?.document.id ?? '';
	const line = { section, key: `test:${newId()}`, title: '', text, more: '', href: null };
	await context().documents.edit(id, newId(), 'build', { lines: [line] }, actor.accountId);
	await projectNow(id);
}

/** A federation with an office, a local group that meets soon, and a board; notes have gone both ways. */
async function scene() {
	const held = await aHeldBoard(portal.clock, { Budget: ['Utfallet är 36 procent.'] });
	const { federation } = held;
	const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
	const local = await aBody(federation);
	const other = await aBody(federation);
	const meetingId = await aMeetingWith(local.chair, local.group.id, plainItems(1), '2026-04-20');
	await projectAgenda(meetingId);
	const [came] = await relayed(
		office,
		await onTheDesk(other.chair, other.group.id, { title: 'Bussen', asked: 'answer' }),
		[local.group.id]
	);
	const ours = await onTheDesk(local.chair, local.group.id, { title: 'Väntan', asked: 'answer' });
	const [leg] = await relayed(office, ours, [other.group.id]);
	await receiveNote(other.chair, { hopId: leg ?? '' });
	await answerNote(other.chair, { hopId: leg ?? '', outcome: 'answered', report: 'Vi gör som ni.' });
	const decided = async (text: string, over: object = {}) => {
		const id = newId();
		const at = portal.clock.now();
		const its = { federationId: federation.id, groupId: held.group.id };
		const ordinal = (await context().read.decision.count({ where: { federationId: federation.id } })) + 1;
		await insert(async (db) => {
			await db.thing.create({ data: { id, kind: 'decision', ...its, title: text, createdAt: at } });
			await db.decision.create({
				data: {
					...{ id, ...its, meetingId: held.meetingId, itemId: held.itemId('Budget'), place: 'a0', text },
					...{ state: 'decided', year: 2026, ordinal, createdAt: at, createdBy: '', decidedAt: at, ...over }
				}
			});
		});
		return id;
	};
	return { held, federation, office, local, other, meetingId, came: came ?? '', ours, decided };
}

describe('an information sheet', () => {
	it('X17 builds itself of what came, what came back and the meetings ahead, and again of what is new', async () => {
		const { office, local, meetingId, ours } = await scene();
		const once = { commandId: 'begin' };
		const { briefingId } = await beginBriefing(office, { meetingId, kind: 'before' }, once);
		expect(await beginBriefing(office, { meetingId, kind: 'before' }, once)).toEqual({ briefingId });
		expect(await beginBriefing(local.chair, { meetingId, kind: 'before' })).toEqual({ briefingId });
		const build = { commandId: 'build' };
		expect(await buildBriefingText(office, { briefingId }, build)).toEqual({ added: 2 });
		expect(await buildBriefingText(office, { briefingId }, build)).toEqual({ added: 2 });
		const { draft } = await readBriefing(local.chair, briefingId);
		expect(plainText(bodyOf(draft?.text ?? never(), 'relayed'))).toContain('Bussen.');
		expect(plainText(bodyOf(draft?.text ?? never(), 'answers'))).toContain('Vi gör som ni.');
		await write(local.chair, briefingId, 'Välkomna till mötet.');
		await aMeetingWith(local.chair, local.group.id, [], '2026-06-15');
		expect(await buildBriefingText(local.chair, { briefingId })).toEqual({ added: 1 });
		expect(await wordsOf(office, briefingId)).toMatch(/Välkomna till mötet\.[^]*15 juni 2026/);
		expect(await context().read.link.count({ where: { toId: briefingId, act: 'briefing.built' } })).toBe(2);
		const thread = await readThread(local.chair, ours);
		expect(thread.knots.map(({ id }) => id)).toContain(briefingId);
		const history = await readHistory(office, { briefingId });
		expect(history.kind).toBe('briefing');
	});

	it('X12 says of what it quotes that it has been withdrawn, as long as it stands there', async () => {
		const { office, local, other, meetingId, came } = await scene();
		const { briefingId } = await beginBriefing(office, { meetingId, kind: 'before' });
		await buildBriefingText(office, { briefingId });
		const withdrawn = async () => (await readBriefing(local.chair, briefingId)).draft?.withdrawn;
		expect(await withdrawn()).toEqual([]);
		const { noteId } = await context().read.relayHop.findUniqueOrThrow({ where: { id: came } });
		await withdrawNote(other.chair, { noteId });
		expect(await withdrawn()).toEqual(['Bussen']);
		expect(await wordsOf(office, briefingId)).toContain('Bussen.');
	});

	it('X18 quotes decisions that are published or sent to the group, and no others', async () => {
		const { held, office, local, other, meetingId, decided } = await scene();
		await decided('att höja ramen');
		await decided('att anställa en chef', { kind: 'employment', addressees: local.group.name });
		await decided('att sända till gruppen', { addressees: `Kommunerna\n${local.group.name}` });
		await decided('att sända till den andra', { addressees: other.group.name });
		const { briefingId } = await beginBriefing(office, { meetingId, kind: 'before' });
		await buildBriefingText(office, { briefingId });
		const before = await wordsOf(office, briefingId);
		expect(before).toContain('att sända till gruppen');
		for (const none of ['höja ramen', 'anställa', 'den andra']) expect(before).not.toContain(none);
		await held.adjusted();
		await held.lock();
		await sign(held);
		portal.clock.advance(60_000);
		await announce(held);
		portal.clock.advance(2 * 86_400_000);
		await buildBriefingText(local.chair, { briefingId });
		expect(await wordsOf(office, briefingId)).toContain('att höja ramen');
	});

	it('X19 is prepared by the office and those who lead; others read what has gone out with the calling', async () => {
		const { federation, office, local, other, meetingId } = await scene();
		const { briefingId } = await beginBriefing(office, { meetingId, kind: 'before' });
		await buildBriefingText(office, { briefingId });
		const documentId = (await readBriefing(office, briefingId)).draft?.document.id ?? '';
		const abroad = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		const door = async (actor: Actor) => (await documentAccess(context().read, actor, documentId))?.access ?? null;
		expect(await Promise.all([office, local.chair, local.member, other.chair, abroad].map(door))).toEqual([
			...['write', 'write', null, null, null]
		]);
		for (const [actor, no] of [
			[local.member, denied],
			[other.chair, missing],
			[abroad, missing]
		] as const) {
			await expect(readBriefing(actor, briefingId)).rejects.toMatchObject(no);
			await expect(buildBriefingText(actor, { briefingId })).rejects.toMatchObject(no);
			await expect(readHistory(actor, { briefingId })).rejects.toMatchObject(no);
			await expect(exportBriefing(actor, briefingId, 'pdf')).rejects.toMatchObject(no);
		}
		expect((await readMeetingBriefings(local.member, meetingId)).before).toBeNull();

		const { hash, now } = await readCalling(local.chair, meetingId);
		expect(now.briefing?.id).toBe(briefingId);
		await write(office, briefingId, 'Sent tillagt.');
		await expect(sendCalling(local.chair, { meetingId, hash, message: '' })).rejects.toMatchObject({
			code: 'calling.changed'
		});
		await sendCalling(local.chair, { meetingId, hash: (await readCalling(local.chair, meetingId)).hash, message: '' });
		const letter = await context().read.mail.findFirstOrThrow({
			where: { federationId: federation.id, kind: 'call' }
		});
		expect(letter.text).toContain(`/briefings/${briefingId}`);
		const read = await readBriefing(local.member, briefingId);
		expect(read.draft).toBeNull();
		expect(plainBriefing({ sections: read.sent?.sections ?? [] })).toContain('Sent tillagt.');
		expect(read.changed).toEqual([]);
		await expect(readBriefing(other.chair, briefingId)).rejects.toMatchObject(missing);
		const file = await exportBriefing(local.member, briefingId, 'docx');
		expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1000);

		// What is written afterwards is marked, and reaches nobody until it is sent again.
		await write(office, briefingId, 'Ännu senare.');
		const later = await readBriefing(local.member, briefingId);
		expect(later.changed).toEqual(['words']);
		expect(plainBriefing({ sections: later.sent?.sections ?? [] })).not.toContain('Ännu senare.');
		const calling = await readCalling(local.member, meetingId);
		expect(calling.changes?.meeting).toEqual(['briefing']);
		await sendCalling(local.chair, { meetingId, hash: calling.hash, message: '' });
		expect((await readBriefing(local.member, briefingId)).sent?.version).toBe(2);
	});

	it('X5 stops a personal identity number before it goes out, unless it is let through by an act of its own', async () => {
		const { office, local, meetingId } = await scene();
		const { briefingId } = await beginBriefing(office, { meetingId, kind: 'before' });
		await write(office, briefingId, 'Gäller 811218-9876, och 222000-2279 är förbundet.');
		const { draft } = await readBriefing(office, briefingId);
		expect(draft?.number).toBe('811218-9876');
		const { hash } = await readCalling(local.chair, meetingId);
		await expect(sendCalling(local.chair, { meetingId, hash, message: '' })).rejects.toMatchObject({
			code: 'relay.personal-number'
		});
		await expect(letNumberThrough(local.member, { briefingId, hash: draft?.hash ?? '' })).rejects.toMatchObject(denied);
		await letNumberThrough(office, { briefingId, hash: draft?.hash ?? '' });
		const audit = await context().read.audit.findFirstOrThrow({ where: { event: 'briefing.number-let-through' } });
		expect(JSON.stringify(audit)).not.toContain('9876');
		await sendCalling(local.chair, { meetingId, hash, message: '' });
		expect((await readBriefing(local.member, briefingId)).sent?.version).toBe(1);
	});
});

describe('a report from the board', () => {
	it('X20 tells what was decided to the groups it is sent to, exactly as it was seen', async () => {
		const { held, office, local, other, meetingId, decided } = await scene();
		const id = await decided('att höja ramen');
		await decided('att anställa en chef', { kind: 'employment' });
		await expect(beginBriefing(local.chair, { meetingId: held.meetingId, kind: 'report' })).rejects.toMatchObject(
			missing
		);
		await expect(beginBriefing(office, { meetingId, kind: 'report' })).rejects.toMatchObject({ code: 'meeting.state' });
		expect((await readHome(office)).waiting.some((one) => one.kind === 'briefing' && one.what === 'report')).toBe(true);
		const { briefingId } = await beginBriefing(office, { meetingId: held.meetingId, kind: 'report' });
		await buildBriefingText(office, { briefingId });
		expect(await wordsOf(held.secretary, briefingId)).toContain('att höja ramen');
		expect(await wordsOf(held.secretary, briefingId)).not.toContain('anställa');
		const seen = (await readBriefing(office, briefingId)).draft?.hash ?? '';
		await expect(
			sendReport(local.chair, { briefingId, hash: seen, toGroupIds: [local.group.id] })
		).rejects.toMatchObject(missing);
		await write(held.secretary, briefingId, 'Med varm hälsning.');
		const to = { briefingId, toGroupIds: [local.group.id] };
		await expect(sendReport(office, { ...to, hash: seen })).rejects.toMatchObject({ code: 'briefing.changed' });
		const { draft } = await readBriefing(office, briefingId);
		const foreign = await aBody(await aFederation());
		await expect(
			sendReport(office, { ...to, toGroupIds: [foreign.group.id], hash: draft?.hash ?? '' })
		).rejects.toMatchObject({ code: 'input.invalid' });
		const once = { commandId: 'send' };
		await sendReport(office, { ...to, hash: draft?.hash ?? '' }, once);
		await sendReport(office, { ...to, hash: draft?.hash ?? '' }, once);
		const got = await readBriefing(local.member, briefingId);
		expect(got).toMatchObject({ draft: null, may: { write: false, readMeeting: false }, receivers: [] });
		expect(plainBriefing({ sections: got.sent?.sections ?? [] })).toMatch(/varm hälsning[^]*att höja ramen/);
		await expect(readBriefing(other.member, briefingId)).rejects.toMatchObject(missing);
		await expect(readBriefing(foreign.chair, briefingId)).rejects.toMatchObject(missing);
		expect((await readMeetingBriefings(local.member, meetingId)).came.map((one) => one.id)).toEqual([briefingId]);
		expect((await readHome(local.member)).reports).toMatchObject([{ id: briefingId, to: local.group.name }]);
		expect((await readHome(other.member)).reports).toEqual([]);
		expect((await readThread(local.member, briefingId)).knots.find((one) => one.id === id)?.seen).toBeNull();
		expect((await readHome(office)).waiting.some((one) => one.kind === 'briefing' && one.what === 'report')).toBe(
			false
		);
		const sheet = await beginBriefing(office, { meetingId, kind: 'before' });
		await buildBriefingText(office, sheet);
		expect(await wordsOf(office, sheet.briefingId)).toContain('Rapport från Styrelsen');
	});
});
