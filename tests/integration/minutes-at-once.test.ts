import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { correctDecision } from '#server/decisions/correct-decision.ts';
import { addressDecision } from '#server/decisions/address-decision.ts';
import { decide } from '#server/decisions/decide.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { readDecisions } from '#server/decisions/read.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { askAtOnce } from '#server/minutes/ask-at-once.ts';
import { attachSigned } from '#server/minutes/attach-signed.ts';
import { beginAdjusting } from '#server/minutes/begin-adjusting.ts';
import { editParagraph } from '#server/minutes/edit-paragraph.ts';
import { endAdjusting } from '#server/minutes/end-adjusting.ts';
import { textHash } from '#server/minutes/hash.ts';
import { lockAtOnce } from '#server/minutes/lock-at-once.ts';
import { markAtOnce } from '#server/minutes/mark-at-once.ts';
import { putUpNotice } from '#server/minutes/put-up-notice.ts';
import { extractFile } from '#server/minutes/read-export.ts';
import { readNoticeDraft } from '#server/minutes/read-locked.ts';
import { readNotices, readOpenMinutes } from '#server/minutes/read-open.ts';
import { refetchParagraph } from '#server/minutes/refetch-paragraph.ts';
import { takeBackAtOnce } from '#server/minutes/take-back-at-once.ts';
import { pdf } from '../build/files.ts';
import { aHeldBoard, password } from '../build/minutes.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const address = '10.0.0.1';
const two = { Öppnande: ['Ordföranden öppnar mötet.'], Lokaler: ['Avtalet löper ut i morgon.'] };

/** A board in its meeting that has decided on the premises and wants just that adjusted at once. */
async function asked() {
	const held = await aHeldBoard(portal.clock, two, { leaveOn: true });
	const { meetingId, itemId, secretary, choose } = held;
	const item = itemId('Öppnande');
	const { decisionId } = await prepareDecision(secretary, { meetingId, itemId: item, text: 'att säga upp avtalet' });
	await decide(secretary, { decisionId, form: 'acclamation', insist: true });
	await choose();
	await askAtOnce(secretary, { meetingId, itemId: item });
	const part = async () => {
		const [one] = (await held.read()).parts;
		if (!one) throw new Error('nothing is adjusted at once');
		return one;
	};
	const mark = async (name: 'Ordföranden' | 'Justeraren') =>
		markAtOnce(held.who(name), {
			...{ meetingId, password, address },
			parts: [{ itemId: item, hash: (await part()).hash }]
		});
	const lock = async () => lockAtOnce(secretary, { meetingId, itemId: item, hash: (await part()).hash });
	return { ...held, item, decisionId, part, mark, lockPart: lock };
}

