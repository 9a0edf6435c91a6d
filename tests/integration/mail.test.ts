import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { nobody, portal as theJob } from '#lib/permissions/facts.ts';
import { askForCode } from '#server/accounts/ask-for-code.ts';
import { command } from '#server/command.ts';
import { readOutbox } from '#server/mail/read.ts';
import { sendMail } from '#server/mail/send.ts';
import { showMail } from '#server/mail/show-mail.ts';
import { writeMail, type Letter } from '#server/mail/write-mail.ts';
import { codeIn, jobsDone, lastLetter } from '../build/letters.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { startSmtp, type TestSmtp } from '../build/smtp.ts';

const write = command('test.write', z.custom<Letter>(), async (ctx, letter) => {
	ctx.demand('portal.work', {});
	return writeMail(ctx, letter);
});
const letter: Letter = {
	to: 'vera@exempel.se',
	kind: 'notice',
	subject: 'Hej på dig',
	text: 'Åäö.',
	federationId: null
};

describe('with a mail server', () => {
	let portal: TestPortal;
	let smtp: TestSmtp;
	beforeAll(async () => {
		smtp = await startSmtp();
		portal = await startPortal({
			settings: { SAMSYN_MAIL_URL: smtp.url, SAMSYN_MAIL_FROM: 'Samsyn <samsyn@exempel.se>' }
		});
	});
	afterAll(async () => {
		await portal.close();
		await smtp.close();
	});
	beforeEach(() => {
		smtp.letters.length = 0;
		smtp.answer = null;
		portal.clock.advance(60_000);
	});
	const stored = (id: string) => portal.context.read.mail.findUniqueOrThrow({ where: { id } });

	it('a letter goes out once, as plain text, under an id of its own', async () => {
		const id = await write(theJob, letter);
		await jobsDone();
		await sendMail({ mailId: id });
		expect(smtp.letters).toHaveLength(1);
		expect(smtp.letters[0]).toContain(`Message-ID: <${id}@localhost>`);
		expect(smtp.letters[0]).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);
		expect(smtp.letters[0]).toContain('From: Samsyn <samsyn@exempel.se>');
		expect((await stored(id)).sentAt).not.toBeNull();
	});

	it('a subject or address cannot begin a header of its own', async () => {
		await write(theJob, { ...letter, subject: 'Hej\r\nBcc: x@exempel.se\r\n\r\nHej' });
		await jobsDone();
		expect(smtp.letters[0]).not.toMatch(/^Bcc:/im);
		await expect(write(theJob, { ...letter, to: 'vera@exempel.se\r\nBcc: x@exempel.se' })).rejects.toMatchObject({
			fields: { to: 'field.email' }
		});
		await expect(write(theJob, { ...letter, to: 'vera@exempel.se, x@exempel.se' })).rejects.toMatchObject({
			fields: { to: 'field.email' }
		});
	});

	it('a calendar entry travels with the method it was written for', async () => {
		const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n';
		await write(theJob, { ...letter, calendar });
		await jobsDone();
		expect(smtp.letters[0]).toMatch(/text\/calendar; charset=utf-8; method=CANCEL/i);
	});

	it('is tried again when the server asks for it, and under the same id', async () => {
		smtp.answer = ['RCPT', '451 later'];
		const id = await write(theJob, letter);
		await jobsDone();
		expect(await stored(id)).toMatchObject({ sentAt: null, error: null });
		const job = await portal.context.read.job.findUniqueOrThrow({ where: { key: `mail.send:${id}` } });
		expect(job).toMatchObject({ doneAt: null, attempts: 1 });
		expect(job.error).not.toContain('vera@');
		smtp.answer = null;
		portal.clock.advance(3600_000);
		await portal.context.jobs.settled(`mail.send:${id}`);
		expect(smtp.letters).toHaveLength(1);
	});

	it('is given up when the server will never take it, or when it is of no use any more', async () => {
		smtp.answer = ['RCPT', '550 unknown'];
		const refused = await write(theJob, letter);
		await jobsDone();
		expect((await stored(refused)).error).toBe('refused');
		smtp.answer = ['RCPT', '451 later'];
		const late = await write(theJob, letter);
		await jobsDone();
		portal.clock.advance(4 * 24 * 3600_000);
		await portal.context.jobs.settled(`mail.send:${late}`);
		expect((await stored(late)).error).toBe('late');
	});

	it('A12 a code is struck out once it has been sent, and no office is shown one', async () => {
		const federation = await aFederation();
		const [person, office] = [await aPerson(federation), await aPerson(federation, { office: 'director' })];
		await askForCode(nobody, { email: person.account.email ?? '', ticketId: newId() });
		await jobsDone();
		const sent =
			Buffer.from(smtp.letters[0]?.split('\r\n\r\n')[1] ?? '', 'base64').toString() + (smtp.letters[0] ?? '');
		expect(sent).toMatch(/\d{6}/);
		const [mail] = await readOutbox(await actorFor(office));
		expect(mail).toMatchObject({ kind: 'code', state: 'sent', text: null, canShow: false });
		expect((await stored(mail?.id ?? '')).text).toBe('');
		await expect(showMail(await actorFor(office), { mailId: mail?.id ?? '' })).rejects.toMatchObject({
			code: 'access.denied'
		});
	});
});

