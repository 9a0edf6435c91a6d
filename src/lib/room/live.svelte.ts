import { invalidate } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import { io, type Socket } from 'socket.io-client';
import { wayNow } from '#lib/yjs/line.ts';
import { arrived } from './arrived.ts';
import { topicKey } from './topics.ts';
import type { Answer, AskInput, AskName, Asks, PersonHere, Scope, Tells } from './events.ts';

const jitter = 300;
/** Milliseconds for a connection to open before the other transport is tried. */
const patience = 8_000;
const transports = ['websocket', 'polling'];

/** When the page that is shown was read. Not followed: what is read anew later is newer, and nothing is missed for it. */
const readAt = (): { read?: number } => untrack(() => ({ read: (page.data as { read?: number }).read ?? 0 }));

/**
 * The page's one socket. It follows scopes, asks the page's load again when a topic changed (after 0–300 ms, so that a
 * hundred pages do not ask at once; one question per topic under way), and comes back by itself.
 */
class Live {
	connected = $state(false);
	/** People in the room of the meeting that has been entered; none before the server has said so. */
	people = $state<readonly PersonHere[] | null>(null);
	/** How many have voted in a poll since the page was asked for, by its id. */
	cast = $state<Readonly<Record<string, number>>>({});
	#socket: Socket<Tells, Asks> | null = null;
	#scopes = new Map<string, { scope: Scope; count: number }>();
	#entered: string | null = null;
	#visited: string | null = null;
	/** The last entering: a visit that overtook it would be of somebody who is not there. */
	#entering: Promise<unknown> = Promise.resolve();
	#pending = new Map<string, 'waiting' | 'asking' | 'again'>();

	/** Follows a scope until the returned function is called. */
	watch(scope: Scope): () => void {
		const key = `${scope.kind}:${scope.id}`;
		const before = this.#scopes.get(key);
		this.#scopes.set(key, { scope, count: (before?.count ?? 0) + 1 });
		if (!before) void this.ask('scope:watch', { ...scope, ...readAt() });
		return () => {
			const now = this.#scopes.get(key);
			if (!now) return;
			if (now.count > 1) this.#scopes.set(key, { scope, count: now.count - 1 });
			else {
				this.#scopes.delete(key);
				void this.ask('scope:leave', scope);
			}
		};
	}

	/**
	 * Follows groups until the returned function is called; their ids with commas between, a word that stays the same
	 * when the page is asked for again.
	 */
	watchGroups(ids: string): () => void {
		const leave = ids
			.split(',')
			.filter(Boolean)
			.map((id) => this.watch({ kind: 'group', id }));
		return () => leave.forEach((one) => one());
	}

	/** Enters a meeting's room until the returned function is called. */
	enter(meetingId: string): () => void {
		this.#entered = meetingId;
		this.#entering = this.ask('meeting:enter', { meetingId, ...readAt() });
		return () => {
			this.#entered = null;
			this.#visited = null;
			this.people = null;
			void this.ask('meeting:leave', { meetingId });
		};
	}

	/** Tells the room which item is looked at. */
	visit(itemId: string | null): void {
		if (!this.#entered || this.#visited === itemId) return;
		this.#visited = itemId;
		this.#tellVisit(this.#entered);
	}

	#tellVisit(meetingId: string): void {
		void this.#entering.then(() => {
			if (this.#entered === meetingId) void this.ask('item:visit', { meetingId, itemId: this.#visited });
		});
	}

	/** One ask and its answer; without a connection the answer is that storage is out of reach. */
	async ask<Name extends AskName>(name: Name, input: AskInput<Name>): Promise<Answer> {
		const socket = this.#open();
		if (!socket.connected) return { ok: false, code: 'storage.unavailable' };
		try {
			const emit = socket.timeout(15_000).emitWithAck.bind(socket.timeout(15_000)) as (
				name: string,
				input: unknown
			) => Promise<Answer>;
			return await emit(name, input);
		} catch {
			return { ok: false, code: 'storage.unavailable' };
		}
	}

	#open(): Socket<Tells, Asks> {
		if (this.#socket) return this.#socket;
		const socket: Socket<Tells, Asks> = io({
			// Where the documents had to take the tunnel; a WebSocket is then tried beside it and taken when it opens.
			transports: wayNow() === 'tunnel' ? [...transports].reverse() : transports,
			tryAllTransports: true,
			timeout: patience
		});
		let first = true;
		socket.on('connect_error', () => {
			// A network that swallows WebSockets gives no error that would lead on to polling; the other goes first next time.
			socket.io.opts.transports = [...(socket.io.opts.transports as typeof transports)].reverse();
		});
		socket.on('connect', () => {
			this.connected = true;
			// What was said between the page and its first connection is told now. After a time away everything may be old.
			const since = first ? readAt() : {};
			for (const { scope } of this.#scopes.values()) void this.ask('scope:watch', { ...scope, ...since });
			if (this.#entered) {
				this.#entering = this.ask('meeting:enter', { meetingId: this.#entered, ...since });
				this.#tellVisit(this.#entered);
			}
			if (!first) this.#refreshAll();
			first = false;
		});
		socket.on('disconnect', () => {
			this.connected = false;
			this.cast = {};
		});
		socket.on('room:stale', (topics) => topics.forEach((topic) => this.#refresh(topic)));
		socket.on('room:missed', () => this.#refreshAll());
		socket.on('room:people', (meetingId, people) => {
			if (meetingId === this.#entered) this.people = people;
		});
		socket.on('poll:cast', (pollId, cast) => {
			this.cast = { ...this.cast, [pollId]: cast };
		});
		socket.on('scope:closed', () => this.#refreshAll());
		window.addEventListener('online', () => this.#refreshAll());
		this.#socket = socket;
		return socket;
	}

	#refreshAll(): void {
		void arrived().then(() => this.#ask((url) => url.href.startsWith('samsyn:')));
	}

	/** A question without a network would put an error in the place of what is being written; it is asked on return. */
	async #ask(what: Parameters<typeof invalidate>[0]): Promise<void> {
		if (navigator.onLine) await invalidate(what);
	}

	#refresh(topic: string): void {
		const state = this.#pending.get(topic);
		if (state === 'asking') this.#pending.set(topic, 'again');
		if (state) return;
		this.#pending.set(topic, 'waiting');
		setTimeout(() => {
			this.#pending.set(topic, 'asking');
			void arrived()
				.then(() => this.#ask(topicKey(topic)))
				.finally(() => {
					const again = this.#pending.get(topic) === 'again';
					this.#pending.delete(topic);
					if (again) this.#refresh(topic);
				});
		}, Math.random() * jitter);
	}
}

export const live = new Live();
