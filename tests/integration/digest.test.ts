import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portal as thePortal, type Actor } from '#lib/permissions/facts.ts';
import { meetingDate, toLocal } from '#lib/i18n/dates.ts';
import { context } from '#server/context.ts';
import { chooseMail } from '#server/digest/choose-mail.ts';
import { nextDigest } from '#server/digest/plan-digest.ts';
import { readOwnMail, readStopPage } from '#server/digest/read.ts';
import { sendDigests } from '#server/digest/send-digests.ts';
import { stopByLink } from '#server/digest/stop-by-link.ts';
import { readToldPage } from '#server/organisation/read-link.ts';
import { readOwnRoom } from '#server/organisation/read.ts';
import { tellOfPacks } from '#server/organisation/tell-of-packs.ts';
import { toldLink } from '#server/organisation/told-link.ts';
import { toldByLink } from '#server/organisation/told-by-link.ts';
import { readNews } from '#server/home/read-news.ts';
import { answerNote } from '#server/relay/answer-note.ts';
import { askBack } from '#server/relay/ask-back.ts';
import { mergeNotes } from '#server/relay/merge-notes.ts';
import { receiveNote } from '#server/relay/receive-note.ts';
import { reply } from '#server/relay/reply.ts';
import { suggestWording } from '#server/relay/suggest-wording.ts';
import { jobsDone } from '../build/letters.ts';
import { aBody } from '../build/meetings.ts';
import { aHeldBoard, announce, sign } from '../build/minutes.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { onTheDesk, relayed } from '../build/relay.ts';
import { aFederation, aPerson, insert } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';
import { startSmtp, textOf, type TestSmtp } from '../build/smtp.ts';

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

const day = 86_400_000;
const spent = { code: 'ticket.spent' };
async function digestsTo(actor: Actor, kind = 'digest') {
	const account = await context().read.account.findUniqueOrThrow({ where: { id: actor.accountId ?? '' } });
	const mails = await context().read.mail.findMany({
		where: { to: account.email ?? '', kind },
		orderBy: { createdAt: 'asc' }
	});
	// A sealed text is struck out when it has been sent: what it said is what came.
	await jobsDone();
	const stops = `.${kind === 'pack' ? 'packs' : kind}.`;
	const came = smtp.letters.filter(
		(raw) => raw.includes(account.email ?? '-') && raw.replaceAll(/\r?\n\s+/g, '').includes(stops)
	);
	return mails.map((mail, at) => ({ ...mail, text: textOf(came[at] ?? '') }));
}
const tokenIn = (link: string | null) => link?.split('/').at(-1) ?? '';

/** Letters of a kind to somebody, as they were written. */
async function atOnce(actor: Actor, kind: string) {
	const account = await context().read.account.findUniqueOrThrow({ where: { id: actor.accountId ?? '' } });
	return context().read.mail.findMany({ where: { to: account.email ?? '', kind }, orderBy: { createdAt: 'asc' } });
}

/** A note that has come to a group. */
async function scene() {
	const federation = await aFederation();
	const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
	const [from, to] = [await aBody(federation), await aBody(federation)];
	const note = await onTheDesk(from.chair, from.group.id, { title: 'Bussen går för sällan', asked: 'answer' });
	const [hopId = ''] = await relayed(office, note, [to.group.id]);
	return { federation, office, from, to, hopId };
}

