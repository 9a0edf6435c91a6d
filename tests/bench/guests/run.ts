import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { newId } from '../../../src/lib/ids/id.ts';
import { readConfig } from '../../../server/config.ts';
import { openDoor } from '../../../server/joining/open-door.ts';
import { readTakingPart } from '../../../server/joining/read.ts';
import { closePortal, openPortal } from '../../../server/start.ts';
import { startSheet } from '../../../server/sheets/start-sheet.ts';
import { aFederation, aGroup, aSeated } from '../../build/rows.ts';
import { actorFor } from '../../build/session.ts';
import { startBuiltPortal } from '../../e2e/built-portal.ts';
import { percentile } from '../figures.ts';
import { writeFigures } from '../performance-page.ts';

// npm run bench -- guests: 130 people come to a sheet by its link within a minute, over the built portal, each as a
// browser does: the door's page, the form, the sheet's page, its socket, and the page's questions when it hears that
// something has changed. Printed: how long it took each until their page followed the sheet, and when the last was in;
// --write puts the table into docs/performance.md.
const people = 130;
const within = 60_000;
const goal = 120_000;

const data = mkdtempSync(join(tmpdir(), 'samsyn-guests-'));
const settings = { SAMSYN_DATA: data, SAMSYN_DEMO: 'off', SAMSYN_LOG: 'silent', PORT: '0' };

/** A sheet with its door open. Out: the token of its link. */
async function furnish() {
	await openPortal(readConfig({ ...settings, PORT: '3000' }));
	const group = await aGroup(await aFederation());
	const chair = await actorFor(await aSeated(group, 'chair'));
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'swot:sv', title: 'Stormötet' });
	await openDoor(chair, { sheetId });
	const token = (await readTakingPart(chair, sheetId)).door?.link.split('/').at(-1) ?? '';
	await closePortal();
	return { sheetId, token };
}

const { sheetId, token } = await furnish();
const portal = await startBuiltPortal(data, settings);
const sockets: Socket[] = [];
let asked = 0;

/** Somebody with a phone: from the link to a page that follows the sheet. Out: milliseconds. */
async function comeIn(number: number): Promise<number> {
	const from = performance.now();
	const door = `${portal.origin}/take-part/${token}`;
	await (await fetch(door)).text();
	const fields = new URLSearchParams({ form: newId(), name: `Gäst ${number}`, organisation: 'Byn', where: 'room' });
	const entered = await fetch(`${door}?/guest`, {
		method: 'POST',
		body: fields,
		redirect: 'manual',
		headers: { origin: portal.origin, accept: 'text/html' }
	});
	const cookie = entered.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
	const page = await fetch(`${portal.origin}/sheets/${sheetId}`, { headers: { cookie } });
	if (!page.ok) throw new Error(`guest ${number}: the door answered ${entered.status}, the sheet ${page.status}`);
	await page.text();
	const socket = io(portal.origin, {
		transports: ['websocket'],
		extraHeaders: { cookie, origin: portal.origin },
		forceNew: true
	});
	sockets.push(socket);
	let asking = false;
	socket.on('room:stale', () => {
		if (asking) return;
		asking = true;
		setTimeout(() => {
			asking = false;
			asked += 1;
			void fetch(`${portal.origin}/sheets/${sheetId}/__data.json?x-sveltekit-invalidated=01`, { headers: { cookie } })
				.then((answer) => answer.text())
				.catch(() => undefined);
		}, Math.random() * 300);
	});
	await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
	const { ok } = (await socket.emitWithAck('scope:watch', { kind: 'sheet', id: sheetId })) as { ok: boolean };
	if (!ok) throw new Error(`guest ${number} may not follow the sheet`);
	return performance.now() - from;
}

const load = loadavg()[0] ?? NaN;
const from = performance.now();
const times = await Promise.all(
	Array.from({ length: people }, async (_, number) => {
		await pause((number / people) * within);
		return comeIn(number);
	})
);
const last = performance.now() - from;
for (const socket of sockets) socket.disconnect();
await portal.stop();
rmSync(data, { recursive: true, force: true });
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const [half, most, all] = [0.5, 0.95, 1].map((share) => seconds(percentile([...times], share)));
const table = [
	`Measured ${new Date().toISOString().slice(0, 10)} on ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; load average when it began ${load.toFixed(1)}, when it ended ${loadavg()[0]?.toFixed(1)}. ${people} guests, one each ${Math.round(within / people)} ms; their pages asked ${asked} times for what had changed meanwhile.`,
	'',
	'| from the link until the page follows the sheet | half | 95 of 100 | the slowest | the last is in |',
	'| --- | --- | --- | --- | --- |',
	`| ${people} guests | ${half} | ${most} | ${all} | ${seconds(last)} |`,
	'',
	`- Goal: all ${people} within ${goal / 60_000} minutes. Found: ${seconds(last)}. ${last < goal ? 'Reached.' : '**Not reached.**'}`
].join('\n');
console.log(`\n${table}`);
if (process.argv.includes('--write')) await writeFigures('guests', table);
process.exit(0);
