import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { askForCode } from '#server/accounts/ask-for-code.ts';
import { endAllSessions } from '#server/accounts/end-all-sessions.ts';
import { endSession } from '#server/accounts/end-session.ts';
import { limit } from '#server/accounts/limit.ts';
import { limitLetters } from '#server/accounts/limit-letters.ts';
import { hashPassword } from '#server/accounts/password.ts';
import {
	actorOfCookies,
	actorOfToken,
	closeSession,
	openSession,
	sessionCookieName,
	sessionIdOf
} from '#server/accounts/session.ts';
import { signIn, signInByCode } from '#server/accounts/sign-in.ts';
import type { News } from '#server/bus.ts';
import { codeIn, jobsDone, lastLetter } from '../build/letters.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson, insert } from '../build/rows.ts';
import { actorIn, emailOf, enter, password, passwordHash, visit, withPassword } from '../build/sign-in.ts';
import { stopwatch } from './stopwatch.ts';

const day = 24 * 3600_000;
let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let hash: string;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
	hash = await passwordHash();
});
afterAll(() => portal.close());
beforeEach(() => portal.clock.advance(60_000));

describe('signing in by password', () => {
	it('A2 answers an unknown address, a wrong password, a closed account and one without a password alike', async () => {
		const person = await withPassword(federation);
		const closed = await aPerson(federation, { account: { passwordHash: hash, disabledAt: new Date(0) } });
		const codeOnly = await aPerson(federation);
		const answers = await Promise.all(
			[
				{ email: 'ingen@exempel.se', password },
				{ email: emailOf(person), password: 'något helt annat här' },
				{ email: emailOf(closed), password },
				{ email: emailOf(codeOnly), password: '' + password }
			].map((typed) => signIn(typed, visit()).catch((no: { code: string; message: string }) => [no.code, no.message]))
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
			new Set([JSON.stringify(['account.wrong-sign-in', 'account.wrong-sign-in'])])
		);
	});

	it('A2 takes as long for an unknown address as for a wrong password', async () => {
		const person = await withPassword(federation);
		const took = async (email: string) => {
			const start = performance.now();
			await signIn({ email, password: 'något helt annat här' }, visit()).catch(() => undefined);
			return performance.now() - start;
		};
		const middle = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
		const [unknown, known]: [number[], number[]] = [[], []];
		await took('uppvärmning@exempel.se');
		for (let n = 0; n < 9; n++) {
			unknown.push(await took(`okänd${n}@exempel.se`));
			known.push(await took(emailOf(person)));
		}
		const share = middle(unknown) / middle(known);
		expect(share).toBeGreaterThan(0.5);
		expect(share).toBeLessThan(2);
	});

	it('A3 gives a new token each time and ends the session that was there', async () => {
		const person = await withPassword(federation);
		const first = await enter(person);
		const second = await enter(person, { oldToken: first });
		expect(second).not.toBe(first);
		expect((await actorOfToken(first)).kind).toBe('nobody');
		expect((await actorOfToken(second)).accountId).toBe(person.account.id);
	});

	it('A3 takes no session that somebody else has laid in the browser', async () => {
		const person = await withPassword(federation);
		const laid = 'abcdefghijklmnopqrstuvwxyz0123456789abcd';
		const token = await enter(person, { oldToken: laid });
		expect(token).not.toBe(laid);
		expect((await actorOfToken(laid)).kind).toBe('nobody');
	});

	it('A3 keeps neither the token nor the password anywhere in the data folder', async () => {
		const person = await withPassword(federation);
		const token = await enter(person);
		await jobsDone();
		const files = readdirSync(portal.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		for (const entry of files) {
			const bytes = readFileSync(join(entry.parentPath, entry.name));
			expect(bytes.includes(token), entry.name).toBe(false);
			expect(bytes.includes(password), entry.name).toBe(false);
		}
		expect(await portal.context.read.session.findUnique({ where: { id: sessionIdOf(token) } })).not.toBeNull();
	});

	it('A3 refuses when the password was changed between the check and the session', async () => {
		const person = await withPassword(federation);
		const other = await hashPassword('en annan lång mening');
		await insert((db) => db.account.update({ where: { id: person.account.id }, data: { passwordHash: other } }));
		await expect(openSession(person.account.id, { ...visit(), proof: hash })).rejects.toMatchObject({
			code: 'account.wrong-sign-in'
		});
	});

	it('says so to somebody whose place has ended', async () => {
		const person = await withPassword(federation);
		await insert((db) => db.membership.update({ where: { id: person.membership.id }, data: { to: new Date(0) } }));
		await expect(enter(person)).rejects.toMatchObject({ code: 'account.no-place' });
	});
});

describe('A8 the limits', () => {
	it('let ten attempts through in a burst of sixty, and no more', async () => {
		const person = await withPassword(federation);
		const address = '192.0.2.1';
		const answers = await Promise.all(
			Array.from({ length: 60 }, () =>
				signIn({ email: emailOf(person), password: 'något helt annat här' }, visit({ address })).catch(
					(no: { code: string }) => no.code
				)
			)
		);
		expect(answers.filter((code) => code === 'account.wrong-sign-in')).toHaveLength(10);
		expect(answers.filter((code) => code === 'rate.limited')).toHaveLength(50);
	});

	it('do not count those who sign in rightly, and let the owner in from elsewhere', async () => {
		const person = await withPassword(federation);
		const address = '192.0.2.2';
		for (let n = 0; n < 12; n++) await enter(person, { address });
		for (let n = 0; n < 10; n++)
			await signIn({ email: emailOf(person), password: 'fel' }, visit({ address })).catch(() => undefined);
		await expect(enter(person, { address })).rejects.toMatchObject({ code: 'rate.limited' });
		expect(await enter(person)).toMatch(/^\w{40}$/);
	});

	it('stop a hundred addresses that try one account, while the code stays open to its owner', async () => {
		const person = await withPassword(federation);
		const wrong = () =>
			signIn({ email: emailOf(person), password: 'fel' }, visit()).catch((no: { code: string }) => no.code);
		const skip = async (times: number) => {
			for (let n = 0; n < times; n++) await limit('sign-in.account', emailOf(person));
		};
		await skip(18);
		expect([await wrong(), await wrong(), await wrong()]).toEqual(Array(3).fill('account.wrong-sign-in'));
		await skip(78);
		expect([await wrong(), await wrong(), await wrong()]).toEqual([
			'account.wrong-sign-in',
			'rate.limited',
			'rate.limited'
		]);
		await expect(enter(person)).rejects.toMatchObject({ code: 'rate.limited' });
		const ticketId = newId();
		await askForCode(nobody, { email: emailOf(person), ticketId });
		const code = codeIn((await lastLetter(emailOf(person), 'code'))?.text ?? '');
		expect((await signInByCode({ ticketId, code }, visit())).cookie.value).toMatch(/^\w{40}$/);
		expect((await lastLetter(emailOf(person), 'notice'))?.subject).toContain('felaktiga försök');
		expect(await portal.context.read.mail.count({ where: { to: emailOf(person), kind: 'notice' } })).toBe(1);
	});

	it('count a code against whom its ticket was made for, and a dead or made-up ticket against the network alone', async () => {
		const [person, address] = [await aPerson(federation), '192.0.2.3'];
		const asked = async (email: string) => {
			const ticketId = newId();
			await askForCode(nobody, { email, ticketId });
			await jobsDone();
			return ticketId;
		};
		const wrong = (ticketId: string) =>
			signInByCode({ ticketId, code: '000000' }, visit({ address })).catch((no: { code: string }) => no.code);
		const counted = () => portal.context.read.rateLimit.count();
		const before = await counted();
		for (let n = 0; n < 12; n++) expect(await wrong(newId())).toBe('account.wrong-code');
		expect(await counted()).toBe(before + 1);
		for (const email of [emailOf(person), 'utan.konto@exempel.se']) {
			for (let ticket = 0; ticket < 2; ticket++) {
				const ticketId = await asked(email);
				for (let n = 0; n < 6; n++) expect(await wrong(ticketId)).toBe('account.wrong-code');
			}
			expect(await wrong(await asked(email))).toBe('rate.limited');
		}
	});

	it('leave an address some letters when a stranger has asked for five', async () => {
		const email = emailOf(await aPerson(federation));
		const ask = (address: string) => limitLetters(email, address).catch((no: { code: string }) => no.code);
		for (let n = 0; n < 5; n++) expect(await ask('192.0.2.4')).toBe(email);
		expect(await ask('192.0.2.4')).toBe('rate.limited');
		for (let n = 0; n < 15; n++) expect(await ask(visit().address)).toBe(email);
		expect(await ask(visit().address)).toBe('rate.limited');
	});

	it('keep no address and no name in their counters', async () => {
		const rows = await portal.context.read.rateLimit.findMany();
		expect(rows.length).toBeGreaterThan(5);
		for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);
	});
});

