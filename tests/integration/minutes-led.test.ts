import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFor } from '#server/attendance/record-for.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { handOverChair } from '#server/meetings/hand-over-chair.ts';
import { pauseMeeting } from '#server/meetings/pause-meeting.ts';
import { resumeMeeting } from '#server/meetings/resume-meeting.ts';
import { takeBackChair } from '#server/meetings/take-back-chair.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { beginAdjusting } from '#server/minutes/begin-adjusting.ts';
import { chooseAdjusters } from '#server/minutes/choose-adjusters.ts';
import { readMinutes } from '#server/minutes/read.ts';
import { aHeldMeeting } from '../build/held.ts';
import { plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const seating = {
	Ordf: ['chair', 'AF'],
	Vice: ['vice-chair', 'FK'],
	Karin: ['member', 'RLJ'],
	Sekr: ['secretary']
} as const;
const board = { decides: true, recordKind: 'minutes', numbering: 'per-year', numberPrefix: '§ ' };

/** A board of four that has begun on four paragraphs at 13.00, and a way to let ten minutes pass. */
async function scene() {
	const held = await aHeldMeeting(portal.clock, seating, board, plainItems(4));
	await held.comes('room', 'Ordf', 'Vice', 'Karin', 'Sekr');
	await held.start();
	const { meetingId, at } = held;
	const [chair, secretary] = [at('Ordf').actor, at('Sekr').actor];
	const pass = () => portal.clock.advance(10 * 60_000);
	const take = async (number: number) => takeItem(chair, { meetingId, itemId: await held.itemId(number) });
	const paper = async () => (await readMinutes(secretary, meetingId)).content;
	const said = async (number: number) => {
		const id = await held.itemId(number);
		const paragraph = (await paper()).paragraphs.find((one) => one.id === id);
		return (paragraph?.before ?? []).filter(({ kind }) => kind === 'attendance').flatMap(({ lines }) => lines);
	};
	const front = async (key: string) => (await paper()).front.find((one) => one.key === key)?.lines;
	const choose = () => chooseAdjusters(secretary, { meetingId, adjusters: [at('Karin').person.membership.id] });
	return { ...held, chair, secretary, pass, take, paper, said, front, choose };
}

describe('the minutes of a meeting that changed hands', () => {
	it('J15 say at which paragraph the meeting paused and went on', async () => {
		const { chair, meetingId, pass, take, said, front } = await scene();
		pass();
		await take(2);
		pass();
		await pauseMeeting(chair, { meetingId });
		pass();
		await resumeMeeting(chair, { meetingId });
		pass();
		await pauseMeeting(chair, { meetingId });
		pass();
		await take(3);
		pass();
		await endMeeting(chair, { meetingId });
		expect(await said(1)).toEqual([]);
		expect(await said(2)).toEqual([
			'Mötet ajourneras kl. 13.20.',
			'Mötet återupptas kl. 13.30.',
			'Mötet ajourneras kl. 13.40.'
		]);
		expect(await said(3)).toEqual(['Mötet återupptas kl. 13.50.']);
		expect(await front('pauses')).toEqual(['13.20–13.30', '13.40–13.50']);
	});

	it('J15 say from when another led, who led which paragraphs, and leave each of them to sign', async () => {
		const { chair, meetingId, at, itemId, pass, take, said, front, paper, choose } = await scene();
		await choose();
		const { adjusters: chosen } = await readMinutes(chair, meetingId);
		expect(chosen.map(({ name }) => name)).toEqual(['Ordf', 'Karin']);
		await recordFor(at('Sekr').actor, {
			...{ meetingId, who: at('Ordf').seat.id, kind: 'recuse', itemId: await itemId(2) }
		});
		pass();
		await take(2);
		pass();
		await take(3);
		pass();
		await handOverChair(chair, { meetingId, who: at('Karin').seat.id });
		pass();
		await take(4);
		pass();
		await endMeeting(chair, { meetingId });
		expect(await said(2)).toEqual(['Deltog inte på grund av jäv: Ordf.', 'Vice leder ärendet.']);
		expect(await said(3)).toEqual(['Karin leder mötet från kl. 13.30.']);
		expect(await said(4)).toEqual([]);
		expect(await front('chair')).toEqual(['Ordf, § 1', 'Vice, § 2', 'Karin, §§ 3–4']);
		expect((await paper()).signatures.map(({ role, name }) => `${role}: ${name}`)).toEqual([
			'Sekreterare: Sekr',
			'Ordförande § 1: Ordf',
			'Ordförande § 2: Vice',
			'Ordförande §§ 3–4: Karin'
		]);
	});

	it('J15 are adjusted by everybody who led, also who was handed the chair after the adjusters were chosen', async () => {
		const { chair, secretary, meetingId, at, pass, take, choose } = await scene();
		await choose();
		pass();
		await handOverChair(chair, { meetingId, who: at('Vice').seat.id });
		pass();
		await take(2);
		await endMeeting(chair, { meetingId });
		// Before they are sent the page says so already.
		const adjusting = async () => {
			const { adjusters } = await readMinutes(secretary, meetingId);
			return adjusters.map(({ name, role }) => `${name} ${role}`);
		};
		expect(await adjusting()).toEqual(['Vice chair', 'Karin adjuster']);
		await beginAdjusting(secretary, { meetingId });
		expect(await adjusting()).toEqual(['Vice chair', 'Karin adjuster']);
	});

	it('J15 are the chair’s again when the chair was only lent', async () => {
		const { chair, meetingId, at, pass, said, take, front } = await scene();
		pass();
		await handOverChair(chair, { meetingId, who: at('Vice').seat.id });
		pass();
		await takeBackChair(chair, { meetingId });
		pass();
		await take(2);
		pass();
		await endMeeting(chair, { meetingId });
		expect(await said(1)).toEqual(['Vice leder mötet från kl. 13.10.', 'Ordf leder mötet från kl. 13.20.']);
		expect(await front('chair')).toBeUndefined();
	});
});
