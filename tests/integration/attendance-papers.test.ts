import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { attendanceRecord } from '#lib/attendance/record.ts';
import { quorumWords } from '#lib/attendance/words.ts';
import { newId } from '#lib/ids/id.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { readNamedItems, namesOf } from '#server/attendance/read-items.ts';
import { readAttendance } from '#server/attendance/read.ts';
import { recordFor } from '#server/attendance/record-for.ts';
import { serve } from '#server/attendance/serve.ts';
import { leave } from '#server/attendance/leave.ts';
import { readMinutes } from '#server/minutes/read.ts';
import { aHeldMeeting } from '../build/held.ts';
import { plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { insert } from '../build/rows.ts';
import type { aTable, Seating } from '../build/table.ts';

// Meetings of the shapes that are on paper, played over the real commands with made-up people.
let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
	overwriteGetLocale(() => 'sv');
});
afterAll(() => portal.close());

const pass = (minutes: number) => portal.clock.advance(minutes * 60_000);

async function held<S extends Seating>(seating: S, settings: Parameters<typeof aTable>[1], count: number) {
	const meeting = await aHeldMeeting(portal.clock, seating, settings, plainItems(count));
	const { actor } = meeting.at(Object.keys(seating)[0] as keyof S & string);
	const { meetingId } = meeting;
	return {
		...meeting,
		/** Each group of the front page as lines: "Name, organisation: notes". */
		async paper() {
			const view = await readAttendance(actor, meetingId);
			const names = namesOf(await readNamedItems(actor, meetingId));
			const { groups, perItem } = attendanceRecord(view, names, 'sv');
			const lines = groups.map(({ kind, lines: all }) => [
				kind,
				all.map(({ name, notes }) => [name, ...notes].join(': ').replaceAll(': ', notes.length > 1 ? '; ' : ': '))
			]);
			const items = Object.fromEntries(
				Object.entries(perItem).flatMap(([id, told]) => (told.length > 0 ? [[names[id] ?? '', told]] : []))
			);
			return { groups: Object.fromEntries(lines) as Record<string, string[]>, items };
		}
	};
}

describe('a board that takes an information item first, because somebody is late', () => {
	const seating = {
		Ordföranden: ['chair', 'AF'],
		Första: ['member', 'FK'],
		Andra: ['member', 'RLJ'],
		Tredje: ['member', 'VID'],
		Fjärde: ['member', 'STE'],
		Sekreteraren: ['secretary']
	} as const satisfies Seating;

	it('T14 part-time attendance refers to the item that was treated, not to its number', async () => {
		const board = {
			decides: true,
			recordKind: 'minutes',
			numbering: 'continuous',
			numberPrefix: '§ ',
			numberStart: 1100
		};
		const { start, end, comes, take, at, meetingId, paper, itemId } = await held(seating, board, 12);
		const guest = await insert((db) =>
			db.guest.create({
				data: {
					...{
						id: newId(),
						meetingId,
						federationId: at('Första').seat.federationId,
						name: 'Gästen',
						organisation: 'Rådet'
					},
					...{ linkHash: newId(), createdAt: new Date(), createdBy: 'test', expiresAt: new Date('2027-01-01') }
				}
			})
		);
		await comes('room', 'Ordföranden', 'Sekreteraren');
		await comes('video', 'Första', 'Andra');
		await start();
		for (const number of [1101, 1102]) {
			pass(3);
			await take(number);
		}
		// The meeting decides to begin with § 1108: its number stays.
		await comes('video', 'Tredje');
		pass(2);
		await take(1108);
		pass(18);
		await comes('video', 'Fjärde');
		pass(2);
		await take(1103);
		pass(20);
		await leave(at('Andra').actor, { meetingId });
		await insert(async (db) => db.guestItem.create({ data: { guestId: guest.id, itemId: await itemId(1105) } }));
		await recordFor(at('Sekreteraren').actor, { meetingId, who: guest.id, kind: 'arrive', form: 'video' });
		for (const number of [1104, 1105, 1106, 1107, 1109, 1110, 1111]) {
			pass(5);
			await take(number);
		}
		await end();

		const { groups, items } = await paper();
		expect(groups['serving']).toEqual([
			'Ordföranden: ordförande',
			'Andra; på distans; till och med § 1103 (gick kl. 13.48)',
			'Fjärde; på distans; från § 1108 (kom kl. 13.26)',
			'Första: på distans',
			'Tredje; på distans; från § 1102'
		]);
		expect(groups['others']).toEqual(['Sekreteraren: sekreterare']);
		expect(groups['guests']).toEqual(['Gästen; på distans; § 1105']);
		expect(items).toMatchObject({
			'§ 1102': ['Kom: Tredje.'],
			'§ 1108': ['Kom: Fjärde (kl. 13.26).'],
			'§ 1103': ['Gick: Andra (kl. 13.48).'],
			'§ 1105': ['Gäst: Gästen.']
		});
		const { front } = (await readMinutes(at('Ordföranden').actor, meetingId)).content;
		expect(front.find(({ key }) => key === 'order')?.lines[0]).toContain(
			[1100, 1101, 1102, 1108, 1103].map((number) => `§ ${number}`).join(', ')
		);
	});
});

