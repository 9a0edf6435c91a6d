import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import type { SocketMaker } from '#lib/yjs/counting-socket.ts';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { browserSocket, doorOf } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';

const agenda = documentKinds['agenda'] as DocumentKind;

export interface TypistParts {
	/** Begins every word of this one; nobody else's begins so. */
	readonly name: string;
	readonly origin: string;
	readonly cookie: string;
	readonly document: string;
	readonly random: () => number;
	/** Milliseconds between two words at most; 0: nothing is typed unless `type` is called. */
	readonly pace?: number;
	readonly Socket?: SocketMaker;
}

/** Someone who types words nobody else types, at any place, and remembers which of them the page called saved. */
export function startTyping(parts: TypistParts) {
	const { name, origin, cookie, document, random, pace = 30 } = parts;
	const client: OpenDocument = openDocument({
		id: document,
		epoch: 1,
		kind: agenda,
		url: doorOf(origin),
		Socket: parts.Socket ?? browserSocket(cookie)
	});
	const words = client.doc.getArray<string>('words');
	const typed: string[] = [];
	let saved = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	client.listen(() => {
		const { synced, unsaved } = client.status();
		if (synced && !unsaved) saved = typed.length;
	});
	const type = () => {
		const word = `${name}-${typed.length}`;
		typed.push(word);
		words.insert(Math.floor(random() * (words.length + 1)), [word]);
	};
	const goOn = () => {
		if (client.status().synced) type();
		timer = setTimeout(goOn, random() * pace);
	};
	if (pace > 0) goOn();
	return {
		client,
		typed,
		type,
		/** What the page has called saved. */
		saved: () => typed.slice(0, saved),
		isSaved: () => client.status().synced && !client.status().unsaved,
		words: () => words.toArray(),
		stop: () => clearTimeout(timer),
		end() {
			clearTimeout(timer);
			client.destroy();
		}
	};
}

export type Typist = ReturnType<typeof startTyping>;

/** What somebody sees who comes now. */
export async function wordsNow(parts: Omit<TypistParts, 'name' | 'pace' | 'random'>): Promise<string[]> {
	const late = startTyping({ ...parts, name: 'late', pace: 0, random: () => 0 });
	try {
		await until(() => late.client.status().synced, 'a fresh reader is in step');
		return late.words();
	} finally {
		late.end();
	}
}

/** Those of the promised words that are not there. */
export const missing = (promised: readonly string[], stored: readonly string[]): string[] => {
	const there = new Set(stored);
	return promised.filter((word) => !there.has(word));
};

/** Writes one line of figures: what was run, with which seed, and what came of it. */
export const tell = (test: string, figures: Record<string, unknown>): void =>
	console.log(JSON.stringify({ test, ...figures }));
