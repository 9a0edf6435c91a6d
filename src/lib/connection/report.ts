import { m } from '#lib/i18n/paraglide/messages.js';
import { clockMayDiffer, verdictOf, type Findings } from './findings.ts';

/** One line of the test as it is shown and told. */
export interface Line {
	readonly key: 'pages' | 'websocket' | 'tunnel' | 'times' | 'clock' | 'storage' | 'idle';
	readonly name: string;
	/** Null while it is being asked. */
	readonly result: string | null;
	readonly good: boolean;
}

const milliseconds = (value: number): string =>
	value < 10 ? m.connection_ms_few() : m.connection_ms({ count: Math.round(value) });

const protocols: Record<string, string> = { 'http/1.1': 'HTTP/1.1', h2: 'HTTP/2', h3: 'HTTP/3' };

function pagesWords({ works, secure, protocol }: NonNullable<Findings['pages']>): string {
	if (!works) return m.connection_no_answer();
	const how = protocols[protocol];
	return [secure ? m.connection_works() : m.connection_pages_plain(), ...(how ? [how] : [])].join(', ');
}

function timesWords(times: NonNullable<Findings['times']>): string {
	const said = (
		[
			[m.connection_time_pages(), times.pages],
			['WebSocket', times.webSocket],
			[m.connection_time_tunnel(), times.tunnel]
		] as const
	).flatMap(([name, value]) => (value === null ? [] : [`${name} ${milliseconds(value)}`]));
	return said.length > 0 ? said.join(', ') : m.connection_no_answer();
}

function clockWords(seconds: number): string {
	const off = Math.abs(seconds);
	if (off < clockMayDiffer) return m.connection_clock_right();
	const minutes = Math.max(1, Math.round(off / 60));
	return seconds > 0 ? m.connection_clock_ahead({ minutes }) : m.connection_clock_behind({ minutes });
}

const passes = (open: boolean): string => (open ? m.connection_passes() : m.connection_blocked());

/** The lines of the test, in order; `longer`: the silent WebSocket was asked for. */
export function linesOf(found: Findings, longer: boolean): Line[] {
	const { pages, webSocket, tunnel, times, clock, storage, idle } = found;
	const line = <Value>(
		key: Line['key'],
		name: string,
		value: Value | null,
		words: (value: Value) => string,
		good: (value: Value) => boolean
	): Line => ({ key, name, result: value === null ? null : words(value), good: value !== null && good(value) });
	const yes = (value: boolean) => value;

	return [
		line('pages', m.connection_step_pages(), pages, pagesWords, ({ works }) => works),
		line('websocket', m.connection_step_websocket(), webSocket, passes, yes),
		line('tunnel', m.connection_step_tunnel(), tunnel, passes, yes),
		line('times', m.connection_step_times(), times, timesWords, (all) => all.pages !== null),
		...(pages && !pages.works
			? []
			: [line('clock', m.connection_step_clock(), clock, clockWords, (off) => Math.abs(off) < clockMayDiffer)]),
		line(
			'storage',
			m.connection_step_storage(),
			storage,
			(there) => (there ? m.connection_storage_there() : m.connection_storage_missing()),
			yes
		),
		...(longer
			? [
					line(
						'idle',
						m.connection_step_idle(),
						idle,
						(stood) => (stood ? m.connection_idle_stood() : m.connection_idle_cut()),
						yes
					)
				]
			: [])
	];
}

/** What to open, for whoever runs the network. `host` and `port` as the browser sees them. */
export const openingsFor = ({ host, port }: { host: string; port: string }): string[] => [
	m.connection_open_host({ host, port }),
	m.connection_open_protocols(),
	m.connection_open_upgrade(),
	m.connection_open_paths(),
	m.connection_open_inspection(),
	m.connection_open_idle()
];

const verdicts = {
	all: m.connection_verdict_all,
	detour: m.connection_verdict_detour,
	fragile: m.connection_verdict_fragile,
	reading: m.connection_verdict_reading,
	nothing: m.connection_verdict_nothing
};

/** What the test means, in a few sentences. */
export function verdictWords(found: Findings): string {
	const verdict = verdictOf(found);
	// A browser opens six connections to a host there, and each tab on the detour holds two of them.
	const few = verdict === 'detour' && found.pages?.protocol === 'http/1.1';
	return few ? `${verdicts[verdict]()} ${m.connection_verdict_tabs()}` : verdicts[verdict]();
}

/** The whole report as text, without anything about the person. `at`: when, in words; `browser`: as it calls itself. */
export function reportText(
	found: Findings,
	longer: boolean,
	where: { host: string; port: string; at: string; browser: string }
): string {
	const results = linesOf(found, longer).map(({ name, result }) => `- ${name}: ${result ?? m.connection_not_asked()}`);
	return [
		m.connection_report_title({ host: where.host }),
		m.connection_report_when({ at: where.at }),
		m.connection_report_browser({ browser: where.browser }),
		'',
		verdictWords(found),
		'',
		m.connection_report_results(),
		...results,
		'',
		m.connection_open_title(),
		...openingsFor(where).map((one) => `- ${one}`)
	].join('\n');
}