describe('adjusting a paragraph at once', () => {
	it('J13 is marked by all while the meeting is on, locked with a hash of its own, and said in the minutes', async () => {
		const { meetingId, item, part, mark, lockPart, secretary, read } = await asked();
		await askAtOnce(secretary, { meetingId, itemId: item });
		expect(await part()).toMatchObject({ name: '§ 1 Öppnande', version: null });
		await mark('Ordföranden');
		await expect(lockPart()).rejects.toMatchObject({ code: 'minutes.not-marked' });
		await mark('Justeraren');
		const { versionId } = await lockPart();
		const version = await context().read.minutesVersion.findUniqueOrThrow({
			where: { id: versionId },
			include: { files: true }
		});
		expect(createHash('sha256').update(version.content).digest('hex')).toBe(version.sha256);
		expect(version.files.map(({ format }) => format).sort()).toEqual(['docx', 'html', 'json', 'pdf']);
		expect(JSON.parse(version.marks)).toHaveLength(2);
		const { content, state } = await read();
		expect(state).toBe('draft');
		const said = content.paragraphs.find(({ id }) => id === item)?.after.at(-1);
		expect(said).toMatchObject({ kind: 'adjusting', lines: [expect.stringContaining('justerades omedelbart')] });
		expect(content.paragraphs[1]?.after).toEqual([]);
	});

	it('J13 changes nothing of it afterwards: neither text, facts nor decisions; the rest goes its way', async () => {
		const { meetingId, item, decisionId, mark, lockPart, secretary, read, note } = await asked();
		await mark('Ordföranden');
		await mark('Justeraren');
		await lockPart();
		const before = (await read()).content.paragraphs[0];
		await note('Öppnande', ['Omskrivet.']);
		const seen = textHash(before?.body ?? []);
		const locked = { code: 'minutes.paragraph-locked' };
		await expect(editParagraph(secretary, { meetingId, itemId: item, body: 'x', seen })).rejects.toMatchObject(locked);
		await expect(refetchParagraph(secretary, { meetingId, itemId: item, what: 'text' })).rejects.toMatchObject(locked);
		const adjusted = { code: 'decision.adjusted' };
		await expect(
			correctDecision(secretary, { decisionId, text: 'att stanna', reasons: '', why: 'Fel' })
		).rejects.toMatchObject(adjusted);
		await expect(addressDecision(secretary, { decisionId, addressees: 'Kansliet' })).rejects.toMatchObject(adjusted);
		expect((await readDecisions(secretary, meetingId)).locked).toEqual([item]);
		await expect(takeBackAtOnce(secretary, { meetingId, itemId: item })).rejects.toMatchObject({
			code: 'minutes.state'
		});
		await endMeeting(secretary, { meetingId });
		await beginAdjusting(secretary, { meetingId });
		expect((await read()).content.paragraphs[0]).toEqual(before);
		await endAdjusting(secretary, { meetingId });
		expect((await read()).content.paragraphs[0]).toEqual(before);
	});

	it('J13 is extracted, signed and announced before the rest', async () => {
		const { meetingId, item, mark, lockPart, secretary, federation, part } = await asked();
		await mark('Ordföranden');
		await mark('Justeraren');
		await lockPart();
		const extract = await (await extractFile(secretary, meetingId, item, 'html')).text();
		expect(extract).toContain((await part()).version?.sha256);
		await endMeeting(secretary, { meetingId });
		await expect(readNoticeDraft(secretary, meetingId, item)).rejects.toMatchObject({ code: 'minutes.not-signed' });
		const bytes = pdf('Undertecknat');
		const file = { name: 'utdrag.pdf', size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer };
		const signed = { meetingId, part: item, signedOn: '2026-03-18', signers: 'Ordföranden', file };
		await attachSigned(secretary, signed);
		const { paragraphs, upOn, downOn, place, by } = await readNoticeDraft(secretary, meetingId, item);
		expect(paragraphs).toBe('1');
		await putUpNotice(secretary, { meetingId, part: item, paragraphs, upOn, downOn, place, by, withMinutes: true });
		const [notice] = (await readNotices(nobody, federation.id)).up;
		expect(notice?.title).toContain('§ 1, omedelbart justerad');
		const open = await readOpenMinutes(nobody, federation.id, notice?.versionId ?? '');
		expect(open.content.paragraphs.map(({ id }) => id)).toEqual([item]);
		await expect(attachSigned(secretary, { ...signed, part: '' })).rejects.toMatchObject({ code: 'minutes.state' });
	});

	it('J13 a mark falls when the paragraph changes, and is only for who adjusts', async () => {
		const { meetingId, item, mark, part, secretary, who, lockPart } = await asked();
		await mark('Ordföranden');
		await mark('Justeraren');
		const { hash } = await part();
		const read = (await context().read.minutesParagraph.findFirstOrThrow({ where: { itemId: item } })).facts ?? '{}';
		const seen = textHash((JSON.parse(read) as { body: never }).body);
		await editParagraph(secretary, { meetingId, itemId: item, body: 'Rättat.', seen });
		expect((await part()).adjusters.map(({ current }) => current)).toEqual([false, false]);
		await expect(lockPart()).rejects.toMatchObject({ code: 'minutes.not-marked' });
		await expect(lockAtOnce(secretary, { meetingId, itemId: item, hash })).rejects.toMatchObject({
			code: 'minutes.changed'
		});
		const parts = [{ itemId: item, hash }];
		await expect(markAtOnce(who('Ledamoten'), { meetingId, parts, password, address })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await expect(askAtOnce(who('Ledamoten'), { meetingId, itemId: item })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await takeBackAtOnce(secretary, { meetingId, itemId: item });
	});
});
