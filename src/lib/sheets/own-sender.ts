import type { Sent } from './send.ts';

/** What somebody writes for themselves in one place of a step: a note, or what they chose in a field. */
export interface OwnWords {
	/** The page's action that keeps it, with its whole path: it is sent from wherever they are by then. */
	readonly action: string;
	readonly place: number;
	readonly field: string;
	readonly column: string;
	readonly id: string;
	readonly text: string;
	readonly values: readonly string[];
}

/** 'failed': not now, it is tried again; 'refused': not at all, with the server's sentence. */
export type Said = 'saving' | 'saved' | 'failed' | 'refused';
export interface OwnListener {
	readonly said: (said: Said, sentence: string) => void;
	/** The step was shown or the sheet closed meanwhile: nobody else has these words. */
	readonly left?: ((text: string) => void) | undefined;
}

/** Milliseconds between a failed attempt and the next. */
export const again = 5_000;
/** Refusals that pass: the way is too narrow, the disk full, the time out until there is more, the session over. */
const passing = new Set<string | null>([
	null,
	'rate.limited',
	'storage.unavailable',
	'sheet.time-out',
	'access.sign-in'
]);
const over = new Set<string | null>(['sheet.shown', 'sheet.closed']);

interface Line {
	wanted: OwnWords | null;
	kept: string;
	sending: boolean;
	timer: ReturnType<typeof setTimeout> | undefined;
	listener: OwnListener;
}
const saidIn = ({ text, values }: Pick<OwnWords, 'text' | 'values'>) => JSON.stringify([text, values]);

/**
 * Keeps private writing: of each place one attempt at a time, and after it whatever was written last, so that no older
 * words can win; 'saved' is said only when nothing newer waits. What fails is tried again, also when its page has been left.
 * `changed`: hears that what waits is another.
 */
export function createOwnSender(post: (words: OwnWords) => Promise<Sent>, changed: () => void = () => undefined) {
	const lines = new Map<string, Line>();

	async function send(line: Line): Promise<void> {
		clearTimeout(line.timer);
		const words = line.wanted;
		if (line.sending || words === null) return;
		line.sending = true;
		const sent = await post(words);
		line.sending = false;
		const newer = line.wanted !== words;
		if (sent.ok) line.kept = saidIn(words);
		if (newer) return send(line);
		if (!sent.ok && passing.has(sent.code)) {
			line.listener.said('failed', '');
			line.timer = setTimeout(() => void send(line), again);
			return;
		}
		line.wanted = null;
		changed();
		if (sent.ok) return line.listener.said('saved', '');
		if (over.has(sent.code) && words.text) line.listener.left?.(words.text);
		line.listener.said('refused', sent.sentence);
	}

	return {
		/**
		 * A place is on the page again, with what the server has of it. Out: what is written there and waits, if any; it is
		 * told to this listener from now on.
		 */
		open(key: string, kept: Pick<OwnWords, 'text' | 'values'>, listener: OwnListener): OwnWords | null {
			const line = lines.get(key);
			if (line && (line.wanted !== null || line.sending)) line.listener = listener;
			else lines.set(key, { wanted: null, kept: saidIn(kept), sending: false, timer: undefined, listener });
			return line?.wanted ?? null;
		},
		/** What stands in a place that is open; it is sent in `wait` milliseconds. */
		put(key: string, words: OwnWords, wait: number): void {
			const line = lines.get(key);
			if (!line) return;
			clearTimeout(line.timer);
			if (!line.sending && line.kept === saidIn(words)) {
				line.wanted = null;
				changed();
				return line.listener.said('saved', '');
			}
			line.wanted = words;
			changed();
			line.listener.said('saving', '');
			line.timer = setTimeout(() => void send(line), wait);
		},
		/** Sends what waits in a place, or in all, without waiting longer. */
		flush(key?: string): void {
			for (const [name, line] of lines) if (key === undefined || name === key) void send(line);
		},
		/** Everything that is written and that the server may lack, by its key. */
		waiting: (): ReadonlyMap<string, OwnWords> =>
			new Map([...lines].flatMap(([key, { wanted }]) => (wanted === null ? [] : [[key, wanted] as const])))
	};
}

export type OwnSender = ReturnType<typeof createOwnSender>;
