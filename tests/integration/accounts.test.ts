import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { nobody } from '#lib/permissions/facts.ts';
import { acceptInvitation } from '#server/accounts/accept-invitation.ts';
import { askForCode } from '#server/accounts/ask-for-code.ts';
import { askForReset } from '#server/accounts/ask-for-reset.ts';
import { changeOwnPassword } from '#server/accounts/change-own-password.ts';
import { changeProfile } from '#server/accounts/change-profile.ts';
import { endSession } from '#server/accounts/end-session.ts';
import { invite } from '#server/accounts/invite.ts';
import { lookAtFederation } from '#server/accounts/look-at-federation.ts';
import { hashPassword } from '#server/accounts/password.ts';
import { readLink, readProfile } from '#server/accounts/read.ts';
import { resetPassword } from '#server/accounts/reset-password.ts';
import { actorOfToken, sessionIdOf } from '#server/accounts/session.ts';
import { signIn, signInByCode } from '#server/accounts/sign-in.ts';
import { withdrawInvitation } from '#server/accounts/withdraw-invitation.ts';
import { command } from '#server/command.ts';
import { codeIn, jobsDone, lastLetter, tokenIn } from '../build/letters.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson, insert, type Person } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { actorIn, emailOf, enter, password, passwordHash, visit, withPassword } from '../build/sign-in.ts';

const day = 24 * 3600_000;
let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;
let office: Person;
let hash: string;

const inviteNow = command('test.invite', z.object({ membershipId: z.string() }), async (ctx, { membershipId }) => {
	const membership = await ctx.db.membership.findUniqueOrThrow({ where: { id: membershipId } });
	ctx.demand('people.invite', { federationId: membership.federationId });
	await invite(ctx, membership);
});
const inviteLetter = async (person: Person) => {
	await inviteNow(await actorFor(office), { membershipId: person.membership.id });
	return lastLetter(emailOf(person));
};

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation({ name: 'Samordningsförbundet Prövningen' });
	office = await aPerson(federation, { office: 'director' });
	hash = await passwordHash();
});
afterAll(() => portal.close());
beforeEach(() => portal.clock.advance(60_000));

describe('A10 a code', () => {
	const asked = async (email: string, earlier?: string) => {
		const ticketId = newId();
		await askForCode(nobody, { email, ticketId, earlier });
		await jobsDone();
		return ticketId;
	};

	it('lets its owner in once, in the browser that asked', async () => {
		const person = await aPerson(federation);
		const email = emailOf(person);
		const ticketId = await asked(email);
		const code = codeIn((await lastLetter(email))?.text ?? '');
		await expect(signInByCode({ ticketId: newId(), code }, visit())).rejects.toMatchObject({
			code: 'account.wrong-code'
		});
		const { cookie } = await signInByCode({ ticketId, code: `${code.slice(0, 3)} ${code.slice(3)}` }, visit());
		expect((await actorOfToken(cookie.value)).accountId).toBe(person.account.id);
		await expect(signInByCode({ ticketId, code }, visit())).rejects.toMatchObject({
			code: 'account.wrong-code'
		});
	});

	it('can be tried five times, also when the tries come at once', async () => {
		const person = await aPerson(federation);
		const email = emailOf(person);
		const ticketId = await asked(email);
		const code = codeIn((await lastLetter(email))?.text ?? '');
		const wrong = code === '000000' ? '000001' : '000000';
		await Promise.all(
			Array.from({ length: 9 }, () => signInByCode({ ticketId, code: wrong }, visit()).catch(() => undefined))
		);
		expect((await portal.context.read.ticket.findUnique({ where: { id: ticketId } }))?.attempts).toBe(5);
		await expect(signInByCode({ ticketId, code }, visit())).rejects.toMatchObject({
			code: 'account.wrong-code'
		});
	});

	it('works for ten minutes, and in one browser only the newest does', async () => {
		const person = await aPerson(federation);
		const email = emailOf(person);
		const first = await asked(email);
		const firstCode = codeIn((await lastLetter(email))?.text ?? '');
		portal.clock.advance(1000);
		const second = await asked(email, first);
		const secondCode = codeIn((await lastLetter(email))?.text ?? '');
		await expect(signInByCode({ ticketId: first, code: firstCode }, visit())).rejects.toMatchObject({
			code: 'account.wrong-code'
		});
		portal.clock.advance(10 * 60_000 + 1);
		await expect(signInByCode({ ticketId: second, code: secondCode }, visit())).rejects.toMatchObject({
			code: 'account.wrong-code'
		});
	});

	it('is taken from nobody by a stranger who asks for another elsewhere', async () => {
		const person = await aPerson(federation);
		const email = emailOf(person);
		const ticketId = await asked(email);
		const code = codeIn((await lastLetter(email))?.text ?? '');
		portal.clock.advance(1000);
		await asked(email);
		const { cookie } = await signInByCode({ ticketId, code }, visit());
		expect((await actorOfToken(cookie.value)).accountId).toBe(person.account.id);
	});

	it('A2 is asked for in the same way by an unknown address, which gets a ticket that nothing opens, and no letter', async () => {
		const ticketId = await asked('ingen@exempel.se');
		expect(await lastLetter('ingen@exempel.se')).toBeNull();
		const ticket = await portal.context.read.ticket.findUnique({ where: { id: ticketId } });
		expect(ticket).toMatchObject({ accountId: null, kind: 'code' });
	});

	it('stands in the database only as what cannot be guessed back without the portal’s secret', async () => {
		const person = await aPerson(federation);
		await asked(emailOf(person));
		const stored = await portal.context.read.mail.findFirst({ where: { to: emailOf(person) } });
		expect(stored?.text).toMatch(/^sealed:/);
	});
});

