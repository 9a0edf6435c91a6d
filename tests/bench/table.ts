import { cpus } from 'node:os';
import { catalogue, type Figure, type Found, type ScenarioText } from './catalogue.ts';
import { median, type Measures } from './figures.ts';

/** One scenario of one server in one round. */
export interface Finding {
	readonly scenario: string;
	readonly server: string;
	readonly label: string;
	readonly round: number;
	readonly measures: Measures;
}

export interface Circumstances {
	readonly date: string;
	readonly size: string;
	/** State of the project that was measured. */
	readonly commit: string;
}

const number = (value: number): string => {
	if (Number.isNaN(value)) return '–';
	const size = Math.abs(value);
	return value.toLocaleString('en-US', { maximumFractionDigits: size >= 100 ? 0 : size >= 10 ? 1 : 2 });
};

const valuesOf = (findings: readonly Finding[], scenario: string, server: string, measure: string): number[] =>
	findings
		.filter((one) => one.scenario === scenario && one.server === server)
		.map((one) => one.measures[measure] ?? NaN)
		.filter((value) => !Number.isNaN(value));

/** Counts are added over the rounds; everything else is a median. */
const isSum = (scenario: string) => scenario === 'kill';
const total = (values: readonly number[]) =>
	values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0);

export const foundIn =
	(findings: readonly Finding[], scenario: string): Found =>
	(server, measure) =>
		(isSum(scenario) ? total : median)(valuesOf(findings, scenario, server, measure));

/** A median with the lowest and the highest of the rounds. */
function cell(findings: readonly Finding[], scenario: string, server: string, { measure, unit }: Figure): string {
	const values = valuesOf(findings, scenario, server, measure);
	const middle = foundIn(findings, scenario)(server, measure);
	if (Number.isNaN(middle)) return '–';
	const spread =
		!isSum(scenario) && values.length > 1 ? ` (${number(Math.min(...values))}–${number(Math.max(...values))})` : '';
	return `${number(middle)}${unit && unit !== 'cores' ? ` ${unit}` : ''}${spread}`;
}

function tableOf(findings: readonly Finding[], text: ScenarioText): string[] {
	const own = findings.filter((one) => one.scenario === text.name);
	if (own.length === 0) return [];
	const servers = [...new Map(own.map(({ server, label }) => [server, label]))];
	const rounds = Math.max(...servers.map(([server]) => own.filter((one) => one.server === server).length));
	const [main] = text.figures;
	const of = foundIn(findings, text.name);
	const bare = main ? of('bare', main.measure) : NaN;
	const ratio = (server: string) => (main && bare > 0 ? `${number(of(server, main.measure) / bare)} ×` : '–');
	const lines = [
		`### ${text.title}`,
		'',
		`${text.how} ${rounds === 1 ? 'One round.' : `${rounds} rounds.`}`,
		'',
		`| server | ${text.figures.map(({ label, unit }) => (unit === 'cores' ? `${label} (cores)` : label)).join(' | ')} | to bare ws |`,
		`| --- |${' --- |'.repeat(text.figures.length + 1)}`,
		...servers.map(
			([server, label]) =>
				`| ${label} | ${text.figures.map((figure) => cell(findings, text.name, server, figure)).join(' | ')} | ${ratio(server)} |`
		),
		''
	];
	for (const { text: goal, found, reached } of text.goals) {
		const value = found(of);
		if (!Number.isNaN(value))
			lines.push(`- Goal: ${goal}. Found: ${number(value)}. ${reached(value) ? 'Reached.' : '**Not reached.**'}`);
	}
	return [...lines, ''];
}

/** The tables of a run in Markdown, with when, where and how it was measured. */
export function writeTables(findings: readonly Finding[], { date, size, commit }: Circumstances): string {
	const [processor] = cpus();
	const machine = `${processor?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
	return [
		`Measured ${date} at ${commit}, on ${machine}; size ${size}; in each round the servers one after another. Medians; in brackets the lowest and the highest round.`,
		'',
		...catalogue.flatMap((text) => tableOf(findings, text))
	].join('\n');
}
