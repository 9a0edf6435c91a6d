import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { checkIn } from '#server/attendance/check-in.ts';
import { recuse } from '#server/attendance/recuse.ts';
import { newId } from '#lib/ids/id.ts';
import { kindDefaults } from '#lib/network/group-kinds.ts';
import { outcomeWords, pollName } from '#lib/votes/words.ts';
import { changeGroup } from '#server/network/change-group.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { countHands } from '#server/votes/count-hands.ts';
import { settleTie } from '#server/votes/settle-tie.ts';
import { decide } from '#server/decisions/decide.ts';
import { prepareDecision } from '#server/decisions/prepare-decision.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { chooseAdjusters } from '#server/minutes/choose-adjusters.ts';
import { tiesThatWait } from '#lib/votes/view.ts';
import { voidPoll } from '#server/votes/void-poll.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aPerson, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import type { Seating } from '../build/table.ts';
import { aVotingTable } from '../build/voting.ts';

let portal: TestPortal;
beforeAll(async () => {
	overwriteGetLocale(() => 'sv');
	portal = await startPortal();
});
afterAll(() => portal.close());

const four = {
	Ordf: ['chair', 'AF'],
	Vice: ['vice-chair', 'FK'],
	Rune: ['member', 'RLJ'],
	Karin: ['member', 'VID'],
	Sekr: ['secretary']
} as const satisfies Seating;
const all = ['Ordf', 'Vice', 'Rune', 'Karin'] as const;
const code = (name: string) => ({ code: name });

type Table = Awaited<ReturnType<typeof aVotingTable<typeof four>>>;
const words = async (table: Table) => {
	const poll = (await table.polls('Karin')).polls.at(-1);
	return poll ? outcomeWords(poll) : '';
};
const tied = async (table: Table, asked: Parameters<Table['open']>[0] = {}) => {
	const poll = await table.open(asked);
	await poll.vote('Vice', 'Nej');
	await poll.vote('Karin', 'Ja');
	return poll;
};

