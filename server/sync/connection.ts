import { closeCodes, type CloseReason } from '#lib/yjs/close-codes.ts';
import { isWriting, type PresentPerson } from '#lib/yjs/wire.ts';
import type { Channel, Member } from './channels.ts';
import { watchDrain } from './drain.ts';
import { comparedFrame, readFrame, savedFrame, standingFrame, vectorFrame, type Frame } from './frames.ts';
import { joined, parcelOf, type Line, type Parcel } from './line.ts';
import type { LogThread } from './log-thread.ts';
import { Refused, type Subject } from './messages.ts';
import { createOwnPresence } from './presence.ts';
import { presenceFrame } from './presence-codec.ts';
import type { LinePurse } from './purses.ts';

/** Bytes: one frame; writing of one line, and of all, that waits for the disk before they are read no further. */
const largestFrame = 1 << 20;
const mostWaiting = 2 << 20;
const mostWaitingTogether = 8 << 20;
/** A client that hears nothing for 30 s gives the socket up; asked every 9 s, so this is soon enough. */
const silence = 15_000;

const isReason = (word: string): word is CloseReason => word in closeCodes;

/** Which end a failure of the worker means for a connection: the one of the same name, where there is one. */
export function endFor(error: unknown): CloseReason {
	const refused: string = error instanceof Refused ? error.refused : 'failed';
	if (refused === 'frozen') return 'rightsChanged';
	return isReason(refused) ? refused : 'storage';
}

export interface ConnectionParts {
	readonly id: number;
	readonly line: Line;
	readonly thread: LogThread;
	readonly channel: Channel;
	readonly subject: Subject;
	readonly account: string;
	readonly person: PresentPerson;
	readonly mayWrite: boolean;
	/** Opened with ?ack=1: is told what is durable and whether it may write. */
	readonly acknowledged: boolean;
	/** What it may use. */
	readonly purse: LinePurse;
	/** Bytes of writing that wait for the disk, of all connections. */
	readonly together: { waiting: number };
	/** Told of why a connection was ended for what it sent. */
	report(reason: CloseReason, error: unknown): void;
	/** Called once, when nothing more is sent or taken. */
	ended(): void;
}

