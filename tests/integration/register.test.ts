import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFilter } from '#lib/decisions/register.ts';
import { decide } from '#server/decisions/decide.ts';
import { readDecision, readRegister } from '#server/decisions/read-register.ts';
import { aDecidingMeeting as scene } from '../build/deciding.ts';
import { newId } from '#lib/ids/id.ts';
import type { Decision } from '#server/db/generated/client.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aGroup, aMeeting, aSeat, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const code = (name: string) => ({ code: name });
const all = ['Ordf', 'Fatma', 'Rune', 'Karin', 'Sekr'] as const;

describe('the register', () => {
	const everything = readFilter(new URLSearchParams());

	it('U12 holds what the reader’s groups allow, and nothing that is not decided', async () => {
		const [one, two] = [await scene(all), await scene(all, { decides: false })];
		const decisionId = await one.propose();
		await one.propose('att vänta');
		await decide(one.chair, { decisionId, form: 'acclamation' });
		const position = await two.propose();
		await decide(two.chair, { decisionId: position, form: 'acclamation' });
		const mine = await readRegister(one.at('Fatma').actor, everything);
		expect(mine.lines).toMatchObject([
			{ id: decisionId, number: '2026:1', itemNumber: '§ 1', itemTitle: 'Plan', position: false }
		]);
		expect((await readRegister(two.at('Rune').actor, everything)).lines).toMatchObject([
			{ id: position, position: true }
		]);
		const page = await readDecision(one.at('Fatma').actor, decisionId);
		expect(page).toMatchObject({ line: { id: decisionId }, may: { decide: false, address: false } });
		for (const id of [decisionId, 'x'.repeat(22)])
			await expect(readDecision(two.chair, id)).rejects.toMatchObject(code('thing.missing'));
	});

	it('U12 is filtered by group, year, kind, form and words, and read a page at a time', async () => {
		const one = await scene(all);
		const { chair, federation, meetingId, item } = one;
		const advising = await aGroup(federation, { decides: false, name: 'Beredningen' });
		await aSeat(advising, one.at('Ordf').person, 'chair');
		const held = await aMeeting(advising);
		const reader = await actorFor(one.at('Ordf').person);
		const row = (ordinal: number, over: Partial<Decision> = {}) => ({
			...{ id: newId(), federationId: federation.id, groupId: one.group.id, meetingId, itemId: item('Plan') },
			...{ place: 'a', text: `att anta sak ${ordinal}`, state: 'decided', form: 'acclamation', year: 2026, ordinal },
			...{ createdAt: new Date(0), createdBy: '', decidedAt: new Date(0), ...over }
		});
		await insert((db) =>
			db.decision.createMany({
				data: [
					...Array.from({ length: 60 }, (_, index) => row(index + 1)),
					row(61, { kind: 'election', form: 'lot', text: 'att välja Åsa' }),
					row(62, { groupId: advising.id, meetingId: held.id, itemId: 'x', addressees: 'Ekonomen\nÖrebro' }),
					row(1, { year: 2025, itemId: item('Under planen') })
				]
			})
		);
		const read = (query: string, entire = false) =>
			readRegister(reader, readFilter(new URLSearchParams(query)), { entire });
		const first = await read('');
		expect([first.found, first.all, first.pages, first.lines.length]).toEqual([63, 63, 2, 50]);
		expect(first.lines.slice(0, 2).map(({ number }) => number)).toEqual(['2026:62', '2026:61']);
		expect((await read('page=2')).lines.map(({ number }) => number).slice(-2)).toEqual(['2026:1', '2025:1']);
		expect((await read('', true)).lines).toHaveLength(63);
		expect([first.years, first.groups.map(({ name }) => name)]).toEqual([
			[2026, 2025],
			['Beredningen', one.group.name].toSorted((a, b) => a.localeCompare(b, 'sv'))
		]);
		const found = async (query: string) => (await read(query)).found;
		expect(await found('year=2025')).toBe(1);
		expect(await found(`group=${advising.id}`)).toBe(1);
		expect([await found('kind=position'), await found('kind=decision'), await found('kind=election')]).toEqual([
			1, 61, 1
		]);
		expect([await found('form=lot'), await found('form=vote')]).toEqual([1, 0]);
		// Words: folded as Swedish is, in the text, the item's title, the number and to whom it goes.
		expect([await found('q=åSA'), await found('q=örebro+EKONOMEN'), await found('q=2025:1')]).toEqual([1, 1, 1]);
		const words = await read('q=plan&page=2');
		expect([words.found, words.lines.length]).toEqual([62, 12]);
		// A sub-item carries its item's number.
		expect((await read('year=2025')).lines).toMatchObject([{ itemNumber: '§ 1', itemTitle: 'Under planen' }]);
		expect((await readRegister(chair, readFilter(new URLSearchParams()))).all).toBe(62);
	});
});
