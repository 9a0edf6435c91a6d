import type { Server as HttpServer } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Server, type Socket } from 'socket.io';
import { isRefusal, refuse } from '#lib/refusals/refusal.ts';
import { askSchemas, type Scope, type Answer, type Asks, type AskName, type Tells } from '#lib/room/events.ts';
import { actorOfCookies } from '#server/accounts/session.ts';
import type { News } from '#server/bus.ts';
import { context } from '#server/context.ts';
import { mayKnock } from '#server/origin.ts';
import { bindToSession } from '#server/polling.ts';
import { asks, type Connection } from './asks.ts';
import { createStale, roomOf } from './news.ts';
import { createPresence } from './presence.ts';
import { mayWatch } from './read.ts';

interface Kept {
	readonly cookies: string | undefined;
	readonly scopes: Map<string, Scope>;
	sessionId: string | null;
	accountId: string | null;
}
type RoomServer = Server<Asks, Tells, Record<string, never>, Kept>;
type RoomSocket = Socket<Asks, Tells, Record<string, never>, Kept>;

/** Who has entered a meeting's room hears who else is in it; a guest, who only follows the meeting, does not. */
const peopleOf = (meetingId: string): string => `people:${meetingId}`;
const maxScopes = 20;
/** Milliseconds between two looks at everybody's rights. */
const sweepEvery = 10_000;

/**
 * The room's sockets: every ask is parsed, counted, and done as the actor stands at that moment; news of the bus become
 * `room:stale`; rights taken away close what they opened.
 */
export function attachRoom(http: HttpServer): { close(): Promise<void> } {
	const { config, bus, log } = context();
	const io: RoomServer = new Server(http, {
		destroyUpgrade: false,
		serveClient: false,
		maxHttpBufferSize: 20_000,
		perMessageDeflate: false,
		pingInterval: 15_000,
		pingTimeout: 15_000,
		allowRequest: (request, decide) => decide(null, mayKnock(request, config))
	});
	bindToSession(io, config);
	const presence = createPresence();
	const stale = createStale(io, bus);
	const budget = new RateLimiterMemory({ points: 60, duration: 10 });

	const showPeople = (meetingId: string | null) => {
		if (meetingId) io.to(peopleOf(meetingId)).emit('room:people', meetingId, presence.people(meetingId));
	};

	const connectionOf = (socket: RoomSocket): Connection => ({
		id: socket.id,
		follow(scope) {
			const room = roomOf(scope.kind, scope.id);
			if (!socket.data.scopes.has(room) && socket.data.scopes.size >= maxScopes) refuse('rate.limited');
			socket.data.scopes.set(room, scope);
			void socket.join(room);
		},
		catchUp(scope, moment) {
			const topics = stale.since(roomOf(scope.kind, scope.id), moment);
			if (!topics) socket.emit('room:missed');
			else if (topics.length > 0) socket.emit('room:stale', topics);
		},
		leave(scope) {
			const room = roomOf(scope.kind, scope.id);
			socket.data.scopes.delete(room);
			void socket.leave(room);
		},
		enter(meetingId, person) {
			const before = presence.leave(socket.id);
			presence.enter(socket.id, meetingId, person);
			if (before && before !== meetingId) void socket.leave(peopleOf(before));
			void socket.join(peopleOf(meetingId));
			if (before && before !== meetingId) showPeople(before);
			showPeople(meetingId);
		},
		visit: (itemId) => showPeople(presence.visit(socket.id, itemId)),
		exit() {
			const left = presence.leave(socket.id);
			if (left) void socket.leave(peopleOf(left));
			showPeople(left);
		}
	});

	async function answer<Name extends AskName>(socket: RoomSocket, name: Name, input: unknown): Promise<Answer> {
		try {
			await budget.consume(socket.data.accountId ?? socket.id).catch(() => refuse('rate.limited'));
			const parsed = askSchemas[name].safeParse(input);
			if (!parsed.success) refuse('input.invalid');
			const actor = await actorOfCookies(socket.data.cookies);
			if (actor.kind === 'nobody') refuse('account.signed-out');
			const ask = asks[name] as (typeof asks)[AskName] as (...all: unknown[]) => Promise<unknown>;
			await ask(actor, parsed.data, connectionOf(socket));
			return { ok: true };
		} catch (error) {
			if (isRefusal(error)) return { ok: false, code: error.code };
			log.error({ ask: name, error: error instanceof Error ? error.stack : String(error) }, 'an ask failed');
			return { ok: false, code: 'bug' };
		}
	}

	io.use((socket, next) => {
		const cookies = socket.request.headers.cookie;
		void actorOfCookies(cookies).then(
			(actor) => {
				if (actor.kind === 'nobody') return next(new Error('account.signed-out'));
				socket.data = { cookies, scopes: new Map(), sessionId: actor.sessionId, accountId: actor.accountId };
				return next();
			},
			() => next(new Error('storage.unavailable'))
		);
	});

	io.on('connection', (socket) => {
		for (const name of Object.keys(askSchemas) as AskName[])
			socket.on(name, (input: unknown, done: unknown) => {
				void answer(socket, name, input).then((result) => {
					if (typeof done === 'function') (done as (answer: Answer) => void)(result);
				});
			});
		socket.on('disconnect', () => showPeople(presence.leave(socket.id)));
	});

	/** Decides a connection anew: gone with its session, out of the scopes it may no longer follow. */
	async function recheck(socket: RoomSocket): Promise<void> {
		const actor = await actorOfCookies(socket.data.cookies);
		if (actor.kind === 'nobody') {
			socket.disconnect(true);
			return;
		}
		for (const [room, scope] of socket.data.scopes) {
			if (await mayWatch(actor, scope)) continue;
			socket.data.scopes.delete(room);
			await socket.leave(room);
			if (scope.kind === 'meeting') connectionOf(socket).exit();
			socket.emit('scope:closed', scope);
		}
	}

	const touched = (socket: RoomSocket, { rightsOf }: News): boolean => {
		if (!rightsOf) return false;
		if (rightsOf.sessionId) return socket.data.sessionId === rightsOf.sessionId;
		if (rightsOf.accountId) return socket.data.accountId === rightsOf.accountId;
		// Who loses a right with a whole group or federation may follow one of its meetings only.
		return socket.data.scopes.size > 0;
	};

	const recheckWhere = (concerned: (socket: RoomSocket) => boolean) => {
		for (const socket of io.sockets.sockets.values())
			if (concerned(socket)) recheck(socket).catch((error: unknown) => log.error(error, 'a recheck failed'));
	};
	const stopListening = bus.listen((news) => {
		if (news.tally && news.meetingId)
			io.to(peopleOf(news.meetingId)).emit('poll:cast', news.tally.pollId, news.tally.cast);
		else stale.take(news);
		if (news.rightsOf) recheckWhere((socket) => touched(socket, news));
	});
	// A seat that ends on its day tells nobody; nor does what changed while a scope was being opened.
	const sweep = setInterval(() => recheckWhere(() => true), sweepEvery);
	sweep.unref();

	return {
		async close() {
			clearInterval(sweep);
			stopListening();
			stale.stop();
			await io.close();
		}
	};
}
