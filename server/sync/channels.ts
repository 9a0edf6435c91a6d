import { updateFrame } from './frames.ts';
import { createJoinFrames } from './join-frames.ts';
import { createKnown } from './known.ts';
import { parcelOf, type Parcel } from './line.ts';
import type { LogThread } from './log-thread.ts';
import type { Stored, Subject } from './messages.ts';
import { createPace } from './pace.ts';
import { presenceFrame, type PresenceEntry } from './presence-codec.ts';

/** One connection as its document's channel sees it. */
export interface Member {
	readonly id: number;
	readonly account: string;
	/** Sends what goes to all, if anything does, and with it what waits for this member alone. */
	flush(parcel: Parcel | null): void;
}

interface Shown extends PresenceEntry {
	readonly member: Member;
}

/** The connections of one document and what each shows of itself. What goes to all goes out in flushes. */
function createChannel(thread: LogThread, subject: Subject, emptied: () => void) {
	const members = new Map<number, Member>();
	const shown = new Map<number, Shown>();
	/** Everybody who is shown, framed; none when that has changed since. */
	let framed: Uint8Array | null = null;
	const joins = createJoinFrames(thread, subject);
	const pace = createPace(flush);
	/** What waits for the next flush: updates and who wrote them, presence, and who waits for a word of their own. */
	let updates: Uint8Array[] = [];
	let author: number | null = null;
	let news = new Map<number, PresenceEntry>();
	let addressed = new Set<Member>();

	/** Whoever wrote all of a flush is not told it again; in a flush of several everybody shares the same bytes. */
	function flush(): void {
		const presence = news.size > 0 ? [presenceFrame([...news.values()])] : [];
		const all = updates.length + presence.length > 0 ? parcelOf([...updates, ...presence]) : null;
		const others = updates.length === 0 || presence.length === 0 ? null : parcelOf(presence);
		const own = updates.length === 0 ? all : others;
		const alone = addressed;
		const writer = author;
		updates = [];
		news = new Map();
		addressed = new Set();
		if (!all) {
			for (const member of alone) member.flush(null);
			return;
		}
		for (const member of members.values()) {
			const parcel = member.id === writer ? own : all;
			if (parcel || alone.has(member)) member.flush(parcel);
		}
	}

	function tell({ client, clock, state }: PresenceEntry): void {
		framed = null;
		news.set(client, { client, clock, state });
		pace.soon();
	}

	function hide(member: Member): void {
		for (const [client, one] of shown) {
			if (one.member !== member) continue;
			shown.delete(client);
			tell({ ...one, state: 'null' });
		}
	}

	return {
		/** What newcomers lack, and what those who return need not store again. */
		joins,
		known: createKnown(),
		/** Something of the document has become durable. */
		stored({ update, connection }: Pick<Stored, 'update' | 'connection'>): void {
			const frame = updateFrame(update);
			joins.stored(frame);
			author = updates.length === 0 || author === connection ? connection : null;
			updates.push(frame);
			pace.soon();
		},
		/** A member has something of its own to be told with the next flush. */
		address(member: Member): void {
			addressed.add(member);
			pace.soon();
		},
		join: (member: Member) => void members.set(member.id, member),
		leave(member: Member): void {
			if (!members.delete(member.id)) return;
			addressed.delete(member);
			hide(member);
			if (members.size > 0) return;
			pace.stop();
			joins.drop();
			emptied();
		},
		/** Whether a client id is shown by somebody else now. */
		shownByAnother: (client: number, member: Member): boolean => {
			const one = shown.get(client);
			return one !== undefined && one.member.account !== member.account;
		},
		/**
		 * Shows a connection under its client id, to all and to itself too: an unmodified client drops a socket that is
		 * silent for 30 s. One id a connection: what it showed under another is hidden.
		 */
		show(member: Member, entry: PresenceEntry): void {
			const before = shown.get(entry.client);
			if (before?.member === member && before.clock >= entry.clock) return;
			for (const [client, one] of shown) if (one.member === member && client !== entry.client) hide(member);
			shown.set(entry.client, { ...entry, member });
			tell(entry);
		},
		hide,
		/** Everybody, for a newcomer: framed once until somebody shows something else. None when nobody is shown. */
		everybody: (): Uint8Array | null => (shown.size > 0 ? (framed ??= presenceFrame([...shown.values()])) : null)
	};
}

export type Channel = ReturnType<typeof createChannel>;

const keyOf = ({ document, epoch }: { document: string; epoch: number }): string => `${epoch}/${document}`;

/** The channels of all open documents; one exists as long as somebody is in it. */
export function createChannels(thread: LogThread) {
	const channels = new Map<string, Channel>();
	return {
		open(subject: Subject): Channel {
			const key = keyOf(subject);
			const there = channels.get(key);
			if (there) return there;
			const channel = createChannel(thread, subject, () => {
				if (channels.get(key) === channel) channels.delete(key);
			});
			channels.set(key, channel);
			return channel;
		},
		find: (of: { document: string; epoch: number }): Channel | undefined => channels.get(keyOf(of))
	};
}