describe('a board where substitutes serve and a whole organisation is missing', () => {
	const seating = {
		Ordföranden: ['chair', 'VID'],
		Vice: ['vice-chair', 'RLJ'],
		Fk: ['member', 'FK'],
		Af: ['member', 'AF'],
		Söl: ['member', 'STE'],
		FkErs: ['substitute', 'FK', 'Fk'],
		AfErs: ['substitute', 'AF', 'Af'],
		SölErs: ['substitute', 'STE', 'Söl'],
		RljErs: ['substitute', 'RLJ', 'Vice'],
		Chefen: ['secretary']
	} as const satisfies Seating;

	it('T14 says who served for whom, who was there without serving, who was absent, and who had said so', async () => {
		const board = { decides: true, recordKind: 'minutes', numbering: 'per-meeting', numberPrefix: '§' };
		const { start, end, comes, take, at, meetingId, paper, federation } = await held(seating, board, 8);
		const answer = { meetingId, federationId: federation.id, answer: 'away', at: new Date(), via: 'page' };
		await insert((db) => db.meetingAnswer.create({ data: { membershipId: at('Fk').person.membership.id, ...answer } }));
		await start();
		await comes('room', 'Ordföranden', 'Vice', 'AfErs', 'SölErs', 'RljErs', 'Chefen');
		await serve(at('AfErs').actor, { meetingId, forSeatId: at('Af').seat.id });
		await serve(at('SölErs').actor, { meetingId, forSeatId: at('Söl').seat.id });
		const missing = async () => {
			const view = await readAttendance(at('Chefen').actor, meetingId);
			const now = attendanceOf(view.facts).at(portal.clock.now());
			const organisations = now.organisations.filter((one) => !one.present);
			return [
				organisations.map(({ id }) => view.organisations.find((one) => one.id === id)?.shortName),
				now.parts.filter((one) => !one.present).map(({ part }) => part),
				quorumWords(now.quorum)
			];
		};
		expect(await missing()).toEqual([['FK'], ['fk'], 'Mötet är beslutsfört: 4 av 5 röstberättigade är med, 3 behövs.']);
		for (const number of [2, 3, 4, 5, 6, 7, 8]) {
			pass(5);
			await take(number);
		}
		await end();
		expect((await paper()).groups).toEqual({
			serving: [
				'Ordföranden: ordförande',
				'Vice: vice ordförande',
				'AfErs; ersättare; tjänstgjorde för Af',
				'SölErs; ersättare; tjänstgjorde för Söl'
			],
			substitutes: ['RljErs: ersättare'],
			others: ['Chefen: sekreterare'],
			absent: ['Af', 'Fk: anmält förhinder', 'Söl', 'FkErs: ersättare']
		});
	});
});

describe('a preparatory group that decides nothing', () => {
	const seating = {
		Samordnaren: ['chair', 'AF'],
		Ett: ['member', 'FK'],
		Två: ['member', 'RLJ'],
		Tre: ['member', 'VID']
	} as const satisfies Seating;

	it('T14 has no quorum and no paragraphs: items are called points', async () => {
		const group = { numbering: 'plain', quorum: 'none', recordKind: 'notes' };
		const { start, end, comes, take, at, meetingId, paper } = await held(seating, group, 4);
		await comes('room', 'Samordnaren', 'Ett', 'Två');
		await start();
		pass(30);
		await take(2);
		await leave(at('Två').actor, { meetingId });
		pass(30);
		await take(3);
		await end();
		const { groups, items } = await paper();
		expect(groups['serving']).toEqual(['Samordnaren: ordförande', 'Ett', 'Två: punkt 1']);
		expect(groups['absent']).toEqual(['Tre']);
		expect(items).toEqual({ 'punkt 2': ['Gick: Två.'] });
	});
});
