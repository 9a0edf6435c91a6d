import type { Actor } from '#lib/permissions/facts.ts';
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
	actorOf: (sessionId: string) => Promise<Actor>;
	accessOf: (actor: Actor, documentId: string) => Promise<DocumentAccess | null>;
	report: (error: unknown) => void;
}) {
	const watched = new Set<Watched>();
	let due = new Set<Watched>();
	let version = 0;
	let deciding: Promise<void> | null = null;

	/** One question for each session and for each document it has open, however many sockets there are. */
	async function decide(all: Iterable<Watched>): Promise<void> {
		const actors = new Map<string, Promise<Actor>>();
		const accesses = new Map<string, Promise<DocumentAccess | null>>();
		for (const one of all) {
			if (!watched.has(one)) continue;
			const { sessionId, found } = one;
			const actor = actors.get(sessionId) ?? parts.actorOf(sessionId);
			actors.set(sessionId, actor);
			if ((await actor).kind === 'nobody') {
				one.end('signedOut');
				continue;
			}
			const key = `${sessionId} ${found.document.id}`;
			const access = accesses.get(key) ?? parts.accessOf(await actor, found.document.id);
			accesses.set(key, access);
			const now = await access;
			if (now && now.document.epoch !== found.document.epoch) one.end('erased');
			else if (now?.access !== found.access) one.end('rightsChanged');
		}
	}

	function run(): void {
		if (deciding || due.size === 0) return;
		const all = due;
		due = new Set();
		deciding = decide(all)
			.catch((error: unknown) => {
				// What cannot be decided is closed; the door asks again.
				parts.report(error);
				for (const one of all) one.end('rightsChanged');
			})
			.finally(() => {
				deciding = null;
				run();
			});
	}

	function again(some: Iterable<Watched>): void {
		for (const one of some) due.add(one);
		run();
	}

	const stopListening = parts.bus.listen((news) => {
		if (!news.rightsOf && !topics.has(news.topic)) return;
		version += 1;
		again([...watched].filter((one) => concerns(news, one)));
	});
	const sweep = setInterval(() => again(watched), sweepEvery);
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
