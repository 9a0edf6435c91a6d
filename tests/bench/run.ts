import { execFileSync, fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { catalogue } from './catalogue.ts';
import type { Measures } from './figures.ts';
import { everyServer, serverOf } from './servers.ts';
import type { Task } from './stage.ts';
import { writeTables, type Finding } from './table.ts';

// npm run bench -- --size full --rounds 5 --write: every server in every scenario, one after another within each round,
// so that what else the machine does falls on all alike.
//   --only ours,bare     servers (ours@<folder> measures another checkout of the project beside this one)
//   --scenario rooms     scenarios, by name
//   --rounds 3           --size small | full
//   --profile <folder>,8,5   CPU profiles of the server's threads from 8 s after its start, for 5 s
//   --into <file>        what was found is added to a file, and the tables are of all in it: a run in several parts
//   --write              puts the tables into docs/performance.md
const root = join(import.meta.dirname, '../..');
const page = join(root, 'docs/performance.md');
const { values: flags } = parseArgs({
	options: {
		only: { type: 'string', default: everyServer.join(',') },
		scenario: { type: 'string', default: catalogue.map(({ name }) => name).join(',') },
		rounds: { type: 'string', default: '3' },
		size: { type: 'string', default: 'small' },
		profile: { type: 'string' },
		into: { type: 'string' },
		write: { type: 'boolean', default: false }
	}
});
const size = flags.size === 'full' ? 'full' : 'small';
const rounds = Number(flags.rounds);
const work = mkdtempSync(join(tmpdir(), 'samsyn-bench-run-'));

/** Scenarios that begin from documents that lie on the disk, and scenarios that are done once: long, and of large numbers. */
const fromWritten = new Set(['join', 'open', 'restart']);
const once = new Set(['memory', 'kill']);

/** Has one measuring process do one task. Rejects with what failed there. */
function ask(task: Task): Promise<Measures> {
	return new Promise((resolve, reject) => {
		const child = fork(join(import.meta.dirname, 'generator.ts'), {
			execArgv: ['--disable-warning=ExperimentalWarning'],
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		child.once('message', (answer: { measures: Measures } | { failed: string }) => {
			if ('measures' in answer) resolve(answer.measures);
			else reject(new Error(answer.failed));
		});
		child.once('exit', (code) => reject(new Error(`the generator ended with ${code}`)));
		child.send(task);
	});
}

const prepared = new Set<string>();
/** Fills a server's data folder, once in a run. */
async function prepareFor(scenario: string, server: string): Promise<void> {
	if (!fromWritten.has(scenario) || prepared.has(server) || /^ours-/.test(server)) return;
	if (!serverOf(server, root).keeps) return;
	await ask({ scenario: 'prepare', server, size, root, work });
	prepared.add(server);
}

async function measure(scenario: string, server: string, round: number): Promise<Finding | null> {
	await prepareFor(scenario, server);
	const { profile } = flags;
	const measures = await ask({ scenario, server, size, root, work, ...(profile ? { profile } : {}) });
	if (Object.keys(measures).length === 0) return null;
	console.log(JSON.stringify({ scenario, server, round, ...measures }));
	const finding = { scenario, server, label: serverOf(server, root).label, round, measures };
	if (flags.into) appendFileSync(flags.into, `${JSON.stringify(finding)}\n`);
	return finding;
}

/** What earlier parts of the run have found. */
function foundBefore(): Finding[] {
	if (!flags.into || !existsSync(flags.into)) return [];
	const lines = readFileSync(flags.into, 'utf8').trim().split('\n');
	return lines.map((line) => JSON.parse(line) as Finding);
}

async function measureAll(): Promise<Finding[]> {
	const findings: Finding[] = [];
	const servers = flags.only.split(',');
	for (const scenario of flags.scenario.split(','))
		for (let round = 0; round < (once.has(scenario) ? 1 : rounds); round += 1)
			for (const server of servers) {
				const finding = await measure(scenario, server, round).catch((error: unknown) => {
					console.error(`${scenario} with ${server} could not be measured:`, error);
					process.exitCode = 1;
					return null;
				});
				if (finding) findings.push(finding);
			}
	return findings;
}

/** Puts the tables between the two marks of docs/performance.md; what people wrote around them stays. */
async function writePage(tables: string): Promise<void> {
	const [begin, end] = ['<!-- figures -->', '<!-- /figures -->'];
	const before = readFileSync(page, 'utf8');
	const [head, tail] = [before.split(begin)[0], before.split(end)[1]];
	if (head === undefined || tail === undefined) throw new Error(`${page} has lost its marks`);
	const text = `${head}${begin}\n\n${tables}\n${end}${tail}`;
	writeFileSync(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
}

const now = new Date();
try {
	const findings = [...foundBefore(), ...(await measureAll())];
	const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
	const tables = writeTables(findings, { date: now.toISOString().slice(0, 10), size, commit });
	console.log(`\n${tables}`);
	if (flags.write) await writePage(tables);
} finally {
	rmSync(work, { recursive: true, force: true });
}
