import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { context } from '#server/context.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { gatherMinutes } from '#server/minutes/gather.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aSeated } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let stranger: Actor;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
	stranger = await actorFor(await aSeated(await aGroup(await aFederation()), 'chair'));
});
afterAll(() => portal.close());

const numbersOf = async (actor: Actor, meetingId: string) =>
	Object.values((await readAgendaOf(actor, meetingId)).fixed).sort((a, b) => a - b);

describe('holding a meeting', () => {
	const second = 1000;

	it('M4 fixes order and numbers of what was written up to the start, and takes the first item', async () => {
		const { group, chair } = await aBody(federation, { numbering: 'per-meeting', numberPrefix: '§' });
		const meetingId = await aMeetingWith(chair, group.id, [
			{ title: 'Formalia', kind: 'section' },
			{ title: 'Öppnande', items: [{ title: 'Under' }] },
			{ title: 'Avslut', numbered: false },
			{ title: 'Övrigt' }
		]);
		const { currentItemId } = await startMeeting(chair, { meetingId });
		const agenda = await readAgendaOf(chair, meetingId);
		const byTitle = new Map(agenda.items.map((item) => [item.title, item.id]));
		expect(currentItemId).toBe(byTitle.get('Öppnande'));
		expect(agenda.fixed).toEqual({ [byTitle.get('Öppnande') ?? '']: 1, [byTitle.get('Övrigt') ?? '']: 2 });
		expect(await readMeeting(chair, meetingId)).toMatchObject({ state: 'live', startedAt: portal.clock.now() });
	});

	it('M4 is started once by twenty who press at once, and ended once', async () => {
		const { group, chair } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(2));
		for (const act of [startMeeting, endMeeting]) {
			const all = await Promise.allSettled(Array.from({ length: 20 }, () => act(chair, { meetingId })));
			expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
			for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'meeting.state' });
		}
	});

	it('M4 is started and ended by those who lead; others are told no, strangers that there is no such meeting', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		for (const act of [startMeeting, endMeeting]) {
			await expect(act(stranger, { meetingId })).rejects.toMatchObject({ code: 'thing.missing' });
			await expect(act(chair, { meetingId: newId() })).rejects.toMatchObject({ code: 'thing.missing' });
		}
		await expect(startMeeting(member, { meetingId })).rejects.toMatchObject({ code: 'access.denied' });
		await expect(endMeeting(chair, { meetingId })).rejects.toMatchObject({ code: 'meeting.state' });
		await startMeeting(chair, { meetingId });
		await expect(endMeeting(member, { meetingId })).rejects.toMatchObject({ code: 'access.denied' });
	});

	it('M5 counts the seconds of the item that is left, also when it is taken up again', async () => {
		const { group, chair } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(2));
		const { currentItemId: first } = await startMeeting(chair, { meetingId });
		const rows = () => context().read.agendaItem.findMany({ where: { meetingId }, orderBy: { number: 'asc' } });
		const other = (await rows()).find((row) => row.id !== first)?.id ?? '';
		portal.clock.advance(90 * second);
		await takeItem(chair, { meetingId, itemId: other });
		portal.clock.advance(30 * second);
		await takeItem(chair, { meetingId, itemId: other });
		await takeItem(chair, { meetingId, itemId: first ?? '' });
		portal.clock.advance(10 * second);
		await endMeeting(chair, { meetingId });
		expect((await rows()).map((row) => [row.usedSeconds, row.state])).toEqual([
			[100, 'treated'],
			[30, 'treated']
		]);
		expect(await readMeeting(chair, meetingId)).toMatchObject({
			state: 'ended',
			currentItemId: null,
			may: { edit: false, run: false, writeNotes: true }
		});
	});

	it('M6 an item taken before its turn keeps its number and comes next in the order of treatment', async () => {
		const { group, chair } = await aBody(federation, {
			numbering: 'continuous',
			numberPrefix: '§ ',
			numberStart: 1100
		});
		const meetingId = await aMeetingWith(chair, group.id, plainItems(4));
		await startMeeting(chair, { meetingId });
		const rows = () => context().read.agendaItem.findMany({ where: { meetingId }, orderBy: { treatedPlace: 'asc' } });
		const idOf = async (number: number) => (await rows()).find((row) => row.number === number)?.id ?? '';
		for (const number of [1103, 1101, 1102]) await takeItem(chair, { meetingId, itemId: await idOf(number) });
		await endMeeting(chair, { meetingId });
		expect((await rows()).map((row) => row.number)).toEqual([1100, 1103, 1101, 1102]);
	});

	it('M6 an item added after the start is numbered next in the series when it is taken', async () => {
		const { group, chair } = await aBody(federation, { numbering: 'per-year', numberPrefix: '§ ' });
		const meetingId = await aMeetingWith(chair, group.id, plainItems(2));
		await startMeeting(chair, { meetingId });
		const id = newId();
		await context().documents.edit((await readMeeting(chair, meetingId)).documentIds.agenda ?? '', newId(), 'add', {
			id,
			title: 'Anmäldes vid mötet'
		});
		await takeItem(chair, { meetingId, itemId: id });
		expect(await context().read.agendaItem.findUnique({ where: { id } })).toMatchObject({ number: 3 });
		const later = await aMeetingWith(chair, group.id, plainItems(1));
		await startMeeting(chair, { meetingId: later });
		expect(await numbersOf(chair, later)).toEqual([4]);
	});

	it('M5 takes no item of another meeting, and none before the start', async () => {
		const { group, chair } = await aBody(federation);
		const [one, two] = [
			await aMeetingWith(chair, group.id, plainItems(1)),
			await aMeetingWith(chair, group.id, plainItems(1))
		];
		await startMeeting(chair, { meetingId: two });
		const itemId = (await readMeeting(chair, two)).currentItemId ?? '';
		await expect(takeItem(chair, { meetingId: one, itemId })).rejects.toMatchObject({ code: 'meeting.state' });
		await startMeeting(chair, { meetingId: one });
		for (const foreign of [itemId, newId()])
			await expect(takeItem(chair, { meetingId: one, itemId: foreign })).rejects.toMatchObject({
				code: 'thing.missing'
			});
	});
});

