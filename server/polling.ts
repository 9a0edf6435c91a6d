import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionNameOfCookies } from './accounts/session.ts';
import type { Config } from './config.ts';
import { mayKnock } from './origin.ts';

type Next = (error?: Error) => void;

/** Socket.IO's server, as far as requests go. */
export interface Requests {
	readonly engine: {
		use(step: (request: IncomingMessage, response: ServerResponse, next: Next) => void): void;
		on(
			event: 'connection',
			listener: (connection: {
				id: string;
				request: IncomingMessage;
				once(event: 'close', then: () => void): void;
			}) => void
		): void;
	};
}

/** What a request of Engine.IO says in its address. */
export const askedIn = ({ url }: IncomingMessage): URLSearchParams =>
	URL.parse(url ?? '', 'http://door')?.searchParams ?? new URLSearchParams();

/**
 * Socket.IO asks who comes at the first request of a connection only, and whoever knows its id may go on with it. Here
 * every poll, post and change of transport must come from our pages and bring the session that opened the connection.
 */
export function bindToSession({ engine }: Requests, config: Config): void {
	const owners = new Map<string, string | null>();
	engine.use((request, _response, next) => {
		const id = askedIn(request).get('sid');
		const owner = id === null ? undefined : owners.get(id);
		const rides =
			owner !== undefined &&
			(!mayKnock(request, config) || (owner !== null && owner !== sessionNameOfCookies(request.headers.cookie)));
		next(rides ? new Error('not the session that opened it') : undefined);
	});
	engine.on('connection', (connection) => {
		owners.set(connection.id, sessionNameOfCookies(connection.request.headers.cookie));
		connection.once('close', () => owners.delete(connection.id));
	});
}