describe('equal votes', () => {
	it('V7 are settled by the vote the chair has given', async () => {
		const table = await aVotingTable(four, all);
		const poll = await tied(table);
		await poll.vote('Rune', 'Ja');
		await poll.vote('Ordf', 'Nej');
		await closePoll(table.at('Sekr').actor, { pollId: poll.pollId });
		expect(await poll.result()).toMatchObject({ outcome: 'Nej', settled: 'chair' });
		expect(await words(table)).toBe('Lika röstetal mellan Ja och Nej. Utslagsrösten (Ordf) avgjorde: Nej.');
	});

	it('V7 wait for the chair who abstained, once; nobody else’s word settles them', async () => {
		const table = await aVotingTable(four, all);
		const poll = await tied(table);
		const settle = (name: keyof typeof four, text: string) =>
			settleTie(table.at(name).actor, { pollId: poll.pollId, choice: poll.choice(text) });
		await expect(settle('Ordf', 'Ja')).rejects.toMatchObject(code('vote.no-tie'));
		await closePoll(table.at('Ordf').actor, { pollId: poll.pollId });
		expect(await words(table)).toBe('Lika röstetal mellan Ja och Nej. Ordförandens utslagsröst avgör.');
		await expect(settle('Karin', 'Ja')).rejects.toMatchObject(code('access.denied'));
		await expect(settle('Ordf', 'Avstår')).rejects.toMatchObject(code('input.invalid'));
		await settle('Ordf', 'Ja');
		await expect(settle('Ordf', 'Nej')).rejects.toMatchObject(code('vote.no-tie'));
		expect(await poll.result()).toMatchObject({
			...{ outcome: 'Ja', settled: 'chair', chair: table.at('Ordf').person.membership.id }
		});
	});

	it('V7 are settled by who leads in the chair’s place, and by nobody without a vote on the matter', async () => {
		const table = await aVotingTable(four, all);
		const { at, meetingId, item } = table;
		await recuse(at('Ordf').actor, { meetingId, itemId: item(1) });
		const poll = await tied(table);
		await closePoll(at('Ordf').actor, { pollId: poll.pollId });
		expect(await poll.result()).toMatchObject({ outcome: 'Nej', settled: 'chair' });
		await checkIn(at('Sekr').actor, { meetingId, form: 'room' });
		await insert((db) =>
			db.agendaItem.update({
				where: { id: item(1) },
				data: { chairMembershipId: at('Sekr').person.membership.id }
			})
		);
		const other = await tied(table);
		await closePoll(at('Sekr').actor, { pollId: other.pollId });
		await expect(
			settleTie(at('Sekr').actor, { pollId: other.pollId, choice: other.choice('Ja') })
		).rejects.toMatchObject(code('vote.no-chair'));
	});

	it('V13 are settled, or declared void, also when the meeting has ended, until the paragraph is locked', async () => {
		const table = await aVotingTable(four, all);
		const [chair, secretary] = [table.at('Ordf').actor, table.at('Sekr').actor];
		const { meetingId, item } = table;
		const closed = async () => {
			const poll = await tied(table);
			await closePoll(chair, { pollId: poll.pollId });
			return poll;
		};
		const [first, second, third] = [await closed(), await closed(), await closed()];
		expect(tiesThatWait(await table.polls('Ordf'))).toEqual(['Ska vi?', 'Ska vi?', 'Ska vi?']);
		await endMeeting(chair, { meetingId });
		const maySettle = async (name: keyof typeof four) => (await table.polls(name)).polls.map((poll) => poll.maySettle);
		expect(await maySettle('Sekr')).toEqual([true, true, true]);
		expect(await maySettle('Karin')).toEqual([false, false, false]);
		const settle = (poll: typeof first, name: keyof typeof four) =>
			settleTie(table.at(name).actor, { pollId: poll.pollId, choice: poll.choice('Ja') });
		await expect(settle(first, 'Karin')).rejects.toMatchObject(code('access.denied'));
		await settle(first, 'Sekr');
		expect(await first.result()).toMatchObject({ outcome: 'Ja', settled: 'chair' });
		await voidPoll(secretary, { pollId: second.pollId, reason: 'Fel fråga.' });
		const { decisionId } = await prepareDecision(secretary, { meetingId, itemId: item(1), text: 'att vi ska' });
		await decide(secretary, { decisionId, form: 'vote', pollId: first.pollId, insist: true });

		await chooseAdjusters(secretary, { meetingId, adjusters: [table.at('Karin').person.membership.id] });
		await insert(async (db) => {
			const { id } = await db.minutes.findUniqueOrThrow({ where: { meetingId } });
			await db.minutesParagraph.create({
				data: { minutesId: id, itemId: item(1), immediate: 'locked', at: new Date(0), by: '' }
			});
		});
		expect(await maySettle('Sekr')).toEqual([false, false, false]);
		await expect(settle(third, 'Ordf')).rejects.toMatchObject(code('decision.adjusted'));
		await expect(voidPoll(chair, { pollId: third.pollId, reason: 'Fel.' })).rejects.toMatchObject(
			code('decision.adjusted')
		);
	});

	it('V7 settle nothing where the group has no such rule, or only advises', async () => {
		for (const settings of [{ tie: 'none' }, { decides: false }]) {
			const table = await aVotingTable(four, all, settings);
			const poll = await tied(table);
			await closePoll(table.at('Ordf').actor, { pollId: poll.pollId });
			expect(await poll.result()).toMatchObject({ outcome: null, settled: 'none' });
			expect(await words(table)).toBe('Lika röstetal mellan Ja och Nej.');
		}
	});

	it('V7 are settled by the rule that the group has set', async () => {
		const table = await aVotingTable(four, all);
		const { group, at } = table;
		const actor = await actorFor(await aPerson(table.federation, { office: 'director' }));
		const settings = { ...kindDefaults.board, kind: 'board' as const, name: group.name, shortName: group.shortName };
		await changeGroup(actor, { groupId: group.id, ...settings, usualMinutes: '60', tie: 'none', mustHold: [] });
		const poll = await tied(table);
		await poll.vote('Ordf', 'Nej');
		await poll.vote('Rune', 'Ja');
		await closePoll(at('Ordf').actor, { pollId: poll.pollId });
		expect(await poll.result()).toMatchObject({ outcome: null, settled: 'none' });
		expect(kindDefaults.board.tie).toBe('chair');
	});

	it('V7 about persons are settled by lot, also in secret, and it is written down how', async () => {
		const drawn = new Set<string | null | undefined>();
		for (let turn = 0; turn < 40 && drawn.size < 2; turn += 1) {
			const table = await aVotingTable(four, all);
			const poll = await tied(table, {
				...{ kind: turn % 2 ? 'open' : 'secret', subject: turn % 3 ? 'election' : 'employment' }
			});
			await closePoll(table.at('Ordf').actor, { pollId: poll.pollId });
			const result = await poll.result();
			expect([result?.settled, result?.leading]).toEqual(['lot', ['Ja', 'Nej']]);
			drawn.add(result?.outcome);
			expect(await words(table)).toBe(`Lika röstetal mellan Ja och Nej. Samsyn drog lott: ${result?.outcome}.`);
		}
		expect(drawn).toEqual(new Set(['Ja', 'Nej']));
	});
});

