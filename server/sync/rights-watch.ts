import type { CloseReason } from '#lib/yjs/close-codes.ts';
import type { Bus, News } from '#server/bus.ts';
import type { DocumentAccess } from '#server/documents/rights.ts';

/** A connection as it was decided at the door. */
export interface Watched {
	readonly sessionId: string;
	readonly accountId: string;
	readonly found: DocumentAccess;
	end(reason: CloseReason): void;
}

/** Milliseconds between two looks at everybody, for news that got lost. */
const sweepEvery = 10_000;
/** Milliseconds at most from one look to the next while news keeps coming: looking takes half of the time, no more. */
const longestRest = 250;

/** News of these topics may change what somebody may do, also when nobody is named. */
const topics = new Set(['network', 'meetings', 'documents', 'accounts']);

/** Whether a piece of news may concern what a connection is allowed. When in doubt it does. */
export function concerns(news: News, { sessionId, accountId, found }: Omit<Watched, 'end'>): boolean {
	const { rightsOf } = news;
	if (rightsOf?.sessionId || rightsOf?.accountId)
		return rightsOf.sessionId === sessionId || rightsOf.accountId === accountId;
	if (!rightsOf && !topics.has(news.topic)) return false;
	if (news.federationId && news.federationId !== found.document.federationId) return false;
	if (rightsOf?.everyoneIn === 'federation') return true;
	if (rightsOf?.everyoneIn !== 'group' && news.meetingId) return news.meetingId === found.document.meetingId;
	if (news.groupId) return news.groupId === found.groupId;
	return true;
}

/**
 * Decides connections anew when news says that rights may have changed, and all of them every ten seconds; ends those
 * whose session is over or whose right is another than at the door.
 */
export function watchRights(parts: {
	bus: Bus;
	/** What a session may do with a document now; read together for all who are asked for in one turn. */
	accessOf: (
		sessionId: string,
		documentId: string
	) => Promise<{ readonly found: DocumentAccess } | 'signedOut' | 'missing'>;
	report: (error: unknown) => void;
}) {
	const watched = new Set<Watched>();
	let due = new Set<Watched>();
	let version = 0;
	let busy = false;

	async function look(one: Watched): Promise<void> {
		if (!watched.has(one)) return;
		const { sessionId, found } = one;
		const now = await parts.accessOf(sessionId, found.document.id);
		if (now === 'signedOut') return one.end('signedOut');
		if (now !== 'missing' && now.found.document.epoch !== found.document.epoch) return one.end('erased');
		if (now === 'missing' || now.found.access !== found.access) one.end('rightsChanged');
	}

	/** What cannot be decided is closed, that one and no other; the door asks again. */
	const lookOrEnd = (one: Watched): Promise<void> =>
		look(one).catch((error: unknown) => {
			parts.report(error);
			one.end('rightsChanged');
		});

	/** Looks at all that are due, then rests as long as that took: news in storms is answered in a few looks. */
	async function run(): Promise<void> {
		busy = true;
		while (due.size > 0) {
			const all = due;
			due = new Set();
			const from = performance.now();
			await Promise.all([...all].map(lookOrEnd));
			const rest = Math.min(longestRest, performance.now() - from);
			if (due.size > 0) await new Promise((resolve) => setTimeout(resolve, rest));
		}
		busy = false;
	}

	function again(some: Iterable<Watched>): void {
		for (const one of some) due.add(one);
		if (!busy) void run();
	}

	const stopListening = parts.bus.listen((news) => {
		if (!news.rightsOf && !topics.has(news.topic)) return;
		version += 1;
		again([...watched].filter((one) => concerns(news, one)));
	});
	const sweep = setInterval(() => {
		version += 1;
		again(watched);
	}, sweepEvery);
	sweep.unref();

	return {
		/** Grows with all news that may change rights: equal before and after means that nothing was missed between. */
		version: (): number => version,
		/** Watches a connection decided at `since`; decided anew at once if something was missed. */
		add(one: Watched, since: number): void {
			watched.add(one);
			if (since !== version) again([one]);
		},
		remove: (one: Watched) => void watched.delete(one),
		stop(): void {
			stopListening();
			clearInterval(sweep);
			watched.clear();
		}
	};
}
