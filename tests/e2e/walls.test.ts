import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';

const regional = `/meetings/${demoId('ljusbygden/meeting/regional/coming-2')}`;
const chair = 'asa.ronnqvist@vidakra.example';
/** Sits in the board and not in the regional group; and somebody of another federation. */
const strangers = ['birgitta.wallinder@vidakra.example', 'ellinor.stenfjall@samordning-fjallbyn.example'];

for (const email of strangers)
	test(`${email} gets nothing of a group they do not sit in, by page, file, socket or document name`, async ({
		pageOf
	}) => {
		const inside = await pageOf(chair);
		const opened = inside.waitForEvent('websocket', (socket) => socket.url().includes('/sync/'));
		await inside.goto(`${regional}/agenda`);
		const address = (await opened).url();

		const page = await pageOf(email);
		for (const path of ['agenda', 'live', 'notes', 'change', 'calendar.ics']) {
			const answer = await page.goto(`${regional}/${path}`);
			expect(answer?.status(), path).toBe(404);
			expect(await page.content()).not.toMatch(/Regionala samverkansgruppen|Öppnande/);
		}
		const madeUp = await page.goto(`/meetings/${'x'.repeat(22)}/agenda`);
		expect(madeUp?.status()).toBe(404);

		await page.goto('/');
		const close = (url: string) =>
			page.evaluate(
				(to) =>
					new Promise<{ code: number; bytes: number }>((resolve) => {
						const socket = new WebSocket(to);
						let bytes = 0;
						socket.binaryType = 'arraybuffer';
						socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => (bytes += data.byteLength);
						socket.onclose = ({ code }) => resolve({ code, bytes });
					}),
				url
			);
		const real = await close(address);
		const invented = await close(address.replace(/sync\/[^?]+/, `sync/${'x'.repeat(22)}`));
		expect(real).toEqual({ code: 4403, bytes: 0 });
		expect(invented).toEqual(real);
	});

test('the two federations see nothing of each other on Home, in groups and in the calendar', async ({ pageOf }) => {
	const page = await pageOf('ellinor.stenfjall@samordning-fjallbyn.example');
	for (const path of [
		'/',
		'/groups',
		'/calendar',
		'/decisions',
		'/assignments',
		'/office',
		'/office/people',
		'/office/organisations'
	]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await page.getByRole('main').textContent(), path).not.toMatch(/Ljusbygd|Vidåkra|Stensånge|Rönnqvist/);
	}
});
