import { mkdtempSync, readFileSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { newId } from '../../../src/lib/ids/id.ts';
import { readConfig } from '../../../server/config.ts';
import { context } from '../../../server/context.ts';
import { closePortal, openPortal } from '../../../server/start.ts';
import { aFederation, aGroup, aMeeting, aPerson, aSeat, insert } from '../../build/rows.ts';
import { sessionCookieFor } from '../../build/session.ts';
import { startBuiltPortal } from '../../e2e/built-portal.ts';
import { percentile } from '../figures.ts';
import { numbers, text } from './words.ts';

// npm run bench -- search: 20,000 documents in two federations, and what people ask of them: by HTTP, over the built
// portal, the whole page and the dialog's suggestions, somebody of the office (who sees all) and somebody who sits in one
// group. --write puts the table into docs/performance.md.
const goal = 100;
const documents = 20_000;
const groups = 20;
const meetingsEach = 20;
const rounds = 40;
const write = process.argv.includes('--write');

const questions = [
	'samverkan',
	'rehabilitering',
	'beslut',
	'budgeten för samverkan',
	'ungdomarnas praktik',
	'"stöd till familjer"',
	'arbetsgivare kompetens utbildning',
	'förbundsmöte',
	'uppföljningsrapport mål',
	'sa',
	'be',
	'försörjningsstödet',
	'Ostergotland',
	'kvastfening',
	'2026:3'
];

const data = mkdtempSync(join(tmpdir(), 'samsyn-search-'));
const settings = { SAMSYN_DATA: data, SAMSYN_DEMO: 'off', SAMSYN_LOG: 'silent', PORT: '0' };
const next = numbers(7);
const block = (words: string) => [{ type: 'paragraph', content: [{ type: 'text', text: words, marks: [] }] }];

/** Items with a text and notes, two documents each, written as the projection of a document writes them. */
async function fill(meeting: { id: string; federationId: string; groupId: string }, items: number): Promise<void> {
	const at = new Date();
	const rows = Array.from({ length: items }, (_, place) => ({ id: newId(), document: newId(), place: `a${place}` }));
	const { id: meetingId, federationId } = meeting;
	await insert(async (db) => {
		await db.agendaItem.createMany({
			data: rows.map(({ id, place }) => ({
				...{ id, federationId, meetingId, place, title: text(next, 5), kind: 'discussion' }
			}))
		});
		await db.document.createMany({
			data: rows.map(({ id, document }) => ({
				...{ id: document, federationId, kind: 'item', subjectId: id, meetingId, createdAt: at }
			}))
		});
		await db.projection.createMany({
			data: rows.map(({ document }) => {
				const json = { text: block(text(next, 90)), notes: block(text(next, 120)) };
				return { documentId: document, epoch: 1, cursor: 1, json: JSON.stringify(json), plain: '', at };
			})
		});
	});
}

/** Two federations of ten groups, 400 meetings, 20,000 items' texts and notes. Out: who asks. */
async function furnish() {
	await openPortal(readConfig({ ...settings, PORT: '3000' }));
	const people: { name: string; cookie: string }[] = [];
	const items = Math.ceil(documents / 2 / (groups * meetingsEach));
	for (const own of [true, false]) {
		const federation = await aFederation();
		for (let g = 0; g < groups / 2; g++) {
			const group = await aGroup(federation, { name: `${text(next, 1)}gruppen ${g}` });
			const person = await aPerson(federation);
			await aSeat(group, person, 'member');
			if (own && g === 0) people.push({ name: 'sits in one group', cookie: await sessionCookieFor(person) });
			for (let n = 0; n < meetingsEach; n++) await fill(await aMeeting(group, { ordinal: n + 1 }), items);
		}
		const officer = await aPerson(federation, { office: 'director' });
		if (own) people.unshift({ name: 'of the office', cookie: await sessionCookieFor(officer) });
	}
	const began = performance.now();
	await context().search.settled();
	const indexed = performance.now() - began;
	const found = context()
		.search.index.dump()
		.filter((row) => /agenda|notes/.test(JSON.stringify(row))).length;
	await closePortal();
	return { people, indexed, found };
}

async function ask(origin: string, path: string, cookie: string): Promise<number> {
	const began = performance.now();
	const answer = await fetch(origin + path, { headers: { cookie } });
	await answer.arrayBuffer();
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
	return performance.now() - began;
}

const ways = [
	{ name: 'the whole page', path: (q: string) => `/search?q=${encodeURIComponent(q)}` },
	{ name: 'suggestions', path: (q: string) => `/search/suggest?q=${encodeURIComponent(q)}` }
];

const { people, indexed, found } = await furnish();
const size = statSync(join(data, 'search.sqlite')).size / 2 ** 20;
console.log(`${found} documents, index made in ${(indexed / 1000).toFixed(1)} s, ${size.toFixed(0)} MB`);
const portal = await startBuiltPortal(data, settings);
const lines: string[] = [];
let worst = 0;
try {
	for (const { name, path } of ways)
		for (const { name: who, cookie } of people) {
			const times: number[] = [];
			for (const q of questions) await ask(portal.origin, path(q), cookie);
			for (let round = 0; round < rounds; round++)
				for (const q of questions) times.push(await ask(portal.origin, path(q), cookie));
			const [p50, p95, most] = [0.5, 0.95, 1].map((share) => percentile([...times], share));
			worst = Math.max(worst, p95 ?? NaN);
			lines.push(`| ${name} | ${who} | ${p50?.toFixed(1)} ms | ${p95?.toFixed(1)} ms | ${most?.toFixed(1)} ms |`);
			console.log(lines.at(-1));
		}
} finally {
	await portal.stop();
	rmSync(data, { recursive: true, force: true });
}

const table = [
	`Measured ${new Date().toISOString().slice(0, 10)} on ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)}: ${found.toLocaleString('en-US')} documents in two federations; index made from nothing in ${(indexed / 1000).toFixed(0)} s, ${size.toFixed(0)} MB. ${questions.length} questions, ${rounds} times each, one after another, by HTTP with sign-in and rights.`,
	'',
	'| what | who asks | p50 | p95 | at most |',
	'| --- | --- | --- | --- | --- |',
	...lines,
	'',
	`- Goal: p95 under ${goal} ms. Found: ${worst.toFixed(1)}. **${worst < goal ? 'Reached' : 'Not reached'}.**`
].join('\n');
console.log(`\n${table}`);
if (write) {
	const page = join(import.meta.dirname, '../../../docs/performance.md');
	const [begin, end] = ['<!-- search -->', '<!-- /search -->'];
	const before = readFileSync(page, 'utf8');
	const [head, tail] = [before.split(begin)[0], before.split(end)[1]];
	if (head === undefined || tail === undefined) throw new Error(`${page} has lost its marks`);
	const whole = `${head}${begin}\n\n${table}\n\n${end}${tail}`;
	writeFileSync(page, await format(whole, { ...(await resolveConfig(page)), parser: 'markdown' }));
}
process.exit(0);
