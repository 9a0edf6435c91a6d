import { parcelOf, type Parcel } from './line.ts';
import { presenceFrame, type PresenceEntry } from './presence-codec.ts';

/** One connection as its document's channel sees it. */
export interface Member {
	readonly id: number;
	readonly account: string;
	send(parcel: Parcel): void;
}

interface Shown extends PresenceEntry {
	readonly member: Member;
}

/** The connections of one document and what each shows of itself. */
function createChannel(emptied: () => void) {
	const members = new Map<number, Member>();
	const shown = new Map<number, Shown>();

	function send(parcel: Parcel, except: number | null = null): void {
		for (const member of members.values()) if (member.id !== except) member.send(parcel);
	}

	function hide(member: Member): void {
		for (const [client, one] of shown) {
			if (one.member !== member) continue;
			shown.delete(client);
			send(parcelOf([presenceFrame([{ client, clock: one.clock, state: 'null' }])]));
		}
	}

	return {
		/** To every connection but one; the same bytes for all. */
		send,
		join: (member: Member) => void members.set(member.id, member),
		leave(member: Member): void {
			if (!members.delete(member.id)) return;
			hide(member);
			if (members.size === 0) emptied();
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
			send(parcelOf([presenceFrame([entry])]));
		},
		hide,
		/** Everybody, for a newcomer. */
		everybody: (): PresenceEntry[] => [...shown.values()]
	};
}

export type Channel = ReturnType<typeof createChannel>;

/** The channels of all open documents; one exists as long as somebody is in it. */
export function createChannels() {
	const channels = new Map<string, Channel>();
	return {
		open(document: string): Channel {
			const there = channels.get(document);
			if (there) return there;
			const channel = createChannel(() => {
				if (channels.get(document) === channel) channels.delete(document);
			});
			channels.set(document, channel);
			return channel;
		},
		find: (document: string): Channel | undefined => channels.get(document)
	};
}
