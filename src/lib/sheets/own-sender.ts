import { mostMarks, ownMark } from './own-mark.ts';
import type { Sent } from './send.ts';

/** What somebody writes for themselves in one place of a step: a note, or what they chose in a field. */
export interface OwnWords {
	/** Whose it is, by the name this browser keeps their writing under; '' for who has no account. */
	readonly account: string;
	/** The page's action that keeps it, with its whole path: it is sent from wherever they are by then. */
	readonly action: string;
	readonly place: number;
	readonly field: string;
	readonly column: string;
	readonly id: string;
	readonly text: string;
	readonly values: readonly string[];
}

/** Words as they are left to a later page, with marks of all that the server may have had in their place. */
export interface LeftWords extends OwnWords {
	readonly known?: readonly string[];
}

/** 'failed': not now, it is tried again; 'refused': not at all, with the server's sentence. */
export type Said = 'saving' | 'saved' | 'failed' | 'refused';
export interface OwnListener {
	readonly said: (said: Said, sentence: string) => void;
	/** Whether the place is on the page: what was refused stands there still. */
	readonly here?: () => boolean;
	/** The server never takes these words and nobody else has them. Out: whether their writer sees them. */
	readonly left?: ((text: string) => boolean) | undefined;
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
/** Refusals after which the place is on no page any more, or has other words. */
const over = new Set<string | null>(['sheet.shown', 'sheet.closed', 'sheet.own-newer']);

interface Line {
	wanted: OwnWords | null;
	kept: string;
	sending: boolean;
	/** The last attempt failed. */
	troubled: boolean;
	timer: ReturnType<typeof setTimeout> | undefined;
	listener: OwnListener;
	/** Marks of what the server may have: what it said, and all that was sent since. */
	known: readonly string[];
	/** An earlier page left it: what is neither known nor the words themselves was written later, elsewhere. */
	careful: boolean;
}
const saidIn = ({ text, values }: Pick<OwnWords, 'text' | 'values'>) => JSON.stringify([text, values]);

/**
 * Keeps private writing: of each place one attempt at a time, and after it whatever was written last, so that no older
 * words can win; 'saved' is said only when nothing newer waits. What fails is tried again, also when its page has been left.
 */
export function createOwnSender(
	/** `known`: only where the server has one of these is it to take them. */
	post: (words: OwnWords, known: readonly string[] | null) => Promise<Sent>,
	{
		troubled,
		cleared
	}: {
		/** Words that could not be sent now: a page that is closed would lose them. */
		readonly troubled: (key: string, words: LeftWords) => void;
		/** Nothing waits in a place any more: the server has it, or its writer has been told. */
		readonly cleared: (key: string) => void;
	}
) {
	const lines = new Map<string, Line>();
	const lineOf = (kept: string, listener: OwnListener, known: readonly string[] = []): Line => ({
		...{ wanted: null, kept, sending: false, troubled: false, timer: undefined, listener, known, careful: false }
	});
	const leftOf = ({ known }: Line, words: OwnWords): LeftWords => ({ ...words, known });

	async function send(key: string, line: Line): Promise<void> {
		clearTimeout(line.timer);
		const words = line.wanted;
		if (line.sending || words === null) return;
		line.sending = true;
		const before = line.known;
		const mark = ownMark(words);
		line.known = [...before.filter((one) => one !== mark), mark].slice(-mostMarks);
		const sent = await post(words, line.careful ? before : null);
		line.sending = false;
		const newer = line.wanted !== words;
		if (sent.ok) {
			line.kept = saidIn(words);
			line.known = [mark];
		}
		line.troubled = !sent.ok && passing.has(sent.code);
		if (sent.ok || (!line.troubled && !newer)) line.careful = false;
		if (line.troubled && line.wanted) troubled(key, leftOf(line, line.wanted));
		if (newer) return send(key, line);
		if (line.troubled) {
			line.listener.said('failed', '');
			line.timer = setTimeout(() => void send(key, line), again);
			return;
		}
		line.wanted = null;
		if (sent.ok) {
			cleared(key);
			return line.listener.said('saved', '');
		}
		const { here, left, said } = line.listener;
		const stands = !over.has(sent.code) && here?.() === true;
		// Whoever is on another page is told when they open the sheet.
		if (words.text === '' || stands || left?.(words.text)) cleared(key);
		// What an earlier page left is kept already.
		else if (here) troubled(key, leftOf(line, words));
		said('refused', sent.sentence);
	}

	return {
		/**
		 * A place is on the page again, with what the server has of it. Out: what is written there and waits, if any; it is
		 * told to this listener from now on.
		 */
		open(key: string, kept: Pick<OwnWords, 'text' | 'values'>, listener: OwnListener): OwnWords | null {
			const line = lines.get(key);
			if (line && (line.wanted !== null || line.sending)) line.listener = listener;
			else lines.set(key, lineOf(saidIn(kept), listener, [ownMark(kept)]));
			return line?.wanted ?? null;
		},
		/** What stands in a place that is open; it is sent in `wait` milliseconds. */
		put(key: string, words: OwnWords, wait: number): void {
			const line = lines.get(key);
			if (!line) return;
			clearTimeout(line.timer);
			if (!line.sending && line.kept === saidIn(words)) {
				line.wanted = null;
				cleared(key);
				return line.listener.said('saved', '');
			}
			line.wanted = words;
			if (line.troubled) troubled(key, leftOf(line, words));
			line.listener.said('saving', '');
			line.timer = setTimeout(() => void send(key, line), wait);
		},
		/** Words that an earlier page left unsent; what has been written on this one since is newer. Sends them. */
		takeUp(key: string, { known, ...words }: LeftWords, listener: OwnListener): void {
			const line = lines.get(key) ?? lineOf('', listener);
			lines.set(key, line);
			if (line.wanted === null && !line.sending) {
				line.wanted = words;
				line.known = known ?? [];
				line.careful = known !== undefined;
			}
			// Whoever wrote there last may be on another page by now.
			if (!line.listener.here?.()) line.listener = listener;
			void send(key, line);
		},
		/** Sends what waits in a place, or in all, without waiting longer. */
		flush(key?: string): void {
			for (const [name, line] of lines) if (key === undefined || name === key) void send(name, line);
		},
		/** Everything that is written and that the server may lack, by its key. */
		waiting: (): ReadonlyMap<string, LeftWords> =>
			new Map(
				[...lines].flatMap(([key, line]) => (line.wanted === null ? [] : [[key, leftOf(line, line.wanted)] as const]))
			)
	};
}

export type OwnSender = ReturnType<typeof createOwnSender>;