describe('A12 without a mail server', () => {
	let portal: TestPortal;
	beforeAll(async () => {
		portal = await startPortal();
	});
	afterAll(() => portal.close());

	it('the office reads its letters, and opens a secret one by an act that leaves a trace', async () => {
		const federation = await aFederation();
		const [person, office] = [await aPerson(federation), await aPerson(federation, { office: 'administrator' })];
		const email = person.account.email ?? '';
		await write(theJob, { ...letter, federationId: federation.id });
		await askForCode(nobody, { email, ticketId: newId() });
		await jobsDone();
		const actor = await actorFor(office);
		const outbox = await readOutbox(actor);
		expect(outbox.map(({ kind, state, text }) => [kind, state, text])).toEqual(
			expect.arrayContaining([
				['notice', 'outbox', 'Åäö.'],
				['code', 'outbox', null]
			])
		);
		const mailId = outbox.find(({ kind }) => kind === 'code')?.id ?? '';
		const { text } = await showMail(actor, { mailId });
		expect(codeIn(text)).toBe(codeIn((await lastLetter(email))?.text ?? ''));
		expect(await portal.context.read.audit.count({ where: { event: 'mail.shown', actorId: office.account.id } })).toBe(
			1
		);
	});

	it('nobody else does: not a member, not another office, and no office when the account is known in two federations', async () => {
		const [one, two] = [await aFederation(), await aFederation()];
		const person = await aPerson(one);
		const [office, stranger, member] = [
			await aPerson(one, { office: 'director' }),
			await aPerson(two, { office: 'director' }),
			await aPerson(one)
		];
		const email = person.account.email ?? '';
		await askForCode(nobody, { email, ticketId: newId() });
		await jobsDone();
		const mail = await portal.context.read.mail.findFirstOrThrow({ where: { to: email } });
		expect(await readOutbox(await actorFor(stranger))).toEqual([]);
		await expect(readOutbox(await actorFor(member))).rejects.toMatchObject({ code: 'access.denied' });
		for (const actor of [await actorFor(stranger), await actorFor(member)])
			await expect(showMail(actor, { mailId: mail.id })).rejects.toMatchObject({
				code: expect.stringMatching(/missing|denied/) as string
			});
		await insert((db) =>
			db.membership.create({
				data: { id: newId(), federationId: two.id, accountId: person.account.id, from: new Date(0) }
			})
		);
		await expect(showMail(await actorFor(office), { mailId: mail.id })).rejects.toMatchObject({
			code: 'access.denied'
		});
		portal.clock.advance(1000);
		await askForCode(nobody, { email, ticketId: newId() });
		await jobsDone();
		const newest = await portal.context.read.mail.findFirstOrThrow({
			where: { to: email },
			orderBy: { createdAt: 'desc' }
		});
		expect(newest.federationId).toBeNull();
	});
});
