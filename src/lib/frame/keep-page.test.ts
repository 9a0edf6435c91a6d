import { describe, expect, it, vi } from 'vitest';
import { keepingPage } from './keep-page.ts';

const here = new URL('https://portal.example/meetings/m/live?item=3');
const nobody = () => Promise.reject(new TypeError('Failed to fetch'));
const stayed = vi.fn();
let unsaved = false;
const kept = (to: string | null = null, fetch: typeof globalThis.fetch = nobody) =>
	keepingPage(fetch, {
		here: () => here,
		to: () => (to ? new URL(to, here) : null),
		stayed,
		unsaved: () => unsaved,
		sentence: () => 'Ingen kontakt.'
	});

describe('D37 the page when the network goes in the middle of a question', () => {
	it('keeps what it has when it asks itself anew', async () => {
		const answer = await kept()(new URL('/meetings/m/live/__data.json?item=3&x-sveltekit-invalidated=101', here));
		expect(await answer.json()).toEqual({
			type: 'data',
			nodes: [{ type: 'skip' }, { type: 'skip' }, { type: 'skip' }]
		});
		expect(stayed).not.toHaveBeenCalled();
	});

	it('stays where it is when a link is followed, and says so', async () => {
		const answer = await kept('/groups')(new URL('/groups/__data.json?x-sveltekit-invalidated=01', here));
		expect(await answer.json()).toEqual({ type: 'redirect', location: '/meetings/m/live?item=3' });
		expect(stayed).toHaveBeenCalledOnce();
	});

	it('lets a question that nobody waits for fail', async () => {
		await expect(kept()(new URL('/groups/__data.json?x-sveltekit-invalidated=01', here))).rejects.toThrow('Failed');
		await expect(kept()('/health')).rejects.toThrow('Failed');
	});

	it('keeps what was typed in a form, never a password, and says that it was not sent', async () => {
		const body = new URLSearchParams([
			['title', 'Budget'],
			['who', 'a'],
			['who', 'b'],
			['password', 'hemligt']
		]);
		const answer = await kept()('?/add', { method: 'POST', headers: { 'x-sveltekit-action': 'true' }, body });
		const { type, data } = (await answer.json()) as { type: string; data: string };
		expect(type).toBe('failure');
		expect(JSON.parse(data)).toEqual([
			{ refusal: 1, sentence: 2, fields: 3, values: 4 },
			'storage.unavailable',
			'Ingen kontakt.',
			{},
			{ title: 5, who: 6 },
			'Budget',
			[7, 8],
			'a',
			'b'
		]);
	});

	it('is not taken away by signing out while it holds words that nobody has stored', async () => {
		const away = () => Promise.resolve(new Response('{"type":"redirect","location":"/sign-in?next=%2F"}\n'));
		const ask = async () => {
			const answer = await kept(null, away)(new URL('/meetings/m/live/__data.json?x-sveltekit-invalidated=01', here));
			return ((await answer.json()) as { type: string }).type;
		};
		unsaved = true;
		expect(await ask()).toBe('data');
		unsaved = false;
		expect(await ask()).toBe('redirect');
	});

	it('changes nothing of what is answered or given up', async () => {
		const answer = new Response('ok');
		expect(await kept(null, () => Promise.resolve(answer))('/x')).toBe(answer);
		const gone = new DOMException('gone', 'AbortError');
		await expect(kept('/groups', () => Promise.reject(gone))('/groups/__data.json')).rejects.toBe(gone);
	});
});
