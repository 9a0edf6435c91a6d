import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { castBallot } from '#server/votes/cast-ballot.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { voidPoll } from '#server/votes/void-poll.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { size } from '../build/size.ts';
import type { Seating } from '../build/table.ts';
import { aVotingTable } from '../build/voting.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

const names = ['Ordf', 'A', 'B', 'C', 'D', 'E'];
const six: Seating = Object.fromEntries(
	names.map((name, index) => [name, [index === 0 ? 'chair' : 'member', `K${index}`] as const])
);
const options = ['Alva', 'Bo', 'Cia'];

/** Votes in waves: those of one wave are sent at once, and the closing comes in the middle of the last. */
const anyVoting = fc.record({
	secret: fc.boolean(),
	waves: fc.array(
		fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...options, 'Avstår')), {
			minLength: 1,
			maxLength: 10
		}),
		{ minLength: 1, maxLength: 4 }
	),
	closings: fc.integer({ min: 1, max: 3 }),
	closeAt: fc.nat(9)
});

it(
	'V2 no ballot is counted twice or lost, however people vote, change their mind and close at the same moment',
	async () => {
		const table = await aVotingTable(six, names, { decides: false });
		await fc.assert(
			fc.asyncProperty(anyVoting, async ({ secret, waves, closings, closeAt }) => {
				const poll = await table.open({
					...{ kind: secret ? 'secret' : 'open', options: options.map((text) => ({ text })) }
				});
				const { pollId } = poll;
				/** What each seat may have said: what was acknowledged last, or in the last wave any of those sent. */
				const said = new Map<string, Set<string>>();
				let closed = 0;
				for (const [index, wave] of waves.entries()) {
					const last = index === waves.length - 1;
					const sent = wave.map(([name, choice]) => async () => {
						await poll.vote(name, choice);
						return { name, choice };
					});
					const close = async () => {
						await closePoll(table.at('Ordf').actor, { pollId });
						return null;
					};
					const acts: (() => Promise<{ name: string; choice: string } | null>)[] = [...sent];
					if (last) acts.splice(closeAt % (sent.length + 1), 0, ...Array<typeof close>(closings).fill(close));
					const outcomes = await Promise.allSettled(acts.map((act) => act()));
					const acknowledged = new Map<string, Set<string>>();
					for (const outcome of outcomes) {
						if (outcome.status === 'rejected') {
							expect(isRefusal(outcome.reason) && outcome.reason.code).toBe('vote.closed');
						} else if (outcome.value === null) closed += 1;
						else {
							const { name, choice } = outcome.value;
							acknowledged.set(name, (acknowledged.get(name) ?? new Set()).add(choice));
						}
					}
					for (const [name, choices] of acknowledged) said.set(name, choices);
				}
				expect(closed).toBe(1);
				const result = await poll.result();
				const counts = { ...result?.counts, Avstår: result?.abstained ?? 0 };
				const sum = Object.values(counts).reduce((total, count) => total + count, 0);
				expect(sum).toBe(said.size);
				expect([...(result?.voted ?? [])].sort()).toEqual(
					[...said.keys()].map((name) => table.at(name).seat.id).sort()
				);
				// Whoever said one thing is counted for it; the others for one of what they said.
				for (const [choice, count] of Object.entries(counts)) {
					const sure = [...said.values()].filter((all) => all.size === 1 && all.has(choice)).length;
					const possible = [...said.values()].filter((all) => all.has(choice)).length;
					expect(count).toBeGreaterThanOrEqual(sure);
					expect(count).toBeLessThanOrEqual(possible);
				}
				expect(await portal.context.read.ballot.count({ where: { pollId } })).toBe(secret ? 0 : said.size);
			}),
			{ numRuns: size(25, 400) }
		);
	},
	size(120_000, 1_800_000)
);

it('V12 who declares it void while others vote and close leaves it either closed or void, never both', async () => {
	const table = await aVotingTable(six, names, { decides: false });
	const { actor } = table.at('Ordf');
	for (let turn = 0; turn < size(10, 100); turn += 1) {
		const poll = await table.open({ kind: turn % 2 ? 'secret' : 'open' });
		const { pollId } = poll;
		const acts = [
			() => voidPoll(actor, { pollId, reason: 'Fel' }),
			() => castBallot(table.at('A').actor, { pollId, choice: poll.choice('Ja') }),
			() => closePoll(actor, { pollId }),
			() => castBallot(table.at('B').actor, { pollId, choice: poll.choice('Nej') })
		];
		const outcomes = await Promise.allSettled(
			[...acts.slice(turn % 4), ...acts.slice(0, turn % 4)].map((act) => act())
		);
		for (const outcome of outcomes) if (outcome.status === 'rejected') expect(isRefusal(outcome.reason)).toBe(true);
		const { state, result } = await portal.context.read.poll.findUniqueOrThrow({ where: { id: pollId } });
		expect(state === 'voided' ? result === null : result !== null).toBe(true);
		if (state === 'open') await voidPoll(actor, { pollId, reason: 'Städning' });
	}
});
