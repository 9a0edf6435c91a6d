/** How this page's documents reach the server. */
export type Way = 'websocket' | 'tunnel';

export interface WayParts {
	/** Whether the tunnel was needed earlier in this session of the browser. */
	recall(): boolean;
	keep(tunnel: boolean): void;
	/** Whether a WebSocket opens and says something now. */
	probe(): Promise<boolean>;
	/** 0 to 1. */
	random(): number;
}

/** Milliseconds that WebSockets must fail before the tunnel is tried, where they worked a moment ago: a restart is no wall. */
const patience = 6_000;
/** Failures of the tunnel in a row before WebSockets are tried again. */
const tunnelTries = 3;
/** Milliseconds between two looks whether WebSockets are let through again: at first, at most. */
const firstWait = 30_000;
const longestWait = 600_000;
/** Milliseconds after a return within which falling again means that the look was wrong. */
const doubtful = 120_000;

/** What all documents of a page know together about WebSockets on this network. */
export function createWay({ recall, keep, probe, random }: WayParts) {
	let way: Way = recall() ? 'tunnel' : 'websocket';
	let worked = false;
	let failingSince: number | null = null;
	let mute = false;
	let tunnelFailures = 0;
	let tunnels = 0;
	let wait = firstWait;
	let returnedAt = -Infinity;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const listeners = new Set<() => void>();

	function turn(to: Way): void {
		if (way === to) return;
		way = to;
		for (const listener of [...listeners]) listener();
	}

	function goBack(): void {
		if (way !== 'tunnel') return;
		returnedAt = performance.now();
		worked = false;
		failingSince = null;
		turn('websocket');
	}

	function look(): void {
		timer = undefined;
		probe().then(
			(open) => {
				wait = Math.min(wait * 2, longestWait);
				if (open) goBack();
				else lookLater();
			},
			() => lookLater()
		);
	}

	function lookLater(after = wait * (0.5 + random())): void {
		clearTimeout(timer);
		timer = undefined;
		if (way === 'tunnel' && tunnels > 0) timer = setTimeout(look, after);
	}

	return {
		now: (): Way => way,
		/** Hears of every change. Out: the function that stops listening. */
		listen(listener: () => void): () => void {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		/** Something came over a WebSocket. */
		worked(): void {
			worked = true;
			failingSince = null;
			mute = false;
			if (way === 'websocket') keep(false);
		},
		/** A WebSocket did not open, or `opened` and said nothing. Out: whether to try the tunnel. */
		failed(opened: boolean): boolean {
			failingSince ??= performance.now();
			const tunnel = !worked || performance.now() - failingSince >= patience;
			mute = opened && tunnel;
			return tunnel;
		},
		/** Whether the next line goes through the tunnel. */
		tunnelFirst: (): boolean => way === 'tunnel' || mute,
		tunnelOpened(): void {
			tunnels += 1;
			tunnelFailures = 0;
			mute = false;
			if (way === 'websocket') {
				if (performance.now() - returnedAt > doubtful) wait = firstWait;
				keep(true);
				turn('tunnel');
			}
			if (timer === undefined) lookLater();
		},
		/** A tunnel that had opened has ended. */
		tunnelClosed(): void {
			tunnels -= 1;
			if (tunnels === 0) lookLater();
		},
		/** The tunnel did not open: the server is away, or this is a network where it is the tunnel that is blocked. */
		tunnelFailed(): void {
			mute = false;
			tunnelFailures += 1;
			if (tunnelFailures < tunnelTries) return;
			tunnelFailures = 0;
			worked = false;
			turn('websocket');
		},
		/** The network has changed: what was blocked may be open. */
		changed(): void {
			wait = firstWait;
			lookLater(1_000 + random() * 4_000);
		}
	};
}

export type WayState = ReturnType<typeof createWay>;