describe('a show of hands', () => {
	it('V10 nine against four with seven abstaining is advice, with what was said about it, and nobody is named', async () => {
		const seating = Object.fromEntries(
			Array.from({ length: 21 }, (_, index) => [`P${index}`, [index === 0 ? 'chair' : 'member', `K${index}`] as const])
		) satisfies Seating;
		const table = await aVotingTable(seating, Object.keys(seating), { decides: false, recordKind: 'notes' });
		const poll = await table.open({ kind: 'hands', question: 'Ställer vi oss bakom ansökan?' });
		await expect(poll.vote('P1', 'Ja')).rejects.toMatchObject(code('vote.by-hand'));
		await expect(closePoll(table.at('P0').actor, { pollId: poll.pollId })).rejects.toMatchObject(code('vote.by-hand'));
		await countHands(table.at('P0').actor, {
			...{ pollId: poll.pollId, counts: { [poll.choice('Ja')]: '4', [poll.choice('Nej')]: '9' } },
			...{ abstained: '7', note: 'Tre av dem som röstade ja är sökande.' }
		});
		expect(await poll.result()).toMatchObject({ counts: { Ja: 4, Nej: 9 }, abstained: 7, outcome: 'Nej', voted: [] });
		const view = (await table.polls('P9')).polls[0];
		expect(view && [pollName(view), view.advisory, view.entitled, view.here, view.votes]).toEqual([
			...['Rådgivande handuppräckning', true, 21, 21, null]
		]);
		expect(view?.note).toBe('Tre av dem som röstade ja är sökande.');
	});

	it('V10 counts nobody who had no vote where the group decides, and takes an advising group as it is', async () => {
		for (const decides of [true, false]) {
			const table = await aVotingTable(four, all, { decides });
			const poll = await table.open({ kind: 'hands' });
			const count = (yes: unknown, no: unknown, abstained: unknown = '0', by: keyof typeof four = 'Sekr') =>
				countHands(table.at(by).actor, {
					...{ pollId: poll.pollId, counts: { [poll.choice('Ja')]: yes, [poll.choice('Nej')]: no }, abstained }
				});
			for (const wrong of ['', '-1', '2,5', 'två', '10000'])
				await expect(count(wrong, 1)).rejects.toMatchObject(code('input.invalid'));
			await expect(countHands(table.at('Sekr').actor, { pollId: poll.pollId, counts: {}, abstained: 0 }))
				.rejects //
				.toMatchObject(code('input.invalid'));
			await expect(count(1, 1, 0, 'Karin')).rejects.toMatchObject(code('access.denied'));
			if (decides) await expect(count(3, 1, 1)).rejects.toMatchObject(code('vote.too-many'));
			await (decides ? count(3, 1) : count(3, 1, 1));
			await expect(count(1, 1)).rejects.toMatchObject(code('vote.closed'));
			expect(await poll.result()).toMatchObject({ counts: { Ja: 3, Nej: 1 }, outcome: 'Ja' });
		}
	});

	it('V7 a tie of hands waits for the chair’s casting vote, which the secretary may write down', async () => {
		const table = await aVotingTable(four, all);
		const poll = await table.open({ kind: 'hands' });
		const counts = { [poll.choice('Ja')]: 2, [poll.choice('Nej')]: 2 };
		await countHands(table.at('Sekr').actor, { pollId: poll.pollId, counts, abstained: 0 });
		await settleTie(table.at('Sekr').actor, { pollId: poll.pollId, choice: poll.choice('Nej') });
		expect(await words(table)).toBe('Lika röstetal mellan Ja och Nej. Utslagsrösten (Ordf) avgjorde: Nej.');
	});
});

