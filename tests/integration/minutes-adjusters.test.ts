import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { readHome } from '#server/home/read.ts';
import { attachSigned } from '#server/minutes/attach-signed.ts';
import { askAtOnce } from '#server/minutes/ask-at-once.ts';
import { beginAdjusting } from '#server/minutes/begin-adjusting.ts';
import { lockAtOnce } from '#server/minutes/lock-at-once.ts';
import { lockMinutes } from '#server/minutes/lock.ts';
import { markAtOnce } from '#server/minutes/mark-at-once.ts';
import { markMinutes } from '#server/minutes/mark.ts';
import { readMinutes } from '#server/minutes/read.ts';
import { reopenMinutes } from '#server/minutes/reopen.ts';
import { replaceAdjuster } from '#server/minutes/replace-adjuster.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { pdf } from '../build/files.ts';
import { lastLetter } from '../build/letters.ts';
import { aHeldBoard, incoming, password, type Held } from '../build/minutes.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const address = '10.0.0.1';
const two = { Öppnande: ['Ordföranden öppnar mötet.'], Lokaler: ['Avtalet löper ut i morgon.'] };
type Name = Parameters<Held['at']>[0];

/** Their mandates end two weeks after the meeting, and it is the day after. */
async function mandatesEnd(held: Held, ...names: Name[]): Promise<(name: Name) => Promise<Actor>> {
	const ids = names.map((name) => held.at(name).seat.id);
	await insert((db) =>
		db.seat.updateMany({ where: { id: { in: ids } }, data: { to: new Date('2026-04-01T00:00:00Z') } })
	);
	portal.clock.set(new Date('2026-04-02T08:00:00Z'));
	return (name) => actorFor(held.at(name).person);
}

const markAs = async (actor: Actor, meetingId: string) =>
	markMinutes(actor, { meetingId, hash: (await readMinutes(actor, meetingId)).hash, password, address });

const waitsOf = async (actor: Actor) =>
	(await readHome(actor)).waiting.flatMap((one) =>
		one.kind === 'minutes' ? [[one.what, one.part?.name ?? '', one.due?.toISOString().slice(0, 10) ?? '']] : []
	);

describe('whoever adjusts and has no seat any more', () => {
	it('J16 reads the meeting, is asked on Home and marks until the minutes are locked, and then no longer', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId } = held;
		await held.choose();
		await beginAdjusting(held.secretary, { meetingId });
		const now = await mandatesEnd(held, 'Ordföranden', 'Justeraren', 'Ledamoten');
		for (const name of ['Ordföranden', 'Justeraren'] as const) {
			const actor = await now(name);
			expect((await readMeeting(actor, meetingId)).id).toBe(meetingId);
			expect(await waitsOf(actor)).toMatchObject([['adjust', '', expect.anything()]]);
			await markAs(actor, meetingId);
		}
		// Nobody else whose seat has ended reads it.
		await expect(readMeeting(await now('Ledamoten'), meetingId)).rejects.toMatchObject({ code: 'thing.missing' });
		const keeper = await now('Sekreteraren');
		await lockMinutes(keeper, { meetingId, hash: (await readMinutes(keeper, meetingId)).hash });
		await expect(readMeeting(await now('Justeraren'), meetingId)).rejects.toMatchObject({ code: 'thing.missing' });
	});

	it('J16 is replaced by somebody who was there, with a reason that stands in the minutes; marks fall', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, secretary, membershipId } = held;
		await held.choose();
		const replace = (who: Name, by: Name, reason = 'Uppdraget har upphört.') =>
			replaceAdjuster(secretary, {
				...{ meetingId, membershipId: membershipId(who), standInId: membershipId(by), reason }
			});
		await expect(replace('Ordföranden', 'Ledamoten')).rejects.toMatchObject({ code: 'minutes.state' });
		await beginAdjusting(secretary, { meetingId });
		await held.mark('Justeraren');
		await expect(replace('Ordföranden', 'Ledamoten', ' ')).rejects.toMatchObject({
			fields: { reason: 'field.required' }
		});
		await expect(replace('Ordföranden', 'Justeraren')).rejects.toMatchObject({
			fields: { standInId: 'field.foreign' }
		});
		const mine = { meetingId, membershipId: membershipId('Ordföranden'), standInId: membershipId('Ledamoten') };
		await expect(replaceAdjuster(held.who('Ledamoten'), { ...mine, reason: 'x' })).rejects.toMatchObject({
			code: 'access.denied'
		});
		await replace('Ordföranden', 'Ledamoten');
		const view = await held.read();
		expect(view.adjusters.map(({ name, role, insteadOf, current }) => [name, role, insteadOf, current])).toEqual([
			['Ledamoten', 'chair', 'Ordföranden', false],
			['Justeraren', 'adjuster', null, false]
		]);
		expect(view.content.front.find(({ key }) => key === 'stand-ins')?.lines).toEqual([
			'Ledamoten i stället för Ordföranden: Uppdraget har upphört.'
		]);
		expect(view.content.signatures).toContainEqual({ role: 'Ordförande', name: 'Ledamoten' });
		const letter = await lastLetter(held.at('Ledamoten').person.account.email ?? '', 'minutes');
		expect(letter?.text).toContain(`/meetings/${meetingId}/notes`);
		await held.mark('Ledamoten');
		await held.mark('Justeraren');
		await held.lock();
		expect((await held.read()).versions[0]?.marks.map(({ name }) => name)).toEqual(['Ledamoten', 'Justeraren']);
	});

	it('J16 comes back in their own place, and then stands in for nobody', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, secretary, membershipId } = held;
		await held.choose();
		await beginAdjusting(secretary, { meetingId });
		const [first, second] = [membershipId('Justeraren'), membershipId('Ledamoten')];
		await replaceAdjuster(secretary, { meetingId, membershipId: first, standInId: second, reason: 'Sjuk.' });
		await replaceAdjuster(secretary, { meetingId, membershipId: second, standInId: first, reason: 'Frisk igen.' });
		const { adjusters, content } = await held.read();
		expect(adjusters.map(({ name, insteadOf }) => [name, insteadOf])).toEqual([
			['Ordföranden', null],
			['Justeraren', null]
		]);
		expect(content.front.find(({ key }) => key === 'stand-ins')).toBeUndefined();
		expect(content.front.find(({ key }) => key === 'adjusters')?.lines).toEqual(['Justeraren']);
	});
});

