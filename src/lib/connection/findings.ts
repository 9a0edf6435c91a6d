/** What the network test has found so far; null while it does not know. */
export interface Findings {
	/** The pages, over https. `protocol` as the browser names it: h2, http/1.1. */
	readonly pages: { readonly works: boolean; readonly secure: boolean; readonly protocol: string } | null;
	readonly webSocket: boolean | null;
	readonly tunnel: boolean | null;
	/** Medians in milliseconds; null for what does not work. */
	readonly times: Readonly<Record<'pages' | 'webSocket' | 'tunnel', number | null>> | null;
	/** Seconds that this device's clock is ahead of the server's; negative when it is behind. */
	readonly clock: number | null;
	readonly storage: boolean | null;
	/** Whether a WebSocket survived saying nothing for a while; null when that was not asked. */
	readonly idle: boolean | null;
}

export const nothingYet: Findings = {
	pages: null,
	webSocket: null,
	tunnel: null,
	times: null,
	clock: null,
	storage: null,
	idle: null
};

/** What all of it means for whoever wants to work. */
export type Verdict = 'all' | 'detour' | 'fragile' | 'reading' | 'nothing';

/** Seconds by which a clock may differ before sign-in codes and times of meetings look wrong. */
export const clockMayDiffer = 60;

/**
 * Sums up a test that is done. all: nothing to open. fragile: only the detour is blocked, which nobody needs now.
 * detour: writing together works by long polling. reading: pages work, writing together does not.
 */
export function verdictOf({ pages, webSocket, tunnel, idle }: Findings): Verdict {
	if (!pages?.works && !webSocket && !tunnel) return 'nothing';
	if (webSocket && idle !== false) return tunnel ? 'all' : 'fragile';
	return tunnel || webSocket ? 'detour' : 'reading';
}

/** The middle one of several measurements; null of none. */
export function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.floor((sorted.length - 1) / 2)];
	return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
