import { isHttpError, isRedirect } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { nobody } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { act, page, readForm } from './pages.ts';

const event = { url: new URL('https://samsyn.example/groups/g?x=1'), locals: { actor: nobody } };
const thrown = async (load: () => Promise<unknown>) => page(load)(event).catch((error: unknown) => error);
const post = (body: FormData) => ({
	...event,
	request: new Request('https://samsyn.example/', { method: 'POST', body })
});

describe('a page', () => {
	it('sends a visitor to sign in and remembers where they were going', async () => {
		const no = await thrown(() => Promise.resolve(refuse('access.sign-in')));
		expect(isRedirect(no) && [no.status, no.location]).toEqual([303, '/sign-in?next=%2Fgroups%2Fg%3Fx%3D1']);
	});
	it('shows other refusals as an error page with a sentence', async () => {
		const no = await thrown(() => Promise.resolve(refuse('thing.missing')));
		expect(isHttpError(no, 404) && no.body).toMatchObject({
			code: 'thing.missing',
			message: expect.stringContaining(' ') as string
		});
	});
	it('lets bugs pass', async () => {
		const bug = new Error('bug');
		expect(await thrown(() => Promise.reject(bug))).toBe(bug);
	});
});

describe('a form', () => {
	const filled = new FormData();
	for (const [name, value] of [
		['title', '  Budget 2027 '],
		['row', 'a'],
		['row', 'b'],
		['password', ' with space '],
		['new-password', 'x'],
		['code', '123456'],
		['commandId', 'c1']
	] as const)
		filled.append(name, value);
	filled.append('file', new File([], ''));
	filled.append('file', new File(['x'], 'a.txt'));

	it('is read as trimmed texts, rows and chosen files; passwords are left alone', () => {
		const form = readForm(filled);
		expect([form.text('title'), form.all('row'), form.text('password'), form.text('absent')]).toEqual([
			'Budget 2027',
			['a', 'b'],
			' with space ',
			''
		]);
		expect(form.files('file').map((file) => file.name)).toEqual(['a.txt']);
		expect(form.commandId).toBe('c1');
	});
	it('comes back with sentences and what was typed, without secrets, when it is refused', async () => {
		const answer = await act(post(filled), () =>
			Promise.resolve(refuse('input.invalid', { fields: { title: 'field.too-long' } }))
		);
		expect(answer).toMatchObject({
			status: 400,
			data: { refusal: 'input.invalid', fields: { title: expect.stringContaining(' ') as string } }
		});
		const { values } = (answer as unknown as { data: { values: Record<string, unknown> } }).data;
		expect(values).toMatchObject({ title: 'Budget 2027', row: ['a', 'b'], commandId: 'c1' });
		expect(Object.keys(values).filter((name) => /password|^code/.test(name))).toEqual([]);
	});
	it('gives what the body gives when all is well', async () => {
		expect(await act(post(filled), (form) => Promise.resolve(form.text('title')))).toBe('Budget 2027');
	});
});
