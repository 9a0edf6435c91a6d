/** What the pages and sockets are told after a commit: that a topic changed, never the data. */
export interface News {
	/** The feature's folder: 'agenda', 'meetings', 'network', 'accounts' … */
	readonly topic: string;
	/** The one thing it is news of: only pages that show that thing ask again, by the key `topic:about`. */
	readonly about?: string | undefined;
	readonly federationId?: string | undefined;
	readonly groupId?: string | undefined;
	readonly meetingId?: string | undefined;
	readonly sheetId?: string | undefined;
	/** Can wait some seconds: told together with others of its kind, so that a crowd coming in asks for little. */
	readonly calm?: boolean | undefined;
	/** How many have voted in an open poll: told as it is to those in the meeting's room, who need not ask for it. */
	readonly tally?: { readonly pollId: string; readonly cast: number } | undefined;
	/** Whose rights may have changed: their sockets are decided anew at the door. */
	readonly rightsOf?:
		| {
				readonly accountId?: string;
				readonly sessionId?: string;
				readonly everyoneIn?: 'meeting' | 'group' | 'federation';
		  }
		| undefined;
}

type Listener = (news: News) => void;

/** An in-memory news bus. A listener that throws does not keep the others from hearing. */
export function createBus(report: (error: unknown) => void) {
	const listeners = new Set<Listener>();
	let last = 0;
	return {
		/** The moment up to which all news has been told: a number that never falls, also when the server's clock does. */
		moment: (): number => (last = Math.max(last, Date.now())),
		/** Out: the function that stops listening. */
		listen(listener: Listener): () => void {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		publish(news: News): void {
			for (const listener of listeners)
				try {
					listener(news);
				} catch (error) {
					report(error);
				}
		}
	};
}

export type Bus = ReturnType<typeof createBus>;
