import type { IncomingMessage } from 'node:http';
import { closeCodes, type CloseReason } from '#lib/yjs/close-codes.ts';
import type { Config } from '#server/config.ts';
import { context } from '#server/context.ts';
import { createChannels } from './channels.ts';
import { createConnection, endFor, type Connection } from './connection.ts';
import { createDecider, type Asked, type Decided } from './decide.ts';
import type { Line } from './line.ts';
import { subjectOf } from './open.ts';
import { createPurses, type LinePurse } from './purses.ts';
import { watchRights, type Watched } from './rights-watch.ts';

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
	const { bus, log, documents } = context();
	const { thread } = documents;
	const channels = createChannels(thread);
	const connections = new Map<number, Connection>();
	const purses = createPurses();
	const together = { waiting: 0 };
	let lastId = 0;
	let closed = false;
	const rights = watchRights({
		bus,
		accessOf: (sessionId, documentId) => decider.accessOf(sessionId, documentId),
		report: (error) => log.error(error, 'rights at the sync door could not be decided anew')
	});
	const decider = createDecider(rights.version, thread.version);

	thread.onStored((stored) => channels.find(stored)?.stored(stored));
	thread.onLost(() => {
		for (const connection of connections.values()) connection.end('storage');
	});
	const pulse = setInterval(() => {
		purses.forget();
		for (const connection of connections.values()) connection.pulse();
	}, pulseEvery);
	pulse.unref();

	/** Opens the document for somebody who may, and lets the line in. Out: why not. */
	async function letIn(parts: {
		line: Line;
		decided: Decided;
		asked: Asked;
		since: number;
		purse: LinePurse;
		ended: () => void;
	}): Promise<CloseReason | null> {
		const { line, asked, purse } = parts;
		const { accountId, sessionId, found, person } = parts.decided;
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
			channel: channels.open(subject),
			subject,
			account: accountId,
			person,
			mayWrite: found.access === 'write' && !frozen,
			acknowledged: asked.acknowledged,
			purse,
			together,
			report: (reason, error) =>
				log.warn({ reason, document: subject.document, account: accountId, why: String(error) }, 'sync ended'),
			ended() {
				rights.remove(watched);
				connections.delete(id);
				parts.ended();
			}
		});
		connections.set(id, connection);
		connection.begin(vector);
		rights.add(watched, parts.since);
		return null;
	}

	async function admit(line: Line, { cookies, address }: Visitor, asked: Asked): Promise<CloseReason | null> {
		if (closed) return 'restart';
		const knock = purses.knock(address);
		if (!knock) return 'tooMuch';
		const since = rights.version();
		let leave = knock.left;
		let refused: CloseReason | null;
		try {
			const decided = await decider.decide(cookies, asked);
			if (typeof decided === 'string') {
				knock.refused();
				refused = decided;
			} else {
				const opened = purses.open(decided.accountId);
				leave = () => {
					opened?.left();
					knock.left();
				};
				refused = opened ? await letIn({ line, decided, asked, since, purse: opened.purse, ended: leave }) : 'tooMuch';
			}
		} catch (error) {
			log.warn({ document: asked.documentId, why: String(error) }, 'a document could not be opened');
			refused = endFor(error);
		}
		if (refused) leave();
		return refused;
	}

	return {
		/** Decides who comes on a line that is paused, and lets it in or closes it with a code that says why not. */
		admitLine(line: Line, visitor: Visitor, asked: Asked): void {
			admit(line, visitor, asked)
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