describe('an invitation', () => {
	const accept = (token: string, over = {}) =>
		acceptInvitation(nobody, { token, name: 'Vera Lind', language: 'sv', passwordHash: hash, ...over });

	it('A9 is read without being used, taken once, and then spent', async () => {
		const person = await aPerson(federation);
		const token = tokenIn((await inviteLetter(person))?.text ?? '');
		expect(await readLink('invitation', token)).toMatchObject({ email: emailOf(person), federation: federation.name });
		expect(await readLink('invitation', token)).toMatchObject({ email: emailOf(person) });
		const answers = await Promise.all([1, 2, 3].map(() => accept(token).catch((no: { code: string }) => no.code)));
		expect(answers.filter((answer) => answer === 'ticket.spent')).toHaveLength(2);
		await expect(readLink('invitation', token)).rejects.toMatchObject({ code: 'ticket.spent' });
		expect(await actorIn(person)).toMatchObject({ name: 'Vera Lind', federationId: federation.id });
	});

	it('A9 is spent after fourteen days, when it is withdrawn, when a newer was sent, and when it never was', async () => {
		const [late, withdrawn, older] = [await aPerson(federation), await aPerson(federation), await aPerson(federation)];
		const tokens = [];
		for (const person of [late, withdrawn, older]) tokens.push(tokenIn((await inviteLetter(person))?.text ?? ''));
		await withdrawInvitation(await actorFor(office), { membershipId: withdrawn.membership.id });
		await inviteLetter(older);
		for (const token of [tokens[1], tokens[2], 'made-up', ''])
			await expect(accept(token ?? '')).rejects.toMatchObject({ code: 'ticket.spent' });
		portal.clock.advance(14 * day + 1);
		await expect(accept(tokens[0] ?? '')).rejects.toMatchObject({ code: 'ticket.spent' });
		const account = await portal.context.read.account.findUnique({ where: { id: late.account.id } });
		expect(account?.passwordHash).toBeNull();
	});

	it('A9 opens nothing of another kind', async () => {
		const token = tokenIn((await inviteLetter(await aPerson(federation)))?.text ?? '');
		await expect(resetPassword(nobody, { token, passwordHash: hash })).rejects.toMatchObject({
			code: 'ticket.spent'
		});
	});

	it('A11 to somebody whose account is in use holds no link, and looks the same to the office', async () => {
		const person = await withPassword(federation);
		const letter = await inviteLetter(person);
		expect(tokenIn(letter?.text ?? '')).toBe('');
		expect(letter?.text).toContain('/sign-in');
		expect(letter?.subject).toBe(`Inbjudan till Samsyn från ${federation.name}`);
		expect(
			await portal.context.read.ticket.count({ where: { accountId: person.account.id, kind: 'invitation' } })
		).toBe(1);
	});

	it('may choose a code each time instead of a password', async () => {
		const person = await aPerson(federation);
		await accept(tokenIn((await inviteLetter(person))?.text ?? ''), { passwordHash: null, language: 'en' });
		const ticketId = newId();
		await askForCode(nobody, { email: emailOf(person), ticketId });
		const letter = await lastLetter(emailOf(person), 'code');
		expect(letter?.subject).toBe('Your code for Samsyn');
		const { language } = await signInByCode({ ticketId, code: codeIn(letter?.text ?? '') }, visit());
		expect(language).toBe('en');
	});
});