describe('the daily digest', () => {
	it('X21 comes at seven in Stockholm, summer and winter, by a job that plans the next one', async () => {
		const at = (time: string) => nextDigest(new Date(time)).toISOString();
		expect(at('2026-03-10T08:00:00Z')).toBe('2026-03-11T06:00:00.000Z');
		expect(at('2026-03-28T07:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
		expect(at('2026-10-24T22:30:00Z')).toBe('2026-10-25T06:00:00.000Z');
		expect(at('2026-07-01T04:59:00Z')).toBe('2026-07-01T05:00:00.000Z');
		const { read } = context();
		expect(await read.job.count({ where: { kind: 'digest.send', doneAt: null } })).toBe(1);
		portal.clock.advance(day);
		context().jobs.kick();
		await jobsDone();
		const { date } = toLocal(nextDigest(portal.clock.now()));
		expect(await read.job.findUnique({ where: { key: `digest.send:${date}` } })).toMatchObject({ doneAt: null });
	});

	it('X21 tells what has come once, in one letter a day at most, and nothing that is done', async () => {
		const { from, to, hopId } = await scene();
		portal.clock.advance(day);
		await sendDigests();
		await sendDigests();
		const [first, ...more] = await digestsTo(to.chair);
		expect(more).toEqual([]);
		expect(first?.text).toContain('Bussen går för sällan');
		expect(first?.text).toContain(`/relay/received/${hopId}`);
		expect(first?.text.match(/Bussen går för sällan/g)).toHaveLength(1);
		expect(await digestsTo(from.chair)).toEqual([]);
		portal.clock.advance(day);
		await sendDigests();
		expect(await digestsTo(to.chair)).toHaveLength(1);

		const next = await scene();
		await receiveNote(next.to.chair, { hopId: next.hopId });
		await answerNote(next.to.chair, { hopId: next.hopId, outcome: 'answered', report: 'Klart.' });
		portal.clock.advance(day);
		await sendDigests();
		expect(await digestsTo(next.to.chair)).toEqual([]);
	});

	it('X41 tells those a note came from of what came back, also of what it was merged into, once, and Home says it', async () => {
		const { federation, office, from, to } = await scene();
		const beside = await aBody(federation);
		const own = await onTheDesk(from.chair, from.group.id, { title: 'Sen tolk', asked: 'answer' });
		const theirs = await onTheDesk(beside.chair, beside.group.id, { title: 'Ingen tolk', asked: 'answer' });
		const both = { title: 'Tolk', what: 'Tolken dröjer.', why: 'Två grupper säger det.', asked: 'answer' as const };
		const { noteId } = await mergeNotes(office, { noteIds: [own, theirs], ...both });
		const [hopId = ''] = await relayed(office, noteId, [to.group.id]);
		await receiveNote(to.chair, { hopId });
		await answerNote(to.chair, { hopId, outcome: 'answered', report: 'Tolken bokas dagen före.' });
		const news = async (actor: Actor) =>
			(await readNews(actor, portal.clock.now())).lines.filter(({ kind }) => kind === 'answered');
		expect(await news(from.member)).toMatchObject([{ title: 'Sen tolk', noteId: own, body: to.group.name }]);
		expect(await news(beside.member)).toMatchObject([{ title: 'Ingen tolk', noteId: theirs }]);
		for (const other of [to.chair, to.member, office]) expect(await news(other)).toEqual([]);
		portal.clock.advance(day);
		await sendDigests();
		portal.clock.advance(day);
		await sendDigests();
		const letters = await digestsTo(from.member);
		expect(letters.filter(({ text }) => text.includes('Sen tolk'))).toHaveLength(1);
		expect(letters.some(({ text }) => text.includes('Tolken bokas'))).toBe(false);
	});

	it('X42 tells again what waits again: a note that is back on the desk', async () => {
		const federation = await aFederation();
		const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
		const { chair, group } = await aBody(federation);
		const noteId = await onTheDesk(chair, group.id, { title: 'Var god dröj' });
		const letters = async (actor: Actor) => {
			portal.clock.advance(day);
			await sendDigests();
			return (await digestsTo(actor)).filter(({ text }) => text.includes('Var god dröj')).length;
		};
		expect(await letters(office)).toBe(1);
		expect(await letters(office)).toBe(1);
		for (const [count, text] of [
			[1, 'Hur länge?'],
			[2, 'Och sedan?']
		] as const) {
			await askBack(office, { noteId, text });
			await reply(chair, { noteId, text: 'Sju veckor.' });
			expect(await letters(office)).toBe(count + 1);
		}
	});

	it('X44 leaves to letters of their own, at once, a question and other words with the last day for an answer', async () => {
		const federation = await aFederation();
		const office = await actorFor(await aPerson(federation, { office: 'process-leader' }));
		const { chair, member, group } = await aBody(federation);
		const noteId = await onTheDesk(chair, group.id, { title: 'Var god dröj' });
		for (const [count, text] of [
			[1, 'Hur länge?'],
			[2, 'Och sedan?']
		] as const) {
			await askBack(office, { noteId, text });
			const asked = await atOnce(chair, 'relay-question');
			expect(asked).toHaveLength(count);
			expect(asked.at(-1)?.text).toContain(`/relay/${noteId}`);
			expect(asked.at(-1)?.text).not.toContain(text);
			portal.clock.advance(day);
			await sendDigests();
			expect(await digestsTo(chair)).toEqual([]);
			await reply(chair, { noteId, text: 'Sju veckor.' });
		}
		expect(await atOnce(member, 'relay-question')).toEqual([]);
		const there = await aBody(federation);
		const wording = { title: 'Annat', what: 'Andra ord.', comment: 'Så här?', goesTo: [there.group.id] };
		await suggestWording(office, { noteId, ...wording });
		const [letter, ...more] = await atOnce(chair, 'relay-suggestion');
		expect(more).toEqual([]);
		const word = await context().read.relayWord.findFirstOrThrow({ where: { noteId, kind: 'suggestion' } });
		const last = new Date((word.lapsesAt?.getTime() ?? 0) - 1);
		expect(letter?.text).toContain(meetingDate(last, 'sv', portal.clock.now()));
		expect(letter?.text).toContain(there.group.name);
		expect(letter?.text).not.toContain('Andra ord');
		portal.clock.advance(day);
		await sendDigests();
		expect(await digestsTo(chair)).toEqual([]);
	});

	it('X22 says why it came and is stopped by its link, by one press without signing in, and turned on again', async () => {
		const { to, from, office } = await scene();
		portal.clock.advance(day);
		await sendDigests();
		await jobsDone();
		const [letter] = await digestsTo(to.member);
		expect(letter?.text).toMatch(/Du får brevet för att du har en plats i/);
		expect(letter?.text).toContain(letter?.stopLink ?? 'ingen');
		const wire = smtp.letters.find((one) => one.includes(letter?.to ?? '-')) ?? '';
		const unfolded = wire.replaceAll(/\r?\n\s+/g, ' ');
		expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
		expect(unfolded).toContain(`List-Unsubscribe: <${letter?.stopLink ?? '-'}>`);
		const token = tokenIn(letter?.stopLink ?? null);
		expect(await readStopPage(token)).toMatchObject({ what: 'digest', stopped: false });
		await expect(readStopPage(token.replace('.digest.', '.packs.'))).rejects.toMatchObject(spent);
		await expect(stopByLink(thePortal, { token: `${token}x` })).rejects.toMatchObject(spent);
		await stopByLink(thePortal, { token });
		await stopByLink(thePortal, { token });
		expect(await readOwnMail(to.member)).toEqual([
			{ what: 'digest', on: false },
			{ what: 'packs', on: true }
		]);
		const note = await onTheDesk(from.chair, from.group.id, { title: 'Tåget', asked: 'answer' });
		await relayed(office, note, [to.group.id]);
		portal.clock.advance(day);
		await sendDigests();
		expect(await digestsTo(to.member)).toHaveLength(1);
		expect(await digestsTo(to.chair)).toHaveLength(2);
		await chooseMail(to.member, { what: 'digest', on: true });
		expect((await readOwnMail(to.member))[0]).toEqual({ what: 'digest', on: true });
		await expect(chooseMail(thePortal, { what: 'digest', on: false })).rejects.toMatchObject({ code: 'thing.missing' });
	});
});

describe('a pack by letter', () => {
	it('O5 reaches those who sit for the organisation at once, and is marked as told by the link in it', async () => {
		const held = await aHeldBoard(portal.clock, { Budget: ['Utfallet är 36 procent.'] });
		await held.adjusted();
		await held.lock();
		await sign(held);
		await announce(held);
		await jobsDone();
		const [one, other] = [held.who('Justeraren'), held.who('Ledamoten')];
		const [letter, ...more] = await digestsTo(one, 'pack');
		expect(more).toEqual([]);
		expect(await digestsTo(held.secretary, 'pack')).toEqual([]);
		await tellOfPacks({ meetingId: held.meetingId });
		expect(await digestsTo(other, 'pack')).toHaveLength(1);
		const raw = await context().read.mail.findFirstOrThrow({ where: { kind: 'pack', id: letter?.id ?? '' } });
		expect(raw.text === '' || raw.text.startsWith('sealed:')).toBe(true);

		const pack = await context().read.organisationPack.findFirstOrThrow({
			where: { meetingId: held.meetingId, organisationId: held.organisations.get('AF')?.id ?? '' }
		});
		const token = tokenIn(toldLink(pack.id, one.membershipId ?? ''));
		expect(await readToldPage(token)).toMatchObject({ organisation: 'Organisation AF' });
		const foreign = tokenIn(toldLink(pack.id, other.membershipId ?? ''));
		await expect(readToldPage(foreign)).rejects.toMatchObject(spent);
		const said = { channel: 'Arbetsplatsträff', receivers: 'Alla', toldOn: '2026-03-20' };
		await expect(toldByLink(thePortal, { token: foreign, ...said })).rejects.toMatchObject(spent);
		await toldByLink(thePortal, { token, ...said });
		await toldByLink(thePortal, { token, ...said });
		const room = await readOwnRoom(one, pack.organisationId);
		const told = room.held.flatMap(({ pack: its }) => its?.told ?? []);
		expect(told).toMatchObject([{ channel: 'Arbetsplatsträff', receivers: 'Alla' }]);

		// A week later only those who have not told it are reminded.
		portal.clock.advance(8 * day);
		await sendDigests();
		const reminded = async (actor: Actor) =>
			(await digestsTo(actor)).some(({ text }) => text.includes(`/organisation/`));
		await insert((db) => db.seat.updateMany({ where: { groupId: held.group.id }, data: { mandate: true } }));
		portal.clock.advance(day);
		await sendDigests();
		expect(await reminded(one)).toBe(false);
		expect(await reminded(other)).toBe(true);
	});
});
