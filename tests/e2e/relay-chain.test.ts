import type { Page } from '@playwright/test';
import { io } from 'socket.io-client';
import { demoId } from '#server/demo/id.ts';
import { checkIn } from './check-in.ts';
import { begin } from './begin.ts';
import { expect, test } from './fixtures.ts';
import { approveNote, fillNote, year } from './relay-acts.ts';
import { aSheetWith } from './start-sheet.ts';
import { planMeeting } from './plan-meeting.ts';

const groupOf = (key: string) => `/groups/${demoId(`ljusbygden/group/${key}`)}`;
const norrlinge = 'per-anders.ryttinger@norrlinge.example';
const vidakra = 'rolf.hedestad@vidakra.example';
const stensange = 'jorgen.tallmark@stensange.example';
const arlunda = 'pontus.hjelmvik@arlunda.example';
const regional = 'asa.ronnqvist@vidakra.example';
const office = 'leyla.karagoz@ljusbygden.example';

/** A note on a sheet of the group becomes a relay note that its chair says yes to. Out: its address. */
async function harvested(lead: Page, group: string, note: string): Promise<string> {
	const sheet = await aSheetWith(lead, group, `Verkstad ${note}`, [note]);
	await lead.goto(`${sheet}/harvest`);
	await lead.getByRole('checkbox', { name: note }).check();
	await lead
		.getByRole('group', { name: /^Vad ska de valda bli/ })
		.getByRole('button', { name: 'Medskick' })
		.click();
	await lead.getByRole('button', { name: 'Börja medskicket' }).click();
	await expect(lead).toHaveURL(/\/relay\/[\w-]{22}/);
	await expect(lead.getByLabel('Vad vill ni ha sagt?')).toHaveValue(note);
	await fillNote(lead, note, null, 'Ett svar');
	await lead.getByRole('button', { name: 'Spara och se hur det blir' }).click();
	await expect(lead.getByText('Sparat. Så här ser det ut för mottagaren.')).toBeVisible();
	return approveNote(lead);
}

