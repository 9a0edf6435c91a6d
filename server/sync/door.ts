import type { IncomingMessage } from 'node:http';
import { closeCodes, type CloseReason } from '#lib/yjs/close-codes.ts';
import { loadActor } from '#server/accounts/actor.ts';
import type { Config } from '#server/config.ts';
import { context } from '#server/context.ts';
import { documentAccess } from '#server/documents/rights.ts';
import { createChannels } from './channels.ts';
import { createConnection, endFor, type Connection } from './connection.ts';
import { decide, type Asked, type Decided } from './decide.ts';
import { updateFrame } from './frames.ts';
import { parcelOf, type Line } from './line.ts';
import { subjectOf } from './open.ts';
import { watchRights, type Watched } from './rights-watch.ts';

/** Lines one account may have open: many tabs of four documents each. */
const mostOfOne = 100;
/** Milliseconds; three of them pass before a line whose other end is gone is cut. */
const pulseEvery = 9_000;

/** Who knocks, as far as the request says. */
export interface Visitor {
	/** The Cookie header. */
	readonly cookies: string | undefined;
	/** Network address. */
	readonly address: string;
}

/** Reads it from the request that opens a line; behind proxies the address is what the outermost of ours saw. */
export function visitorOf({ headers, socket }: IncomingMessage, { proxies }: Config): Visitor {
	const passed = String(headers['x-forwarded-for'] ?? '').split(',');
	const address = proxies > 0 ? passed.at(-proxies)?.trim() : undefined;
	return { cookies: headers.cookie, address: address || (socket.remoteAddress ?? '') };
}

/**
 * The sync door: whoever comes on a line, by whatever carries it, is decided here before any document is touched, and
 * closed with a code that says why not. Their origin has been asked already.
 */
export function openDoor() {
	const { bus, log, read, clock, documents } = context();
	const { thread } = documents;
	const channels = createChannels();
	const connections = new Map<number, Connection>();
	const ofAccount = new Map<string, number>();
	let lastId = 0;
	let closed = false;
	const rights = watchRights({
		bus,
		actorOf: (sessionId) => loadActor(read, sessionId, clock.now()),
		accessOf: (actor, documentId) => documentAccess(read, actor, documentId),
		report: (error) => log.error(error, 'rights at the sync door could not be decided anew')
	});

	thread.onStored(({ document, update, connection }) => {
		channels.find(document)?.send(parcelOf([updateFrame(update)]), connection);
	});
	thread.onLost(() => {
		for (const connection of connections.values()) connection.end('storage');
	});
	const pulse = setInterval(() => {
		for (const connection of connections.values()) connection.pulse();
	}, pulseEvery);
	pulse.unref();

	function count(accountId: string, by: 1 | -1): number {
		const lines = (ofAccount.get(accountId) ?? 0) + by;
		if (lines > 0) ofAccount.set(accountId, lines);
		else ofAccount.delete(accountId);
		return lines;
	}

	/** Opens the document for somebody who may, and lets the line in. Out: why not. */
	async function letIn(line: Line, decided: Decided, asked: Asked, since: number): Promise<CloseReason | null> {
		const { accountId, sessionId, found, person } = decided;
		const id = (lastId += 1);
		const subject = subjectOf(found.document);
		const { vector, frozen } = await thread.ask('join', { subject, connection: id });
		if (closed || !line.open) {
			thread.ask('leave', { subject, connection: id }).catch(() => undefined);
			return 'restart';
		}
		const watched: Watched = { accountId, sessionId, found, end: (reason) => connection.end(reason) };
		const connection = createConnection({
			id,
			line,
			thread,
			channel: channels.open(subject.document),
			subject,
			account: accountId,
			person,
			mayWrite: found.access === 'write' && !frozen,
			acknowledged: asked.acknowledged,
			report: (reason, error) =>
				log.warn({ reason, document: subject.document, account: accountId, why: String(error) }, 'sync ended'),
			ended() {
				rights.remove(watched);
				connections.delete(id);
				count(accountId, -1);
			}
		});
		connections.set(id, connection);
		connection.begin(vector);
		rights.add(watched, since);
		return null;
	}

	async function admit(line: Line, { cookies }: Visitor, asked: Asked): Promise<CloseReason | null> {
		if (closed) return 'restart';
		const since = rights.version();
		const decided = await decide(cookies, asked, thread.version);
		if (typeof decided === 'string') return decided;
		const lines = count(decided.accountId, 1);
		const refused =
			lines > mostOfOne
				? 'tooMuch'
				: await letIn(line, decided, asked, since).catch((error: unknown) => {
						log.warn({ document: asked.documentId, why: String(error) }, 'a document could not be opened');
						return endFor(error);
					});
		if (refused) count(decided.accountId, -1);
		return refused;
	}

	return {
		/** Decides who comes on a line that is paused, and lets it in or closes it with a code that says why not. */
		admitLine(line: Line, visitor: Visitor, asked: Asked): void {
			admit(line, visitor, asked)
				.catch((error: unknown) => {
					log.error(error, 'the sync door could not decide');
					return 'storage' as const;
				})
				.then((refused) => {
					if (refused) line.close(closeCodes[refused], refused);
				})
				.catch((error: unknown) => log.error(error, 'the sync door failed'));
		},
		/** Sends everybody away to come back. */
		close(): void {
			closed = true;
			clearInterval(pulse);
			rights.stop();
			for (const connection of connections.values()) connection.end('restart');
		}
	};
}

export type Door = ReturnType<typeof openDoor>;