describe('numbers over several meetings', () => {
	/** Holds meetings with so many items each. Out: first and last number of each. */
	async function hold(settings: Parameters<typeof aGroup>[1], meetings: readonly [date: string, items: number][]) {
		const { group, chair } = await aBody(federation, settings);
		const spans: string[] = [];
		for (const [date, items] of meetings) {
			const meetingId = await aMeetingWith(chair, group.id, plainItems(items), date);
			await startMeeting(chair, { meetingId });
			await endMeeting(chair, { meetingId });
			const numbers = await numbersOf(chair, meetingId);
			spans.push(`${numbers[0]}–${numbers.at(-1)}`);
		}
		return spans;
	}

	const dates = ['2026-02-05', '2026-04-04', '2026-06-10', '2027-01-20'] as const;
	const eight = dates.map((date) => [date, 8] as [string, number]);

	it('M4 § 1–8 at each meeting', async () => {
		expect(await hold({ numbering: 'per-meeting', numberPrefix: '§' }, eight)).toEqual(['1–8', '1–8', '1–8', '1–8']);
	});
	it('M4 1.–12. plain at each meeting', async () => {
		expect(
			await hold({ numbering: 'plain' }, [
				[dates[0], 12],
				[dates[1], 12]
			])
		).toEqual(['1–12', '1–12']);
	});
	it('M4 § 26–37 in the third meeting of a year, and § 1 in the next year', async () => {
		const meetings: [string, number][] = [
			[dates[0], 13],
			[dates[1], 12],
			[dates[2], 12],
			[dates[3], 9]
		];
		expect(await hold({ numbering: 'per-year', numberPrefix: '§ ' }, meetings)).toEqual([
			'1–13',
			'14–25',
			'26–37',
			'1–9'
		]);
	});
	it('M4 § 1100–1111 for ever, from the start value on, over the year as well', async () => {
		expect(
			await hold({ numbering: 'continuous', numberPrefix: '§ ', numberStart: 1100 }, [
				[dates[0], 12],
				[dates[3], 12]
			])
		).toEqual(['1100–1111', '1112–1123']);
	});
});