/** Opens what came to one of the reader's groups. Out: its address. */
async function openReceived(page: Page, group: string, title: string): Promise<string> {
	await page.goto(`/relay?group=${demoId(`ljusbygden/group/${group}`)}`);
	await page.getByRole('main').getByRole('link', { name: title }).click();
	await expect(page).toHaveURL(/\/relay\/received\//);
	return new URL(page.url()).pathname;
}

const answers = (page: Page) => page.getByRole('region', { name: /^Vad det blev av det/ });

/** What a socket that asks for the raw document is told. */
const knock = (page: Page, address: string) =>
	page.evaluate(
		(to) =>
			new Promise<{ code: number; bytes: number }>((resolve) => {
				const socket = new WebSocket(to);
				let bytes = 0;
				socket.binaryType = 'arraybuffer';
				socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => (bytes += data.byteLength);
				socket.onclose = ({ code }) => resolve({ code, bytes });
			}),
		address
	);

test('a note of a workshop goes with one from another group by way of the office to three groups, is discussed and answered, and the answer leads back to both', async ({
	pageOf,
	portal,
	expectAccessible
}) => {
	test.setTimeout(240_000);
	const run = Date.now().toString(36);
	const [first, second, together] = [`Sju veckors väntan ${run}`, `Åtta veckors väntan ${run}`, `Korta väntan ${run}`];
	const one = await pageOf(norrlinge);
	const oneNote = await harvested(one, groupOf('norrlinge-hokensby'), first);
	const two = await pageOf(vidakra);
	const twoNote = await harvested(two, groupOf('vidakra'), second);

	// The office merges the two and relays what they became to the regional group and two local groups.
	const desk = await pageOf(office);
	await desk.goto('/office?notes=500');
	for (const title of [first, second])
		await desk.getByRole('checkbox', { name: `Slå ihop: ${title}`, exact: true }).check();
	await desk.getByRole('button', { name: 'Slå ihop medskick' }).click();
	await fillNote(desk, together, 'Två grupper väntar i sju till åtta veckor.', 'Ett svar');
	await desk.getByRole('button', { name: 'Slå ihop dem' }).click();
	await expect(desk.getByRole('region', { name: /^Ihopslaget av/ })).toContainText(second);
	const merged = new URL(desk.url()).pathname;
	for (const group of [/^Regionala samverkansgruppen/, /Stensånge/, /Ärlunda/])
		await desk.getByRole('checkbox', { name: group }).check();
	await desk.getByLabel('Varför just till dem?').fill('Ni har provat något liknande.');
	await desk.getByRole('button', { name: 'Se det som mottagaren' }).click();
	await desk.getByRole('button', { name: 'Skicka precis så här' }).click();
	await expect(desk.getByText('Medskicket är skickat, precis som du såg det.')).toBeVisible();

	// The picture of the network has it as threads, and the table says the same.
	await desk.goto('/office/net');
	const rows = desk.getByRole('region', { name: 'Öppna medskick mellan grupperna' }).last().getByRole('row');
	await expect(rows.filter({ hasText: /Vidåkra.*Ärlunda/ })).toHaveCount(1);
	await expectAccessible(desk);

	// Whoever sent it waits with the page open.
	for (const [page, address] of [
		[one, oneNote],
		[two, twoNote]
	] as const) {
		await page.goto(address);
		await expect(answers(page).getByRole('listitem')).toHaveCount(3);
	}

	// One group puts it on its agenda, discusses it at its meeting, and answers when it has been treated.
	const meets = await pageOf(arlunda);
	const meeting = await planMeeting(meets, 'Lokala samverkansgruppen Ärlunda', `${year}-04-05`);
	const received = await openReceived(meets, 'arlunda', together);
	const option = meets.getByLabel('Möte', { exact: true }).locator(`option[value="${meeting.split('/').at(-1)}"]`);
	await meets.getByLabel('Möte', { exact: true }).selectOption(await option.getAttribute('value'));
	await meets.getByRole('button', { name: 'Sätt på dagordningen' }).click();
	await expect(meets.getByText('Medskicket står på dagordningen.')).toBeVisible();
	for (const page of [one, two]) await expect(answers(page)).toContainText('På dagordningen');
	await meets.goto(`${meeting}/live`);
	await begin(meets);
	await checkIn(meets);
	const agenda = meets.getByRole('navigation', { name: 'Dagordning' });
	await agenda.getByRole('link', { name: together }).click();
	await expect(meets.getByRole('heading', { level: 1, name: together })).toBeVisible();
	await meets.getByRole('button', { name: 'Gå till det här ärendet med alla' }).click();
	const opened = meets.waitForEvent('websocket', (socket) => socket.url().includes('/sync/'));
	await meets.reload();
	const address = (await opened).url();
	const item = new URL(meets.url()).searchParams.get('item') ?? '';
	await meets.getByRole('textbox', { name: /^Anteckningar/ }).click();
	await meets.keyboard.type('Vi lägger fasta tider.');
	await expect(meets.getByText(/^Sparat/)).toBeVisible();
	await meets.getByRole('button', { name: 'Avsluta mötet' }).click();
	await meets.getByRole('dialog').getByRole('button', { name: 'Avsluta mötet' }).click();
	await expect(meets.getByText('Mötet är avslutat.')).toBeVisible();
	await meets.goto(received);
	await meets.getByRole('textbox', { name: 'Återkoppling' }).fill('Två fasta tider i veckan från september.');
	await meets.getByRole('button', { name: 'Skicka återkopplingen' }).click();
	await expect(meets.getByText(/Återkopplingen är skickad/)).toBeVisible();

	// Another sees no reason to act and says why; the third puts it on its own agenda.
	const declines = await pageOf(stensange);
	await openReceived(declines, 'stensange', together);
	await declines.getByRole('button', { name: 'Bekräfta att vi har fått det' }).click();
	await declines.getByRole('radio', { name: 'Ingen åtgärd' }).check();
	await declines.getByRole('textbox', { name: 'Återkoppling' }).fill('Hos oss är väntan redan kort.');
	await declines.getByRole('button', { name: 'Skicka återkopplingen' }).click();
	await expect(declines.getByText(/Återkopplingen är skickad/)).toBeVisible();
	const chair = await pageOf(regional);
	await openReceived(chair, 'regional', together);
	await chair.getByRole('button', { name: 'Bekräfta att vi har fått det' }).click();
	await expect(chair.getByText('Medskicket är mottaget.')).toBeVisible();

	// Both origins have all three side by side, on the pages that they had open.
	for (const page of [one, two]) {
		await expect(answers(page)).toContainText('Två fasta tider i veckan från september.');
		await expect(answers(page)).toContainText('Hos oss är väntan redan kort.');
		await expect(answers(page).getByRole('listitem').filter({ hasText: 'Regionala' })).toContainText('Mottaget');
		await expect(answers(page)).not.toContainText('Vi lägger fasta tider.');
	}
	await expectAccessible(one);

	// From the answer to both cards in two clicks: for the office each, for an origin its own.
	for (const card of [first, second]) {
		await desk.goto(merged);
		await expect(answers(desk)).toContainText('Två fasta tider i veckan från september.');
		await desk.getByRole('link', { name: /^Den röda tråden/ }).click();
		await desk.getByRole('listitem').filter({ hasText: 'Lapp:' }).getByRole('link', { name: card }).click();
		await expect(desk).toHaveURL(/\/sheets\/[\w-]{22}\?step=\d+#entry-/);
		await expect(desk.getByRole('listitem').filter({ hasText: card }).first()).toBeVisible();
	}
	await two.getByRole('link', { name: /^Den röda tråden/ }).click();
	await expect(two.getByRole('heading', { name: 'I en annan grupp' }).first()).toBeVisible();
	await expect(two.getByRole('main')).not.toContainText(first);
	await two.getByRole('listitem').filter({ hasText: 'Lapp:' }).getByRole('link', { name: second }).click();
	await expect(two).toHaveURL(/\/sheets\/[\w-]{22}\?step=\d+#entry-/);

	// Of the receiver's own nothing opens to an origin: no page, no room, no document.
	for (const path of [received, `${meeting}/agenda?item=${item}`, `${meeting}/live?item=${item}`, `/thread/${item}`]) {
		const answer = await one.request.get(path);
		expect(answer.status(), path).toBe(404);
		expect(await answer.text()).not.toContain('Vi lägger fasta tider.');
	}
	const cookie = (await one.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const socket = io(portal.origin, {
		transports: ['websocket'],
		extraHeaders: { origin: portal.origin, cookie },
		forceNew: true,
		reconnection: false
	});
	try {
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve);
			socket.once('connect_error', reject);
		});
		const meetingId = meeting.split('/').at(-1) ?? '';
		for (const refused of [
			socket.emitWithAck('scope:watch', { kind: 'meeting', id: meetingId }),
			socket.emitWithAck('meeting:enter', { meetingId })
		])
			expect(await refused).toMatchObject({ ok: false });
	} finally {
		socket.disconnect();
	}
	await one.goto('/');
	expect(await knock(one, address)).toEqual({ code: 4403, bytes: 0 });
});