describe('a new password', () => {
	const resetToken = async (person: Person) => {
		await askForReset(nobody, { email: emailOf(person) });
		return tokenIn((await lastLetter(emailOf(person), 'reset'))?.text ?? '');
	};

	it('A9 by link ends every session, tells the owner, and works once', async () => {
		const person = await withPassword(federation);
		const session = await enter(person);
		const token = await resetToken(person);
		expect((await readLink('reset', token)).email).toBe(emailOf(person));
		const other = await hashPassword('en annan lång mening');
		await resetPassword(nobody, { token, passwordHash: other });
		await expect(resetPassword(nobody, { token, passwordHash: hash })).rejects.toMatchObject({
			code: 'ticket.spent'
		});
		expect((await actorOfToken(session)).kind).toBe('nobody');
		await expect(enter(person)).rejects.toMatchObject({ code: 'account.wrong-sign-in' });
		expect((await lastLetter(emailOf(person), 'notice'))?.subject).toBe('Ditt lösenord i Samsyn är ändrat');
	});

	it('A9 by link works for thirty minutes', async () => {
		const token = await resetToken(await withPassword(federation));
		portal.clock.advance(30 * 60_000);
		await expect(readLink('reset', token)).rejects.toMatchObject({ code: 'ticket.spent' });
	});

	it('A2 sends nothing to an address without an account', async () => {
		await askForReset(nobody, { email: 'ingen@exempel.se' });
		expect(await lastLetter('ingen@exempel.se')).toBeNull();
	});

	it('of one’s own needs the old one, and ends the other sessions but not this', async () => {
		const person = await withPassword(federation);
		const [here, elsewhere] = [await enter(person), await enter(person)];
		const actor = await actorOfToken(here);
		const change = (old: string, wanted: string) => changeOwnPassword(actor, { old, wanted }, '10.9.9.9');
		await expect(change('fel', 'en annan lång mening')).rejects.toMatchObject({
			fields: { 'old-password': 'field.password-wrong' }
		});
		await expect(change(password, 'sommaren2026!')).rejects.toMatchObject({
			fields: { 'new-password': 'field.password-common' }
		});
		await change(password, 'en annan lång mening');
		expect((await actorOfToken(here)).kind).toBe('person');
		expect((await actorOfToken(elsewhere)).kind).toBe('nobody');
	});
});

describe('the profile', () => {
	it('changes one’s own facts, and the name everywhere', async () => {
		const person = await withPassword(federation);
		await insert((db) =>
			db.membership.update({ where: { id: person.membership.id }, data: { knownAs: 'Kansliets ord' } })
		);
		const actor = await actorIn(person);
		expect(actor.name).toBe('Kansliets ord');
		await changeProfile(actor, { name: 'Vera Lind', language: 'en', title: 'enhetschef', phone: '070-123 45 67' });
		expect(await readProfile(await actorIn(person))).toMatchObject({
			name: 'Vera Lind',
			language: 'en',
			title: 'enhetschef'
		});
	});

	it('shows another federation only to its own members', async () => {
		const person = await withPassword(federation);
		const other = await aFederation();
		const stranger = await aPerson(other);
		const second = await insert((db) =>
			db.membership.create({
				data: { id: newId(), federationId: other.id, accountId: person.account.id, from: new Date(0) }
			})
		);
		const token = await enter(person);
		const actor = await actorOfToken(token);
		await expect(lookAtFederation(actor, { membershipId: stranger.membership.id })).rejects.toMatchObject({
			code: 'thing.missing'
		});
		await lookAtFederation(actor, { membershipId: second.id });
		expect((await actorOfToken(token)).federationId).toBe(other.id);
	});
});

it('A14 tells the log neither tokens nor codes, passwords, addresses or letters', async () => {
	const { log } = portal.context;
	const told: unknown[] = [];
	for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)
		vi.spyOn(log, level).mockImplementation((...args: unknown[]) => void told.push(args));
	const person = await aPerson(federation);
	const token = tokenIn((await inviteLetter(person))?.text ?? '');
	await acceptInvitation(nobody, { token, name: 'Vera Lind', language: 'sv', passwordHash: hash });
	const session = await enter(person);
	const ticketId = newId();
	await askForCode(nobody, { email: emailOf(person), ticketId });
	const code = codeIn((await lastLetter(emailOf(person), 'code'))?.text ?? '');
	await signIn({ email: emailOf(person), password: 'fel' }, visit()).catch(() => undefined);
	await endSession(await actorOfToken(session), { id: sessionIdOf(session) });
	const lines = JSON.stringify([
		told,
		await portal.context.read.audit.findMany(),
		await portal.context.read.commandReceipt.findMany()
	]);
	vi.restoreAllMocks();
	for (const canary of [token, session, code, password, emailOf(person)]) expect(lines).not.toContain(canary);
});