describe('what is voted on', () => {
	it('V6 is open where the group decides, but for persons; elsewhere it is advice, also in secret', async () => {
		const table = await aVotingTable(four, all);
		await expect(table.open({ kind: 'secret' })).rejects.toMatchObject(code('vote.secret'));
		const election = await table.open({ kind: 'secret', subject: 'election' });
		await closePoll(table.at('Ordf').actor, { pollId: election.pollId });
		expect((await table.polls('Karin')).polls[0]?.advisory).toBe(false);
		const advising = await aVotingTable(four, all, { decides: false });
		await advising.open({ kind: 'secret' });
		const view = (await advising.polls('Karin')).polls[0];
		expect(view && [view.advisory, pollName(view)]).toEqual([true, 'Rådgivande sluten omröstning']);
	});

	it('V11 needs a question, options that differ, and somebody with a vote; motions are those of its decision', async () => {
		const table = await aVotingTable(four, all);
		const { group, meetingId, item, at } = table;
		for (const asked of [
			{ question: '' },
			{ options: [] },
			{ options: [{ text: 'Ja' }, { text: 'ja' }] },
			{ options: [{ text: 'x'.repeat(201) }] },
			{ kind: 'loud' as 'open' }
		])
			await expect(table.open(asked)).rejects.toMatchObject(code('input.invalid'));
		const [decisionId, motion, gone] = [newId(), newId(), newId()];
		const { federationId } = group;
		const about = { federationId, meetingId, createdAt: portal.clock.now() };
		await insert(async (db) => {
			await db.decision.create({
				data: { ...about, id: decisionId, groupId: group.id, itemId: item(1), place: 'a0', text: 'att', createdBy: 't' }
			});
			const moved = {
				federationId,
				decisionId,
				kind: 'reject',
				seatId: at('Rune').seat.id,
				createdAt: about.createdAt
			};
			await db.motion.create({ data: { ...moved, id: motion } });
			await db.motion.create({ data: { ...moved, id: gone, withdrawnAt: about.createdAt } });
		});
		const between = (...ids: string[]) => ids.map((id, index) => ({ id, text: `Förslag ${index}` }));
		for (const asked of [
			{ options: between(motion) },
			{ decisionId, options: between(decisionId, gone) },
			{ decisionId, options: between(motion, motion) },
			{ decisionId: newId(), options: between(motion) }
		])
			await expect(table.open(asked)).rejects.toMatchObject(code('thing.missing'));
		const poll = await table.open({ decisionId, options: between(decisionId, motion) });
		await poll.vote('Rune', 'Förslag 1');
		await closePoll(at('Ordf').actor, { pollId: poll.pollId });
		const settled = (await table.polls('Karin')).polls[0];
		expect([settled?.decisionId, settled?.result?.outcome]).toEqual([decisionId, motion]);
		await insert((db) =>
			db.decision.update({ where: { id: decisionId }, data: { pollId: poll.pollId, state: 'decided' } })
		);
		await expect(voidPoll(at('Ordf').actor, { pollId: poll.pollId, reason: 'Fel' })).rejects.toMatchObject(
			code('vote.decided')
		);
		const empty = await aVotingTable({ Sekr: ['secretary'] }, ['Sekr']);
		await expect(empty.open()).rejects.toMatchObject(code('vote.nobody'));
	});
});
