import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAgendaOf } from '#server/agenda/read.ts';
import { context } from '#server/context.ts';
import { cancelMeeting } from '#server/meetings/cancel-meeting.ts';
import { readOrigins } from '#server/meetings/read-running.ts';
import { beginAdjusting } from '#server/minutes/begin-adjusting.ts';
import { endAdjusting } from '#server/minutes/end-adjusting.ts';
import { layParagraphs } from '#server/minutes/lay-paragraphs.ts';
import { putRemark } from '#server/minutes/put-remark.ts';
import { settleRemark } from '#server/minutes/settle-remark.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { aHeldBoard } from '../build/minutes.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

/** Minutes in which nobody agrees on the budget. */
async function disagreed() {
	const held = await aHeldBoard(portal.clock, { Öppnande: ['Hej.'], Budget: ['Utfallet är 36 procent.'] });
	const { meetingId, itemId, secretary, choose, who } = held;
	await choose();
	await beginAdjusting(secretary, { meetingId });
	const item = itemId('Budget');
	const { remarkId } = await putRemark(who('Justeraren'), { meetingId, itemId: item, text: 'Det är 63 procent.' });
	const send = async () => {
		await settleRemark(secretary, { remarkId, answer: 'carried' });
		await context().jobs.settled(`minutes.carry:${remarkId}`);
	};
	const plan = (date: string) => aMeetingWith(secretary, held.group.id, [{ title: 'Öppnande' }], date);
	const settled = (key: string) => context().jobs.settled(`minutes.carry:${key}`);
	const titles = async (meeting: string) =>
		(await readAgendaOf(secretary, meeting)).items.filter(({ removed }) => !removed).map(({ title }) => title);
	return { ...held, item, send, plan, settled, titles };
}
const line = expect.stringMatching(/^Justering av § 2 Budget, protokoll 2026:1$/);

describe('a paragraph whose adjusting goes to the next meeting', () => {
	it('J14 puts itself on its agenda, once, with a way both ways', async () => {
		const { meetingId, group, item, send, plan, titles, secretary, read } = await disagreed();
		const next = await plan('2026-04-15');
		await send();
		await layParagraphs({ groupId: group.id });
		expect(await titles(next)).toEqual(['Öppnande', line]);
		const there = (await readAgendaOf(secretary, next)).items.at(-1)?.id ?? '';
		expect((await readOrigins(secretary, next))[there]).toMatchObject([
			{ meetingId, number: '§ 2', outcome: 'adjusting' }
		]);
		expect((await read()).carriedTo).toEqual({ [item]: { meetingId: next, label: '2026:2' } });
	});

	it('J14 waits for a meeting to be planned, and goes on to the next when that is cancelled', async () => {
		const { send, plan, settled, titles, secretary } = await disagreed();
		await send();
		const first = await plan('2026-04-15');
		await settled(first);
		expect(await titles(first)).toContainEqual(line);
		const second = await plan('2026-05-20');
		await settled(second);
		expect(await titles(second)).not.toContainEqual(line);
		await cancelMeeting(secretary, { meetingId: first });
		await settled(`${first}:cancelled`);
		expect(await titles(second)).toContainEqual(line);
	});

	it('J14 is taken off the agenda again when it is adjusted here after all', async () => {
		const { meetingId, group, send, plan, titles, secretary } = await disagreed();
		const next = await plan('2026-04-15');
		await send();
		await endAdjusting(secretary, { meetingId });
		await layParagraphs({ groupId: group.id });
		expect(await titles(next)).toEqual(['Öppnande']);
	});
});
