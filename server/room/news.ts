import type { Server } from 'socket.io';
import type { News } from '#server/bus.ts';

/** Name of the socket room that follows a scope. */
export const roomOf = (kind: 'meeting' | 'group' | 'federation', id: string): string => `${kind}:${id}`;

const gather = 100;
/** What a whole federation hears of; what is written in one meeting concerns those who follow that meeting. */
const wide: ReadonlySet<string> = new Set(['meetings', 'network', 'relay']);

/**
 * Turns news into `room:stale`: the first after a quiet while at once, what follows gathered for 100 ms, so that one
 * change is soon seen and a burst is one question by each page.
 * Out: what takes a news, and what stops the waiting.
 */
export function createStale(io: Server) {
	const waiting = new Map<string, Set<string>>();
	let timer: NodeJS.Timeout | undefined;
	let last = 0;
	const flush = () => {
		timer = undefined;
		last = performance.now();
		for (const [room, topics] of waiting) io.to(room).emit('room:stale', [...topics]);
		waiting.clear();
	};
	const add = (room: string, topic: string) => {
		waiting.set(room, (waiting.get(room) ?? new Set()).add(topic));
		// One turn at the least: the news of one commit come one after the other.
		timer ??= setTimeout(flush, Math.max(1, last + gather - performance.now()));
	};
	return {
		take(news: News): void {
			if (news.meetingId) add(roomOf('meeting', news.meetingId), news.topic);
			if (news.groupId) add(roomOf('group', news.groupId), news.topic);
			if (news.federationId && wide.has(news.topic)) add(roomOf('federation', news.federationId), news.topic);
		},
		stop(): void {
			clearTimeout(timer);
		}
	};
}
