import type { Server } from 'socket.io';
import type { Bus, News } from '#server/bus.ts';
import { createLately } from './lately.ts';

/** Name of the socket room that follows a scope. */
export const roomOf = (kind: 'meeting' | 'group' | 'federation' | 'sheet', id: string): string => `${kind}:${id}`;

const gather = 100;
/** The same for what can wait. */
const gatherCalm = 3_000;
/** What a whole federation hears of; what is written in one meeting concerns those who follow that meeting. */
const wide: ReadonlySet<string> = new Set([
	'meetings',
	'network',
	'relay',
	'proposals',
	'proposal-texts',
	'proposal-remarks',
	'briefings',
	'organisation',
	'tools'
]);

/** Tells rooms of topics, gathered over so many milliseconds; the first after a quiet while at once. */
function gathered(io: Server, span: number) {
	const waiting = new Map<string, Set<string>>();
	let timer: NodeJS.Timeout | undefined;
	let last = -span;
	const flush = () => {
		timer = undefined;
		last = performance.now();
		for (const [room, topics] of waiting) io.to(room).emit('room:stale', [...topics]);
		waiting.clear();
	};
	return {
		add(room: string, topic: string): void {
			waiting.set(room, (waiting.get(room) ?? new Set()).add(topic));
			// One turn at the least: the news of one commit come one after the other.
			timer ??= setTimeout(flush, Math.max(1, last + span - performance.now()));
		},
		stop: () => clearTimeout(timer)
	};
}

/**
 * Turns news into `room:stale`: the first after a quiet while at once, what follows gathered for 100 ms, so that one
 * change is soon seen and a burst is one question by each page. What is calm is gathered for three seconds.
 * Out: what takes a news, what a room was told since a moment of the bus, and what stops the waiting.
 */
export function createStale(io: Server, bus: Bus) {
	const [soon, calmly] = [gathered(io, gather), gathered(io, gatherCalm)];
	const lately = createLately(bus.moment);
	return {
		since: lately.since,
		take({ calm, topic: kind, about, sheetId, meetingId, groupId, federationId }: News): void {
			const topic = about === undefined ? kind : `${kind}:${about}`;
			const tell = calm ? calmly : soon;
			const add = (room: string, what: string) => {
				lately.add(room, what);
				tell.add(room, what);
			};
			if (sheetId) add(roomOf('sheet', sheetId), topic);
			if (meetingId) add(roomOf('meeting', meetingId), topic);
			if (groupId) add(roomOf('group', groupId), topic);
			if (federationId && wide.has(kind)) add(roomOf('federation', federationId), topic);
		},
		stop(): void {
			soon.stop();
			calmly.stop();
		}
	};
}