describe('A4 a session', () => {
	it('ends when it has not been used for fourteen days', async () => {
		const token = await enter(await withPassword(federation));
		portal.clock.advance(14 * day - 60_000);
		expect((await actorOfToken(token)).kind).toBe('person');
		portal.clock.advance(14 * day + 1000);
		expect((await actorOfToken(token)).kind).toBe('nobody');
	});

	it('lives on while it is used, and ends after ninety days all the same', async () => {
		const token = await enter(await withPassword(federation));
		for (let gone = 0; gone < 88; gone += 8) {
			portal.clock.advance(8 * day);
			expect((await actorOfToken(token)).kind, `after ${gone + 8} days`).toBe('person');
		}
		portal.clock.advance(2 * day + 1000);
		expect((await actorOfToken(token)).kind).toBe('nobody');
	});

	it('is found by the raw Cookie header of an upgrade, whatever stands beside it', async () => {
		const token = await enter(await withPassword(federation));
		expect((await actorOfCookies(`x=%E0%A4%A; ${sessionCookieName()}=${token}; y=1`)).kind).toBe('person');
		expect((await actorOfCookies(undefined)).kind).toBe('nobody');
		expect((await actorOfCookies(`${sessionCookieName()}=' OR 1=1 --`)).kind).toBe('nobody');
	});

	it('A5 ends everywhere at once, and its sockets are told', async () => {
		const person = await withPassword(federation);
		const tokens = [await enter(person), await enter(person), await enter(person)];
		const heard: News[] = [];
		const stop = portal.context.bus.listen((news) => heard.push(news));
		await endAllSessions(await actorOfToken(tokens[0]), { accountId: person.account.id });
		stop();
		for (const token of tokens) expect((await actorOfToken(token)).kind).toBe('nobody');
		expect(heard.map((news) => news.rightsOf?.sessionId).sort()).toEqual(tokens.map(sessionIdOf).sort());
	});

	it('A5 takes its open room with it within a second', async () => {
		const token = await enter(await withPassword(federation));
		const socket = io(portal.origin, {
			transports: ['websocket'],
			reconnection: false,
			extraHeaders: { cookie: `${sessionCookieName()}=${token}`, origin: portal.origin }
		});
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve);
			socket.once('connect_error', reject);
		});
		const gone = new Promise<void>((resolve) => void socket.once('disconnect', () => resolve()));
		const took = stopwatch();
		await closeSession(token);
		await gone;
		expect(took()).toBeLessThan(1000);
	});

	it('A5 of somebody else is out of reach', async () => {
		const [mine, theirs] = [await withPassword(federation), await withPassword(federation)];
		const token = await enter(theirs);
		const actor = await actorIn(mine);
		await expect(endSession(actor, { id: sessionIdOf(token) })).rejects.toMatchObject({ code: 'thing.missing' });
		await expect(endAllSessions(actor, { accountId: theirs.account.id })).rejects.toMatchObject({
			code: 'thing.missing'
		});
		expect((await actorOfToken(token)).kind).toBe('person');
	});
});
