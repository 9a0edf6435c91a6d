import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readConfig } from '../../../server/config.ts';
import { closePortal, openPortal } from '../../../server/start.ts';
import { startBuiltPortal } from '../../e2e/built-portal.ts';
import { percentile } from '../figures.ts';
import { furnish, size } from './furnish.ts';

// npm run bench -- relay: 2,000 open relay notes over 100 groups, and somebody of the office who opens the desk, the
// picture of the network and a thread of 50 knots: the whole page by HTTP, over the built portal. --write puts the table
// into docs/performance.md.
const goal = 300;
const rounds = 30;
const write = process.argv.includes('--write');
const data = mkdtempSync(join(tmpdir(), 'samsyn-relay-'));
const settings = { SAMSYN_DATA: data, SAMSYN_DEMO: 'off', SAMSYN_LOG: 'silent', PORT: '0' };

await openPortal(readConfig({ ...settings, PORT: '3000' }));
const { cookie, noteId, groupIds } = await furnish();
await closePortal();

const pages = [
	{ name: "the office's desk", path: '/office', aim: true },
	{ name: 'the desk with 500 notes shown', path: '/office?notes=500', aim: false },
	{ name: 'the picture of the network', path: '/office/net', aim: false },
	{ name: `a thread of ${size.knots} knots`, path: `/thread/${noteId}`, aim: true },
	{ name: 'all relay notes', path: '/relay', aim: false },
	{ name: 'one group’s relay notes', path: `/relay?group=${groupIds[7]}`, aim: false },
	{ name: 'one note', path: `/relay/${noteId}`, aim: false }
];

/** The whole page, each time as after a write: what the portal keeps from one question to the next is let go between. */
async function open(origin: string, path: string): Promise<{ took: number; bytes: number }> {
	const began = performance.now();
	const answer = await fetch(origin + path, { headers: { cookie } });
	const { byteLength: bytes } = await answer.arrayBuffer();
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
	return { took: performance.now() - began, bytes };
}
/** Seconds after which the portal asks its file again, with room to spare (server/db/shared-reads.ts). */
const forgets = 5_500;

const portal = await startBuiltPortal(data, settings);
const lines: string[] = [];
let worst = 0;
try {
	for (const { path } of pages) await open(portal.origin, path);
	for (const { name, path, aim } of pages) {
		const warm: number[] = [];
		let bytes = 0;
		for (let round = 0; round < rounds; round++) {
			const found = await open(portal.origin, path);
			bytes = found.bytes;
			warm.push(found.took);
		}
		const anew: number[] = [];
		for (let round = 0; round < 3; round++) {
			await new Promise((resolve) => setTimeout(resolve, forgets));
			anew.push((await open(portal.origin, path)).took);
		}
		const [p50, p95] = [0.5, 0.95].map((share) => percentile([...warm], share));
		const first = percentile([...anew], 1);
		if (aim) worst = Math.max(worst, p95 ?? NaN, first ?? NaN);
		lines.push(
			`| ${name} | ${p50?.toFixed(0)} ms | ${p95?.toFixed(0)} ms | ${first?.toFixed(0)} ms | ${(bytes / 1024).toFixed(0)} kB |`
		);
		console.log(lines.at(-1));
	}
} finally {
	await portal.stop();
	rmSync(data, { recursive: true, force: true });
}

const table = [
	`Measured ${new Date().toISOString().slice(0, 10)} on ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)}: ${size.notes.toLocaleString('en-US')} open relay notes over ${size.groups} groups. ${rounds} times each, one after another, by HTTP with sign-in and rights; and three times with nothing kept from before.`,
	'',
	'| what the office opens | p50 | p95 | at most, asked anew | page |',
	'| --- | --- | --- | --- | --- |',
	...lines,
	'',
	`- Goal: the desk and a thread of ${size.knots} knots under ${goal} ms. Found: ${worst.toFixed(0)} at most. **${worst < goal ? 'Reached' : 'Not reached'}.**`
].join('\n');
console.log(`\n${table}`);
if (write) {
	const page = join(import.meta.dirname, '../../../docs/performance.md');
	const [begin, end] = ['<!-- relay -->', '<!-- /relay -->'];
	const before = readFileSync(page, 'utf8');
	const [head, tail] = [before.split(begin)[0], before.split(end)[1]];
	if (head === undefined || tail === undefined) throw new Error(`${page} has lost its marks`);
	const whole = `${head}${begin}\n\n${table}\n\n${end}${tail}`;
	writeFileSync(page, await format(whole, { ...(await resolveConfig(page)), parser: 'markdown' }));
}
process.exit(0);
