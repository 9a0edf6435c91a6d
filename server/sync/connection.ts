import type { CloseReason } from '#lib/yjs/close-codes.ts';
import { closeCodes } from '#lib/yjs/close-codes.ts';
import type { PresentPerson } from '#lib/yjs/wire.ts';
import { createBudget } from './budget.ts';
import type { Channel, Member } from './channels.ts';
import { parcelOf, type Line } from './line.ts';
import { missingFrame, readFrame, savedFrame, standingFrame, vectorFrame, type Frame } from './frames.ts';
import type { LogThread } from './log-thread.ts';
import { Refused, type Subject, type WorkerRefusal } from './messages.ts';
import { createOwnPresence } from './presence.ts';
import { presenceFrame } from './presence-codec.ts';

/** Bytes: one frame; writing that waits for the disk before the socket is read no further; what a slow reader may owe. */
const largestFrame = 1 << 20;
const mostWaiting = 2 << 20;
const mostUnsent = 8 << 20;
/** A client that hears nothing for 30 s gives the socket up; asked every 9 s, so this is soon enough. */
const silence = 15_000;

const closeFor: Record<WorkerRefusal, CloseReason> = {
	malformed: 'malformed',
	forged: 'forged',
	resync: 'resync',
	frozen: 'rightsChanged',
	missing: 'missing',
	erased: 'erased',
	unavailable: 'unavailable',
	storage: 'storage',
	failed: 'storage'
};

/** Which end a failure of the worker means for a connection. */
export const endFor = (error: unknown): CloseReason => (error instanceof Refused ? closeFor[error.refused] : 'storage');

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
	/** Told of why a connection was ended for what it sent. */
	report(reason: CloseReason, error: unknown): void;
	/** Called once, when nothing more is sent or taken. */
	ended(): void;
}

/** One person's line to one document, after the door has let it in. */
export function createConnection(parts: ConnectionParts) {
	const { id, line, thread, channel, subject, account, mayWrite, acknowledged } = parts;
	const messages = createBudget({ perSecond: 300, burst: 1_500 });
	const bytes = createBudget({ perSecond: 1 << 20, burst: 6 << 20 });
	const openings = createBudget({ perSecond: 1, burst: 10 });
	let over = false;
	let waiting = 0;
	let paused = false;
	let durable = 0;
	let told = 0;
	let missedPings = 0;
	let sentAt = performance.now();

	const member: Member = {
		id,
		account,
		send(parcel) {
			if (over) return;
			sentAt = performance.now();
			line.send(parcel);
			// It comes back and is brought up to date in one go, instead of filling the memory with what it has not read.
			if (line.owed > mostUnsent) cut();
		}
	};
	function say(...messages: Uint8Array[]): void {
		if (messages.length > 0) member.send(parcelOf(messages));
	}
	const presence = createOwnPresence({
		member,
		channel,
		person: parts.person,
		bind: (client) => thread.ask('bind', { subject, account, client })
	});

	function finish(): void {
		if (over) return;
		over = true;
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

	function tell(): void {
		if (over || told === durable) return;
		told = durable;
		say(savedFrame(durable));
	}

	function write(update: Uint8Array): void {
		if (!mayWrite) return;
		const size = update.byteLength;
		waiting += size;
		if (waiting > mostWaiting && !paused) {
			paused = true;
			line.pause();
		}
		thread.ask('append', { subject, connection: id, account, update }).then(
			() => {
				waiting -= size;
				if (paused && waiting <= mostWaiting && !over) {
					paused = false;
					line.resume();
				}
				durable += 1;
				// Several that became durable in one commit are told of once.
				if (acknowledged) queueMicrotask(tell);
			},
			(error: unknown) => end(endFor(error), error)
		);
	}

	function give(vector: Uint8Array): void {
		if (!openings(1)) return end('tooMuch');
		thread.ask('diff', { subject, vector }).then(
			({ update }) => say(missingFrame(update)),
			(error: unknown) => end(endFor(error), error)
		);
	}

	function take(frame: Frame): void {
		if (frame.kind === 'writing') return write(frame.update);
		if (frame.kind === 'vector') return give(frame.vector);
		if (frame.kind === 'query') return say(presenceFrame(channel.everybody()));
		for (const entry of frame.entries) presence.take(entry);
	}

	function receive(data: Uint8Array, binary: boolean): void {
		if (over) return;
		if (data.byteLength > largestFrame) return end('tooLarge');
		if (!binary) return end('malformed');
		if (!messages(1) || !bytes(data.byteLength)) return end('tooMuch', new Error('over its budget'));
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
				...(others.length > 0 ? [presenceFrame(others)] : [])
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
