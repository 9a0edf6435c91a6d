import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '#lib/items/read-item.ts';
import { frontId } from '#lib/minutes/content.ts';
import { context } from '#server/context.ts';
import { beginAdjusting } from '#server/minutes/begin-adjusting.ts';
import { chooseAdjusters } from '#server/minutes/choose-adjusters.ts';
import { editParagraph } from '#server/minutes/edit-paragraph.ts';
import { endAdjusting } from '#server/minutes/end-adjusting.ts';
import { lockMinutes } from '#server/minutes/lock.ts';
import { putRemark } from '#server/minutes/put-remark.ts';
import { readEditable } from '#server/minutes/read-editable.ts';
import { refetchParagraph } from '#server/minutes/refetch-paragraph.ts';
import { settleRemark } from '#server/minutes/settle-remark.ts';
import { readHome } from '#server/home/read.ts';
import { projectTexts } from '#server/minutes/fresh.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { lastLetter } from '../build/letters.ts';
import { aHeldBoard } from '../build/minutes.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const two = { Öppnande: ['Ordföranden öppnar mötet.'], Budget: ['Utfallet är 36 procent.'] };
const projected = async (meetingId: string) => projectTexts(await meetingFacts(context().read, meetingId));

describe('the secretary’s text', () => {
	it('J2 stays as written while the meeting’s own goes on, until that is fetched for just this paragraph', async () => {
		const held = await aHeldBoard(portal.clock, two, { leaveOn: true });
		const { meetingId, secretary } = held;
		const textOf = async (title: string) => {
			await projected(meetingId);
			const { content } = await held.read();
			return plainText(content.paragraphs.find(({ id }) => id === held.itemId(title))?.body ?? []);
		};
		expect(await textOf('Budget')).toBe('Utfallet är 36 procent.');
		await projected(meetingId);
		const budget = held.itemId('Budget');
		const { seen } = await readEditable(secretary, meetingId, budget);
		await editParagraph(secretary, {
			meetingId,
			itemId: budget,
			body: 'Utfallet är **36 procent** av årets budget.',
			seen
		});
		await held.note('Budget', ['Utfallet är 37 procent.']);
		await held.note('Öppnande', ['Mötet öppnades.']);
		expect(await textOf('Budget')).toBe('Utfallet är 36 procent av årets budget.');
		expect(await textOf('Öppnande')).toBe('Mötet öppnades.');
		const { standing } = await held.read();
		expect(standing[budget]).toMatchObject({ edited: true, textChanged: true });

		// Two who edit: the second is told, and nothing of the first is lost.
		const again = { meetingId, itemId: budget, body: 'Annat.', seen };
		await expect(editParagraph(secretary, again)).rejects.toMatchObject({ code: 'minutes.text-changed' });
		await expect(editParagraph(held.who('Ledamoten'), again)).rejects.toMatchObject({ code: 'access.denied' });

		await refetchParagraph(secretary, { meetingId, itemId: budget, what: 'text' });
		expect(await textOf('Budget')).toBe('Utfallet är 37 procent.');
	});
});

describe('adjusting', () => {
	it('J3 begins when the meeting has ended and somebody is chosen, and then everything stands still', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, secretary, itemId } = held;
		await expect(beginAdjusting(secretary, { meetingId })).rejects.toMatchObject({ code: 'minutes.no-adjusters' });
		await expect(chooseAdjusters(secretary, { meetingId, adjusters: ['nobody of theirs'] })).rejects.toMatchObject({
			fields: { adjusters: 'field.foreign' }
		});
		await held.choose();
		await beginAdjusting(secretary, { meetingId });
		const before = await held.read();
		expect(before.adjusters.map(({ name, role }) => [name, role])).toEqual([
			['Ordföranden', 'chair'],
			['Justeraren', 'adjuster']
		]);
		expect(before.content.front.find(({ key }) => key === 'adjusters')?.lines).toEqual(['Justeraren']);
		const letter = await lastLetter(held.at('Justeraren').person.account.email ?? '', 'minutes');
		expect(letter?.text).toContain(`/meetings/${meetingId}/notes`);

		await held.note('Budget', ['Något helt annat.']);
		await projected(meetingId);
		const after = await held.read();
		expect(after.hash).toBe(before.hash);
		expect(after.standing[itemId('Budget')]).toMatchObject({ textChanged: true, factsChanged: false });
		expect(after.standing[frontId]?.factsChanged).toBe(false);
		await refetchParagraph(secretary, { meetingId, itemId: itemId('Budget'), what: 'text' });
		const fetched = await held.read();
		expect(plainText(fetched.content.paragraphs[1]?.body ?? [])).toBe('Något helt annat.');
		expect(fetched.content.paragraphs[0]).toEqual(before.content.paragraphs[0]);
	});

	it('J3 takes proposals from those who adjust, and an answer to each', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, secretary, itemId } = held;
		await held.choose();
		await beginAdjusting(secretary, { meetingId });
		const propose = (title: string, text: string) =>
			putRemark(held.who('Justeraren'), { meetingId, itemId: itemId(title), text });
		await expect(
			putRemark(held.who('Ledamoten'), { meetingId, itemId: itemId('Budget'), text: 'Jag också.' })
		).rejects.toMatchObject({ code: 'access.denied' });
		const first = await propose('Budget', 'Det var 35 procent.');
		expect((await held.read('Ledamoten')).remarks).toEqual([]);
		await expect(settleRemark(secretary, { remarkId: first.remarkId, answer: 'noted' })).rejects.toMatchObject({
			fields: { text: 'field.required' }
		});
		await settleRemark(held.who('Ordföranden'), { ...first, answer: 'noted', text: 'Underlaget säger 36.' });
		const noted = (await held.read()).content.paragraphs[1]?.after;
		expect(noted).toEqual([
			{
				...{ kind: 'disagreement', label: 'Olika uppfattningar vid justeringen' },
				lines: ['Justeraren: Det var 35 procent.', 'Ordföranden: Underlaget säger 36.']
			}
		]);
		await expect(settleRemark(secretary, { ...first, answer: 'accepted' })).rejects.toMatchObject({
			code: 'remark.settled'
		});
		const second = await propose('Öppnande', 'Var det så?');
		await settleRemark(secretary, { ...second, answer: 'carried' });
		const [opening] = (await held.read()).content.paragraphs;
		expect(opening).toMatchObject({ body: [], after: [{ kind: 'adjusting' }] });
	});

	it('J3 can be taken back until it has been locked: the paper follows the meeting again', async () => {
		const held = await aHeldBoard(portal.clock, two);
		await held.choose();
		await beginAdjusting(held.secretary, { meetingId: held.meetingId });
		await held.mark('Ordföranden');
		await held.note('Budget', ['Rättat.']);
		await endAdjusting(held.secretary, { meetingId: held.meetingId });
		await projected(held.meetingId);
		const view = await held.read();
		expect([view.state, plainText(view.content.paragraphs[1]?.body ?? [])]).toEqual(['draft', 'Rättat.']);
		expect(view.adjusters.every(({ markedAt }) => markedAt === null)).toBe(true);
	});
});

