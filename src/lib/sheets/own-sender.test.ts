import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownMark } from './own-mark.ts';
import { again, createOwnSender, type LeftWords, type OwnWords } from './own-sender.ts';
import type { Sent } from './send.ts';

const ok: Sent = { ok: true };
const refused = (code: string | null): Sent => ({ ok: false, code, sentence: `nej: ${code}` });
const words = (text: string, values: readonly string[] = []): OwnWords => ({
	...{ account: 'A', action: '/sheets/S?/keep', place: 0, field: 'f', column: '', id: 'i', text, values }
});

/** A server that answers when it is told to. */
function aServer() {
	const asked: { words: OwnWords; known: readonly string[] | null; answer: (sent: Sent) => void }[] = [];
	const heard: string[] = [];
	const left: string[] = [];
	const kept = new Map<string, string>();
	const sender = createOwnSender((one, known) => new Promise((answer) => asked.push({ words: one, known, answer })), {
		troubled: (key, one) => void kept.set(key, one.text),
		cleared: (key) => void kept.delete(key)
	});
	const listener = {
		said: (said: string, sentence: string) => void heard.push(sentence || said),
		here: () => true,
		left: (text: string) => left.push(text) > 0
	};
	sender.open('k', { text: '', values: [] }, listener);
	const answer = async (at: number, sent: Sent) => {
		asked[at]?.answer(sent);
		await vi.advanceTimersByTimeAsync(0);
	};
	return { sender, asked, heard, left, listener, answer, kept };
}
const texts = (asked: ReturnType<typeof aServer>['asked']) => asked.map((one) => one.words.text);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('L117 private writing on its way', () => {
	it('L117 one attempt at a time, then what was written last: no older words win, and "saved" is said of nothing else', async () => {
		const { sender, asked, heard, answer } = aServer();
		sender.put('k', words('först'), 0);
		await vi.advanceTimersByTimeAsync(0);
		sender.put('k', words('sedan'), 0);
		sender.put('k', words('sist'), 0);
		await vi.advanceTimersByTimeAsync(100);
		expect(texts(asked)).toEqual(['först']);
		await answer(0, ok);
		expect(texts(asked)).toEqual(['först', 'sist']);
		expect(heard).not.toContain('saved');
		expect([...sender.waiting().values()].map(({ text }) => text)).toEqual(['sist']);
		await answer(1, ok);
		expect(heard.at(-1)).toBe('saved');
		expect(sender.waiting().size).toBe(0);
	});

	it.each([null, 'rate.limited', 'storage.unavailable', 'sheet.time-out', 'access.sign-in'])(
		'L117 what could not be kept now (%s) is tried again, and not before',
		async (code) => {
			const { sender, asked, heard, answer } = aServer();
			sender.put('k', words('', ['3']), 0);
			await vi.advanceTimersByTimeAsync(0);
			await answer(0, refused(code));
			expect(heard.at(-1)).toBe('failed');
			await vi.advanceTimersByTimeAsync(again - 1);
			expect(asked).toHaveLength(1);
			await vi.advanceTimersByTimeAsync(1);
			expect(asked.map((one) => one.words.values)).toEqual([['3'], ['3']]);
			await answer(1, ok);
			expect(heard.at(-1)).toBe('saved');
		}
	);

	it('L117 what is refused for good is said in the server’s words and not tried again; what came too late stays with its writer', async () => {
		const { sender, asked, heard, left, answer } = aServer();
		sender.put('k', words('för mycket'), 0);
		await vi.advanceTimersByTimeAsync(0);
		await answer(0, refused('sheet.own-full'));
		expect(heard.at(-1)).toBe('nej: sheet.own-full');
		expect(left).toEqual([]);
		sender.put('k', words('för sent'), 0);
		await vi.advanceTimersByTimeAsync(0);
		await answer(1, refused('sheet.shown'));
		expect(left).toEqual(['för sent']);
		await vi.advanceTimersByTimeAsync(again * 3);
		expect(asked).toHaveLength(2);
		expect(sender.waiting().size).toBe(0);
	});

	it('L117 who comes back to a place finds what waits there, and is told what becomes of it', async () => {
		const { sender, answer } = aServer();
		sender.put('k', words('på väg'), 700);
		sender.flush('k');
		await vi.advanceTimersByTimeAsync(0);
		await answer(0, refused(null));
		const heard: string[] = [];
		const listener = { said: (said: string) => void heard.push(said) };
		expect(sender.open('k', { text: '', values: [] }, listener)?.text).toBe('på väg');
		sender.flush();
		await vi.advanceTimersByTimeAsync(0);
		await answer(1, ok);
		expect(heard).toEqual(['saved']);
		expect(sender.open('k', { text: 'på väg', values: [] }, listener)).toBe(null);
	});

	it('L121 what could not be sent is kept in the browser, as it was written last, until it has arrived', async () => {
		const { sender, asked, answer, kept } = aServer();
		sender.put('k', words('först'), 0);
		await vi.advanceTimersByTimeAsync(0);
		expect(kept.size).toBe(0);
		await answer(0, refused(null));
		expect(kept.get('k')).toBe('först');
		sender.put('k', words('sedan'), 700);
		expect(kept.get('k')).toBe('sedan');
		await vi.advanceTimersByTimeAsync(700);
		await answer(1, ok);
		expect([texts(asked), kept.size]).toEqual([['först', 'sedan'], 0]);
	});

	it('L121 what an earlier page left goes out, unless something newer stands there; what came too late is told on its sheet', async () => {
		const { sender, asked, left, answer, kept } = aServer();
		const elsewhere = { said: () => undefined };
		kept.set('p', 'från förut').set('q', 'för sent');
		sender.takeUp('p', words('från förut'), elsewhere);
		sender.takeUp('q', words('för sent'), elsewhere);
		await vi.advanceTimersByTimeAsync(0);
		await answer(0, ok);
		await answer(1, refused('sheet.shown'));
		expect([...kept.keys()]).toEqual(['q']);
		sender.takeUp('q', words('för sent'), { said: () => undefined, left: (text) => left.push(text) > 0 });
		await vi.advanceTimersByTimeAsync(0);
		await answer(2, refused('sheet.shown'));
		expect([left, kept.size]).toEqual([['för sent'], 0]);
		sender.put('k', words('nyare'), 0);
		sender.takeUp('k', words('äldre'), elsewhere);
		await vi.advanceTimersByTimeAsync(0);
		expect(texts(asked).at(-1)).toBe('nyare');
	});

	it('L121 what is refused for good while nobody sees it is kept until its writer has been told', async () => {
		const { sender, left, answer, kept } = aServer();
		const codes = ['access.denied', 'thing.missing', 'sheet.crowded', 'sheet.own-full'];
		const elsewhere = { said: () => undefined };
		for (const [at, code] of codes.entries()) {
			kept.set(code, code);
			sender.takeUp(code, words(code), elsewhere);
			await vi.advanceTimersByTimeAsync(0);
			await answer(at, refused(code));
		}
		expect([...kept.keys()]).toEqual(codes);
		// A page that is gone tells nobody anything, nor does a place that was left before the answer came.
		const gone = { said: () => undefined, here: () => false, left: () => false };
		sender.open('g', { text: '', values: [] }, gone);
		sender.put('g', words('på väg bort'), 0);
		await vi.advanceTimersByTimeAsync(0);
		await answer(4, refused('sheet.shown'));
		expect(kept.get('g')).toBe('på väg bort');
		const opened = { said: () => undefined, left: (text: string) => left.push(text) > 0 };
		for (const key of [...codes, 'g']) sender.takeUp(key, words(key), opened);
		await vi.advanceTimersByTimeAsync(0);
		for (const at of [5, 6, 7, 8, 9]) await answer(at, refused('thing.missing'));
		expect([left, kept.size]).toEqual([[...codes, 'g'], 0]);
	});

	it('L121 what an earlier page left goes out with all that the server may have had, and gives way to what came later', async () => {
		const { sender, asked, answer } = aServer();
		sender.open('k', { text: 'läst', values: [] }, { said: () => undefined });
		for (const text of ['ett', 'två', 'tre']) {
			sender.put('k', words(text), 700);
			sender.flush('k');
			await vi.advanceTimersByTimeAsync(0);
			if (text !== 'tre') await answer(asked.length - 1, refused(null));
		}
		const [waits] = sender.waiting().values();
		const marks = ['läst', 'ett', 'två', 'tre'].map((text) => ownMark({ text, values: [] }));
		expect(asked.map(({ known }) => known)).toEqual([null, null, null]);
		expect(waits).toMatchObject({ text: 'tre', known: marks });

		const later = aServer();
		later.sender.takeUp('k', waits as LeftWords, { said: () => undefined });
		await vi.advanceTimersByTimeAsync(0);
		expect(later.asked.map(({ known }) => known)).toEqual([marks]);
		expect(later.asked[0]?.words).not.toHaveProperty('known');
		await later.answer(0, refused('sheet.own-newer'));
		expect([later.left, later.sender.waiting().size]).toEqual([['tre'], 0]);
		// What is written there by hand from now on is newer than anything.
		later.sender.put('k', words('fyra'), 0);
		await vi.advanceTimersByTimeAsync(0);
		expect(later.asked[1]?.known).toBe(null);
	});

	it('L117 what is as it was kept is not sent', async () => {
		const { sender, asked, heard } = aServer();
		sender.put('k', words('å'), 700);
		sender.put('k', words(''), 700);
		await vi.advanceTimersByTimeAsync(5_000);
		expect(asked).toEqual([]);
		expect(heard.at(-1)).toBe('saved');
	});
});
