import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFilter } from '#lib/decisions/register.ts';
import { decide } from '#server/decisions/decide.ts';
import { readDecision, readRegister } from '#server/decisions/read-register.ts';
import { aDecidingMeeting as scene } from '../build/deciding.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';

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
});
