import { browser } from '$app/environment';
import { accountOnPage } from '#lib/documents/about-page.ts';
import { dropUnsentOwn, keepUnsentOwn, listUnsentOwn } from '#lib/yjs/own-store.ts';
import { createOwnSender, type LeftWords, type OwnWords, type Said } from './own-sender.ts';
import { send } from './send.ts';

/** Whose page this is; '' for who has no account. */
const whose = (): string => accountOnPage() ?? '';
/** A place of somebody's: two who share a browser do not share what waits in it. */
const keyOf = (account: string, place: string) => `${account} ${place}`;
/** Keys of which this browser keeps something. */
const stored = new Set<string>();

function keepHere(key: string, words: LeftWords): void {
	const { account } = words;
	// Nothing is put back once they have signed out.
	if (account === '' || account !== whose()) return;
	stored.add(key);
	// A browser that keeps nothing has the page only.
	keepUnsentOwn(account, key.slice(account.length + 1), words).catch(() => undefined);
}
function clearHere(key: string): void {
	const [account = ''] = key.split(' ', 1);
	if (stored.delete(key)) dropUnsentOwn(account, key.slice(account.length + 1)).catch(() => undefined);
}

const sender = createOwnSender(
	async ({ account, action, place, field, column, id, text, values }, known) => {
		// Another's session never sends it; the server holds it against the cookie, which another tab may have changed.
		if (account !== whose()) return { ok: false, code: 'access.sign-in', sentence: '' };
		const body = new FormData();
		const said = { account, id, step: String(place), field, column, text };
		for (const [name, value] of Object.entries(said)) body.set(name, value);
		for (const value of values) body.append('value', value);
		for (const mark of known ?? []) body.append('known', mark);
		return send(action, body);
	},
	{ troubled: keepHere, cleared: clearHere }
);

/** The page may be gone in a moment: what waits is sent, and kept here until it has arrived. */
function aboutToGo(): void {
	if (document.visibilityState !== 'hidden') return;
	for (const [key, words] of sender.waiting()) keepHere(key, words);
	sender.flush();
}
if (browser) {
	document.addEventListener('visibilitychange', aboutToGo);
	addEventListener('online', () => sender.flush());
}

/**
 * Takes up what an earlier page left unsent in this browser, of some pages or of all, and sends it. `left`: hears
 * words that the server never takes; without it they are kept until their sheet is opened. Out: how much there was.
 */
export async function takeUpOwn(paths: readonly string[] = [''], left?: (text: string) => boolean): Promise<number> {
	const account = whose();
	if (account === '') return 0;
	const all = await listUnsentOwn<LeftWords>(account).catch(() => new Map<string, LeftWords>());
	const here = [...all].filter(([, { action }]) => paths.some((path) => action.startsWith(path)));
	for (const [at, words] of here) {
		const key = keyOf(account, at);
		stored.add(key);
		sender.takeUp(key, { ...words, account }, { said: () => undefined, left });
	}
	return here.length;
}

/** What was said of a place: `of` names it among those of the step. */
export type OnSaid = (of: string, said: Said, sentence: string) => void;
type Spot = Pick<OwnWords, 'action' | 'place' | 'field'> & Partial<Pick<OwnWords, 'column'>>;
type Words = Partial<Pick<OwnWords, 'text' | 'values'>>;

interface OwnPlace extends Spot {
	readonly id: string;
	/** One of several notes in its column; else the field is answered once, whatever id it has. */
	readonly note?: boolean;
	/** What the server has of it. */
	readonly kept: Words;
	readonly onsaid: OnSaid;
	readonly onleft?: (text: string) => boolean;
}

/**
 * A place on this page that somebody writes in for themselves. To be called while its component is made. `waits`: what was
 * written there before and the server may lack.
 */
export function openOwn({ note = false, kept, onsaid, onleft, ...spot }: OwnPlace) {
	const { action, place, field, column = '', id } = spot;
	const account = browser ? whose() : '';
	const key = keyOf(account, [action, field, column, note ? id : ''].join(' '));
	let here = false;
	const listener = {
		said: (said: Said, sentence: string) => onsaid(key, said, sentence),
		here: () => here,
		left: onleft
	};
	const waits = browser ? sender.open(key, { text: '', values: [], ...kept }, listener) : null;
	return {
		waits,
		/** Keeps what stands there now, in `wait` milliseconds. */
		keep: (words: Words, wait = 0): void =>
			sender.put(key, { account, action, place, field, column, id, text: '', values: [], ...words }, wait),
		flush: (): void => sender.flush(key),
		/** The component is there. Out: to be called when it is gone. */
		mounted(): () => void {
			here = true;
			if (waits) onsaid(key, 'saving', '');
			sender.flush(key);
			return () => {
				here = false;
				sender.flush(key);
			};
		}
	};
}

/** Notes of a column that were written here and that the server may lack. */
export const waitingNotes = ({ action, field, column = '' }: Spot): { id: string; text: string }[] =>
	[...sender.waiting().values()]
		.filter(
			(one) =>
				one.account === whose() &&
				one.action === action &&
				one.field === field &&
				one.column === column &&
				one.text !== ''
		)
		.map(({ id, text }) => ({ id, text }));
