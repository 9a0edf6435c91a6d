import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { endSession } from '#server/accounts/end-session.ts';
import { sessionNameOf } from '#server/accounts/session-name.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { changeSeat } from '#server/network/change-seat.ts';
import { endMembership } from '#server/network/end-membership.ts';
import { endSeat } from '#server/network/end-seat.ts';
import { anAgenda } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aPerson, aSeat, aSeated, type Person } from '../build/rows.ts';
import { actorFor, sessionCookieFor } from '../build/session.ts';
import { size } from '../build/size.ts';
import { stopwatch } from '../integration/stopwatch.ts';
import { plainClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { browserTunnel } from '../integration/tunnel-client.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const times = size(24, 400);
const seed = seedOf();
const random = randomFrom(seed);
const clock = stopwatch();
let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let office: Actor;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
	office = await actorFor(await aPerson(federation, { office: 'director' }));
});
afterAll(() => portal.close());

interface Scene {
	readonly chair: Actor;
	readonly meetingId: string;
	readonly member: Person;
	readonly seatId: string;
	readonly sessionId: string;
}

/** What takes a member's writing away, and what is left to them: nothing, reading, or a session that ended. */
const ways: Record<string, { left: 'nothing' | 'reading' | 'signed out'; take(scene: Scene): Promise<unknown> }> = {
	'the seat ends': { left: 'nothing', take: ({ seatId }) => endSeat(office, { seatId, on: '' }) },
	'the seat becomes an observer’s': {
		left: 'reading',
		take: ({ seatId }) => changeSeat(office, { seatId, role: 'observer' })
	},
	'the membership ends': {
		left: 'signed out',
		take: ({ member }) => endMembership(office, { membershipId: member.membership.id })
	},
	'the meeting ends': {
		left: 'reading',
		async take({ chair, meetingId }) {
			await endMeeting(chair, { meetingId });
		}
	},
	'signed out elsewhere': {
		left: 'signed out',
		take: async ({ member, sessionId }) => endSession(await actorFor(member), { id: sessionId })
	}
};

async function scene(way: string): Promise<Scene & { document: string; cookie: string; colleague: string }> {
	const group = await aGroup(federation);
	const chairPerson = await aSeated(group, 'chair');
	const chair = await actorFor(chairPerson);
	const member = await aPerson(federation);
	const seat = await aSeat(group, member, 'member');
	const meeting = await aMeeting(group);
	const document = await anAgenda(meeting);
	if (way === 'the meeting ends') await startMeeting(chair, { meetingId: meeting.id });
	const cookie = await sessionCookieFor(member);
	return {
		chair,
		meetingId: meeting.id,
		member,
		seatId: seat.id,
		document,
		cookie,
		colleague: await sessionCookieFor(chairPerson),
		sessionId: sessionNameOf(cookie.replace(/.*=/, ''))
	};
}

/** How many of the member's letters the log has: what somebody gets who comes now. */
async function storedNow({ colleague, document }: { colleague: string; document: string }): Promise<number> {
	const newcomer = plainClient(portal.origin, colleague, document);
	try {
		await until(() => newcomer.provider.synced, 'somebody comes');
		return newcomer.doc.getText('theirs').length;
	} finally {
		newcomer.end();
	}
}

/** Milliseconds from the answer of the command to the last byte that came and the last letter that was taken. */
async function revoke(way: string, tunnelled: boolean): Promise<{ received: number; accepted: number }> {
	const { left, take } = ways[way] as (typeof ways)[string];
	const set = await scene(way);
	const colleague = plainClient(portal.origin, set.colleague, set.document);
	const member = plainClient(
		portal.origin,
		set.cookie,
		set.document,
		tunnelled ? { Socket: browserTunnel(portal.origin, set.cookie) } : {}
	);
	let pace: NodeJS.Timeout | undefined;
	try {
		await until(() => colleague.provider.synced && member.provider.synced, 'both are at work');
		let secrets = 0;
		let lastHeard = -Infinity;
		let lastTaken = -Infinity;
		pace = setInterval(() => {
			colleague.write('s', 0);
			secrets += 1;
			member.doc.getText('theirs').insert(0, 'm');
		}, 5);
		member.doc.on('update', (_update: Uint8Array, origin: unknown) => {
			if (origin === member.provider) lastHeard = clock();
		});
		colleague.doc.on('update', (_update: Uint8Array, origin: unknown) => {
			if (origin === colleague.provider) lastTaken = clock();
		});
		await until(() => secrets > 10 && colleague.doc.getText('theirs').length > 5, 'letters go both ways');
		await take(set);
		const revoked = clock();
		await until(() => member.ended.length > 0, 'the connection is ended');
		if (left === 'nothing' || left === 'signed out')
			await until(() => !member.provider.shouldConnect, 'the door has said no for good');
		else await until(() => member.provider.synced, 'back as a reader');
		// What was on its way to the disk before the end is shown now; from here on nothing may be taken, and nothing come
		// to whoever may not read.
		await portal.context.documents.read(set.document);
		const stored = await storedNow(set);
		await until(() => colleague.doc.getText('theirs').length >= stored, 'what was taken is seen');
		const heardBefore = lastHeard;
		const secretsSeen = member.line().length;
		const taken = colleague.doc.getText('theirs').length;
		const then = secrets;
		await until(() => secrets > then + 20, 'the colleague goes on');
		if (left !== 'reading') {
			expect(member.line().length, 'not another letter comes').toBe(secretsSeen);
			expect(lastHeard).toBe(heardBefore);
		}
		expect(colleague.doc.getText('theirs').length, 'not another letter is taken').toBe(taken);
		expect(await storedNow(set), 'nor stored').toBe(taken);
		const end = left === 'reading' ? 0 : lastHeard - revoked;
		return { received: Math.max(0, end), accepted: Math.max(0, lastTaken - revoked) };
	} finally {
		clearInterval(pace);
		member.end();
		colleague.end();
	}
}

const high = (numbers: readonly number[], part: number): number =>
	Math.round(numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0);

it(
	`D6 ends writing and reading within a second of the act that takes the right away, ${times} times (seed ${seed})`,
	async () => {
		const names = Object.keys(ways);
		const received: number[] = [];
		const accepted: number[] = [];
		for (let time = 0; time < times; time += 1) {
			const figures = await revoke(names[time % names.length] ?? '', random() < 0.3);
			received.push(figures.received);
			accepted.push(figures.accepted);
		}
		tell('revoked', {
			seed,
			times,
			received99: high(received, 0.99),
			accepted99: high(accepted, 0.99),
			received50: high(received, 0.5),
			accepted50: high(accepted, 0.5)
		});
		expect(high(received, 0.99)).toBeLessThan(1_000);
		expect(high(accepted, 0.99)).toBeLessThan(1_000);
	},
	size(90_000, 1_800_000)
);