describe('a mark', () => {
	it('J4 takes the password anew, is only for those who adjust, and falls when anything changes', async () => {
		const held = await aHeldBoard(portal.clock, two);
		const { meetingId, secretary, itemId } = held;
		await held.choose();
		await beginAdjusting(secretary, { meetingId });
		await expect(held.mark('Justeraren', 'fel lösenord')).rejects.toMatchObject({
			fields: { password: 'field.password-wrong' }
		});
		await expect(held.mark('Ledamoten')).rejects.toMatchObject({ code: 'access.denied' });
		await held.mark('Justeraren');
		await held.mark('Ordföranden');
		expect((await held.read()).adjusters.every(({ current }) => current)).toBe(true);
		const { seen } = await readEditable(secretary, meetingId, itemId('Budget'));
		await editParagraph(secretary, { meetingId, itemId: itemId('Budget'), body: 'Utfallet är 35 procent.', seen });
		const view = await held.read();
		expect(view.adjusters.map(({ current, markedAt }) => [current, markedAt !== null])).toEqual([
			[false, true],
			[false, true]
		]);
		await expect(lockMinutes(secretary, { meetingId, hash: view.hash })).rejects.toMatchObject({
			code: 'minutes.not-marked'
		});
	});

	it('J4 of somebody without a password takes a sign-in of a moment ago', async () => {
		const held = await aHeldBoard(portal.clock, two);
		await held.choose();
		await beginAdjusting(held.secretary, { meetingId: held.meetingId });
		const { id } = held.at('Justeraren').person.account;
		await insert((db) => db.account.update({ where: { id }, data: { passwordHash: null } }));
		const signedIn = (createdAt: Date) =>
			insert((db) => db.session.updateMany({ where: { accountId: id }, data: { createdAt } }));
		await signedIn(new Date(portal.clock.now().getTime() - 11 * 60_000));
		await expect(held.mark('Justeraren')).rejects.toMatchObject({ code: 'minutes.sign-in-again' });
		await signedIn(portal.clock.now());
		await held.mark('Justeraren');
		expect((await held.read('Justeraren')).adjusters.find(({ mine }) => mine)?.current).toBe(true);
	});
});

describe('what waits on Home', () => {
	it('J10 is each step for whoever does it, with its last day by the group’s settings', async () => {
		const held = await aHeldBoard(portal.clock, two, { adjustDays: 10 });
		const waits = async (name: Parameters<typeof held.who>[0]) =>
			(await readHome(held.who(name))).waiting.flatMap((one) =>
				one.kind === 'minutes' ? [[one.what, one.due?.toISOString().slice(0, 10)]] : []
			);
		// The day in Sweden begins at 23 or 22 the day before by UTC.
		expect(await waits('Sekreteraren')).toEqual([['send-minutes', '2026-03-27']]);
		expect(await waits('Justeraren')).toEqual([]);
		await held.choose();
		await beginAdjusting(held.secretary, { meetingId: held.meetingId });
		expect(await waits('Justeraren')).toEqual([['adjust', '2026-03-27']]);
		await held.mark('Justeraren');
		await held.mark('Ordföranden');
		expect(await waits('Justeraren')).toEqual([]);
		expect(await waits('Sekreteraren')).toEqual([['lock', '2026-03-27']]);
		await held.lock();
		expect(await waits('Sekreteraren')).toEqual([['sign', '2026-03-27']]);
	});
});
