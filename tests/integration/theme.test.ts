import { expect, it } from 'vitest';
import { nobody } from '#lib/permissions/facts.ts';
import { POST } from '../../src/routes/(open)/theme/+server.ts';

it.each(['application/json', 'text/plain'])(
	'A13 a wish for dark, posted as %s, is refused and kept nowhere',
	async (type) => {
		const url = new URL('https://samsyn.example/theme');
		const body = JSON.stringify({ theme: 'dark' });
		const request = new Request(url, { method: 'POST', body, headers: { 'content-type': type } });
		const kept: string[] = [];
		const cookies = { set: (name: string) => kept.push(name), delete: (name: string) => kept.push(name) };
		const event = { request, url, cookies, locals: { actor: nobody } } as unknown as Parameters<typeof POST>[0];
		await expect(POST(event)).rejects.toMatchObject({ status: 400, body: { code: 'input.invalid' } });
		expect(kept).toEqual([]);
	}
);