describe('minutes that are opened again', () => {
	it('J16 write to those who adjust, wait on their Home however old the meeting is, and can be given to others', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, membershipId } = held;
		await held.adjusted();
		await held.lock();
		portal.clock.set(new Date('2026-11-20T08:00:00Z'));
		const keeper = await actorFor(held.at('Sekreteraren').person);
		const adjuster = await actorFor(held.at('Justeraren').person);
		expect(await waitsOf(adjuster)).toEqual([]);
		await reopenMinutes(keeper, { meetingId, reason: 'Fel belopp i § 2.' });
		const letter = await lastLetter(held.at('Justeraren').person.account.email ?? '', 'minutes');
		expect(letter?.text).toContain('4 december 2026');
		// J10: by its last day, which is counted from the opening.
		expect(await waitsOf(adjuster)).toEqual([['adjust', '', '2026-12-03']]);
		await replaceAdjuster(keeper, {
			...{ meetingId, membershipId: membershipId('Justeraren'), standInId: membershipId('Ledamoten') },
			reason: 'Har flyttat.'
		});
		expect(await waitsOf(adjuster)).toEqual([]);
		await markAs(await actorFor(held.at('Ledamoten').person), meetingId);
		await markAs(await actorFor(held.at('Ordföranden').person), meetingId);
		expect(await waitsOf(keeper)).toMatchObject([['lock', '', expect.anything()]]);
		portal.clock.set(new Date('2026-03-18T14:00:00Z'));
	});
});

describe('paragraphs that are adjusted at once', () => {
	it('J10 wait on Home step by step, also while the meeting is on, with the notice’s last day', async () => {
		const held = await aHeldBoard(portal.clock, two, { leaveOn: true, noticeDays: 2 });
		const { meetingId, secretary, itemId, who } = held;
		const item = itemId('Öppnande');
		await held.choose();
		await askAtOnce(secretary, { meetingId, itemId: item });
		const hash = async () => (await held.read()).parts[0]?.hash ?? '';
		const mark = async (name: Name) =>
			markAtOnce(who(name), { meetingId, password, address, parts: [{ itemId: item, hash: await hash() }] });
		expect(await waitsOf(who('Justeraren'))).toEqual([['at-once', '', '']]);
		expect(await waitsOf(secretary)).toEqual([]);
		await mark('Justeraren');
		await mark('Ordföranden');
		expect(await waitsOf(who('Justeraren'))).toEqual([]);
		expect(await waitsOf(secretary)).toEqual([['part-lock', '§ 1 Öppnande', '']]);
		await lockAtOnce(secretary, { meetingId, itemId: item, hash: await hash() });
		expect(await waitsOf(secretary)).toEqual([]);
		await endMeeting(secretary, { meetingId });
		const ofPart = async () => (await waitsOf(secretary)).filter(([, part]) => part !== '');
		expect(await ofPart()).toEqual([['part-sign', '§ 1 Öppnande', '']]);
		await attachSigned(secretary, {
			...{ meetingId, part: item, signedOn: '2026-03-18', signers: 'Ordföranden\nJusteraren' },
			file: incoming(pdf('Undertecknat'), 'paragraf.pdf')
		});
		// The day in Sweden begins at 23 the day before by UTC.
		expect(await ofPart()).toEqual([['part-notice', '§ 1 Öppnande', '2026-03-19']]);
		expect((await waitsOf(secretary)).map(([what]) => what)).toEqual(['part-notice', 'send-minutes']);
	});
});