describe('agendas of the shapes that federations use', () => {
	type Items = Parameters<typeof aMeetingWith>[2];
	const lines = async (settings: Parameters<typeof aGroup>[1], items: Items, before = 0) => {
		const { group, chair } = await aBody(federation, settings);
		if (before > 0) {
			const earlier = await aMeetingWith(chair, group.id, plainItems(before), '2026-01-15');
			await startMeeting(chair, { meetingId: earlier });
		}
		const meetingId = await aMeetingWith(chair, group.id, items, '2026-03-15');
		await startMeeting(chair, { meetingId });
		const facts = await meetingFacts(context().read, meetingId);
		const { items: read } = await gatherMinutes(chair, facts, { secretaryId: null, adjusterIds: [], standIns: [] });
		return read.map((item) => [item.printed, item.title, item.kind, item.presenter, item.sub ? 'under' : ''].join('|'));
	};

	it('M4 headings as kinds, § afresh, two sub-items without letters and a close without a number', async () => {
		const bare = { numbered: false } as const;
		const items: Items = [
			{ title: 'Ordföranden öppnar', kind: 'opening' },
			{ title: 'Dagordning', kind: 'agenda' },
			{ title: 'Rapporter', kind: 'section' },
			{ title: 'Internkontroll', kind: 'report', presenter: 'Förbundschefen' },
			{
				title: 'Övriga frågor',
				kind: 'other',
				items: [
					{ title: 'En konferens', kind: 'information', ...bare },
					{ title: 'Målen', kind: 'decision', ...bare }
				]
			},
			{ title: 'Avslutning', kind: 'closing', ...bare }
		];
		expect(await lines({ numbering: 'per-meeting', numberPrefix: '§' }, items, 5)).toEqual([
			'§1|Ordföranden öppnar|opening||',
			'§2|Dagordning|agenda||',
			'|Rapporter|section||',
			'§3|Internkontroll|report|Förbundschefen|',
			'§4|Övriga frågor|other||',
			'|En konferens|information||under',
			'|Målen|decision||under',
			'|Avslutning|closing||'
		]);
	});

	it('M4 plain numbers in a preparatory group, with a guest and a talk in groups', async () => {
		const items: Items = [
			{ title: 'Välkommen', kind: 'opening' },
			{ title: 'Ansökan', kind: 'application', presenter: 'Sökande' },
			{ title: 'Samtal i grupper', kind: 'group-talk', items: [{ title: 'Bordet vid fönstret' }] },
			{ title: 'Besök', kind: 'guest' },
			{ title: 'Nästa möte', kind: 'next-meeting' }
		];
		expect(await lines({ numbering: 'plain' }, items, 12)).toEqual([
			'1.|Välkommen|opening||',
			'2.|Ansökan|application|Sökande|',
			'3.|Samtal i grupper|group-talk||',
			'3a|Bordet vid fönstret|other||under',
			'4.|Besök|guest||',
			'5.|Nästa möte|next-meeting||'
		]);
	});

	it('M4 § that goes on from twenty-five earlier in the year, reflection and incoming papers among the kinds', async () => {
		const items: Items = [
			{ title: 'Mötet öppnas', kind: 'opening' },
			{ title: 'Justerare', kind: 'adjusters' },
			{ title: 'Förra protokollet', kind: 'previous' },
			{ title: 'Inkommet', kind: 'incoming' },
			{ title: 'Hur blev mötet?', kind: 'reflection' }
		];
		expect(await lines({ numbering: 'per-year', numberPrefix: '§ ' }, items, 25)).toEqual([
			'§ 26|Mötet öppnas|opening||',
			'§ 27|Justerare|adjusters||',
			'§ 28|Förra protokollet|previous||',
			'§ 29|Inkommet|incoming||',
			'§ 30|Hur blev mötet?|reflection||'
		]);
	});
});