/** One person's line to one document, after the door has let it in. */
export function createConnection(parts: ConnectionParts) {
	const { id, line, thread, channel, subject, account, mayWrite, acknowledged, purse, together } = parts;
	const drain = watchDrain(line, cut);
	let over = false;
	let waiting = 0;
	let unanswered = 0;
	let paused = false;
	let durable = 0;
	let told = 0;
	let missedPings = 0;
	let sentAt = performance.now();

	const member: Member = {
		id,
		account,
		flush(parcel) {
			if (!acknowledged || told === durable) return parcel ? send(parcel) : undefined;
			told = durable;
			const own = parcelOf([savedFrame(durable)]);
			for (const one of parcel ? joined(parcel, own) : [own]) send(one);
		}
	};
	const presence = createOwnPresence({
		member,
		channel,
		person: parts.person,
		bind: (client) => thread.ask('bind', { subject, account, client })
	});

	function send(parcel: Parcel): void {
		if (over) return;
		sentAt = performance.now();
		line.send(parcel);
		drain.gave(parcel.size);
	}

	function say(...messages: Uint8Array[]): void {
		if (messages.length > 0) send(parcelOf(messages));
	}

	function finish(): void {
		if (over) return;
		over = true;
		together.waiting -= waiting;
		drain.end();
		presence.end();
		channel.leave(member);
		thread.ask('leave', { subject, connection: id }).catch(() => undefined);
		parts.ended();
	}

	function end(reason: CloseReason, error?: unknown): void {
		if (over) return;
		if (error !== undefined) parts.report(reason, error);
		finish();
		line.close(closeCodes[reason], reason);
	}

	function cut(): void {
		finish();
		line.terminate();
	}

	/** Counts bytes that wait for the disk; with too many the line is read no further until they are fewer. */
	function wait(size: number): void {
		if (over) return;
		waiting += size;
		together.waiting += size;
		const full = waiting > mostWaiting || (waiting > 0 && together.waiting > mostWaitingTogether);
		if (full === paused) return;
		paused = full;
		if (full) line.pause();
		else line.resume();
	}

	async function store(update: Uint8Array): Promise<void> {
		const size = update.byteLength;
		wait(size);
		const { cost } = await thread.ask('append', { subject, connection: id, account, update });
		wait(-size);
		charge(cost);
	}

	/** Milliseconds of the worker's processor time that this line has used. */
	function charge(cost: number): void {
		if (!purse.work(cost)) end('tooMuch', new Error('over its share of the worker'));
	}

	function write({ update, whole }: Extract<Frame, { kind: 'writing' }>): void {
		// What is told is a count in the order of sending: only what nothing of its own goes before may be answered early.
		const settled = whole && unanswered === 0 ? channel.known.settle(update, () => store(update)) : store(update);
		unanswered += 1;
		settled.then(
			() => {
				unanswered -= 1;
				durable += 1;
				if (acknowledged && !over) channel.address(member);
			},
			(error: unknown) => end(endFor(error), error)
		);
	}

	function give(vector: Uint8Array): void {
		if (!purse.openings(1)) return end('tooMuch');
		channel.joins.give(vector, charge).then(
			(parcels) => parcels.forEach(send),
			(error: unknown) => end(endFor(error), error)
		);
	}

	/** A comparison that is not answered means nothing to the client, so one too many costs it nothing either. */
	function compare(fingerprint: Uint8Array): void {
		if (!acknowledged) return end('malformed', new Error('compares without ?ack'));
		if (!purse.comparisons(1)) return;
		thread.ask('compare', { subject, fingerprint }).then(
			({ equal, cost }) => {
				charge(cost);
				say(comparedFrame(equal));
			},
			() => undefined
		);
	}

	function take(frame: Frame): void {
		switch (frame.kind) {
			case 'writing':
				// Numbers can be spelt longer than they need be: what the first look did not know as writing is judged here.
				return mayWrite ? write(frame) : end('malformed', new Error('a reader’s writing in disguise'));
			case 'vector':
				return give(frame.vector);
			case 'query':
				return purse.openings(1) ? say(channel.everybody() ?? presenceFrame([])) : end('tooMuch');
			case 'compare':
				return compare(frame.fingerprint);
			case 'presence':
				for (const entry of frame.entries) presence.take(entry);
		}
	}

	function receive(data: Uint8Array, binary: boolean): void {
		if (over) return;
		if (data.byteLength > largestFrame) return end('tooLarge');
		if (!binary) return end('malformed');
		if (!purse.message(data.byteLength)) return end('tooMuch', new Error('over its budget'));
		// What a reader writes is dropped as it came.
		if (!mayWrite && isWriting(data)) return;
		let frame: Frame;
		try {
			frame = readFrame(data);
		} catch (error) {
			return end('malformed', error);
		}
		take(frame);
	}

	line.listen({
		message: receive,
		pong() {
			missedPings = 0;
		},
		closed: finish
	});

	return {
		end,
		/** Lets the line in: from here on it hears what becomes durable, and what it sends is taken. */
		begin(vector: Uint8Array): void {
			channel.join(member);
			const others = channel.everybody();
			say(
				...(acknowledged ? [standingFrame(mayWrite)] : []),
				// A reader is not asked for what it has: it would be dropped unread.
				...(mayWrite ? [vectorFrame(vector)] : []),
				...(others ? [others] : [])
			);
			line.resume();
		},
		/** Asked at intervals: a socket whose other end is gone is cut, a living one gets a sign of life. */
		pulse(): void {
			if (missedPings >= 2) return cut();
			missedPings += 1;
			line.ping();
			if (performance.now() - sentAt > silence) say(presenceFrame([]));
		}
	};
}

export type Connection = ReturnType<typeof createConnection>;
