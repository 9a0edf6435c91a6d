import { join } from 'node:path';
import { hasHistory } from '#lib/history/lines.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { portal } from '#lib/permissions/facts.ts';
import type { Bus } from '#server/bus.ts';
import type { Config } from '#server/config.ts';
import { hasContext } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { freezeDocument } from '#server/documents/freeze.ts';
import { projectNow } from '#server/documents/project.ts';
import { createProjector } from '#server/documents/projector.ts';
import { planScrub } from '#server/documents/scrub.ts';
import { findDocument, type DocumentRow } from '#server/documents/rights.ts';
import { keepVersion } from '#server/history/keep-version.ts';
import { createKeeper } from '#server/history/keeper.ts';
import type { Logger } from '#server/log.ts';
import { documentHistory } from './document-history.ts';
import type { Documents } from './documents.ts';
import { startLogThread, type LogThread } from './log-thread.ts';
import { Refused, type Subject } from './messages.ts';

export const subjectOf = ({ id, epoch, kind, known }: DocumentRow): Subject => ({ document: id, epoch, kind, known });

/** Milliseconds after which it is asked again what was left unread. */
const soon = 5_000;

/** The worker's refusal as one of the portal's, for callers that answer a person; anything else is a bug. */
function say(error: unknown): never {
	if (error instanceof Refused) {
		if (error.refused === 'unavailable') refuse('document.unavailable');
		if (error.refused === 'missing') refuse('thing.missing');
		// What was erased is found again under its next epoch a moment later.
		if (error.refused === 'storage' || error.refused === 'erased') refuse('storage.unavailable');
		if (error.refused === 'frozen') refuse('document.frozen');
	}
	throw error;
}

/** Documents whose log has gone on since they were last read. */
async function unread(thread: LogThread, read: ReadClient): Promise<string[]> {
	const cursors = await thread.ask('cursors', {});
	const rows = await read.document.findMany({
		select: { id: true, epoch: true, projection: { select: { epoch: true, cursor: true } } }
	});
	const ends = new Map(cursors.map((one) => [`${one.epoch}/${one.document}`, one.cursor]));
	return rows
		.filter(({ id, epoch, projection }) => {
			const known = projection?.epoch === epoch ? projection.cursor : 0;
			return (ends.get(`${epoch}/${id}`) ?? 0) > known;
		})
		.map(({ id }) => id);
}

/** Documents whose log has gone on since a version was kept of them. */
async function unkept(thread: LogThread, read: ReadClient): Promise<string[]> {
	const [ends, rows] = await Promise.all([
		thread.ask('cursors', {}),
		read.documentVersion.groupBy({ by: ['documentId', 'epoch'], _max: { cursor: true } })
	]);
	const kept = new Map(rows.map(({ documentId, epoch, _max }) => [`${epoch}/${documentId}`, _max.cursor ?? 0]));
	const gone = ends.filter(({ document, epoch, cursor }) => cursor > (kept.get(`${epoch}/${document}`) ?? 0));
	const current = await read.document.findMany({ select: { id: true, epoch: true, kind: true } });
	const standing = new Set(current.flatMap(({ id, epoch, kind }) => (hasHistory(kind) ? [`${epoch}/${id}`] : [])));
	return gone.filter(({ document, epoch }) => standing.has(`${epoch}/${document}`)).map(({ document }) => document);
}

/**
 * Opens the document log and its worker; from then on every document that has been quiet for a moment is read into its
 * projection, and first those that a crash left unread.
 */
export async function openDocuments(parts: {
	config: Config;
	bus: Bus;
	log: Logger;
	read: ReadClient;
}): Promise<Documents> {
	const { config, log, read } = parts;
	const thread = await startLogThread(
		config.root,
		{
			file: join(config.data, 'documents.sqlite'),
			kinds: join(config.root, 'src/lib/documents/kinds.ts'),
			rehearsal: false
		},
		log
	);
	const failed = (error: unknown) => log.error(error, 'a document could not be read into its projection');
	const projector = createProjector(projectNow, failed);
	const keeper = createKeeper(
		(documentId) => keepVersion(documentId, 'auto'),
		(error) => log.error(error, 'a version of a document could not be kept')
	);
	thread.onStored(({ document }) => {
		projector.touch(document);
		keeper.touch(document);
	});

	async function subject(documentId: string): Promise<Subject> {
		const row = await findDocument(read, documentId);
		if (!row) refuse('thing.missing');
		return subjectOf(row);
	}

	let closed = false;
	/** Reads and keeps what nobody was told of: what a crash of the process, or of the worker alone, left behind. */
	async function catchUp(): Promise<void> {
		try {
			for (const document of await unread(thread, read)) projector.touch(document);
			for (const document of await unkept(thread, read)) keeper.touch(document);
		} catch (error) {
			failed(error);
			if (!closed) setTimeout(() => void catchUp(), soon).unref();
		}
	}
	thread.onBack(() => void catchUp());

	// The context is set right after this function has answered, before the next turn.
	setImmediate(() => {
		if (!hasContext()) return;
		planScrub(portal, {}).catch((error: unknown) => log.error(error, 'the nightly care of documents was not planned'));
		void catchUp();
	});

	return {
		thread,
		history: documentHistory(thread, subject, say),
		async edit(documentId, key, edit, args, account = null) {
			const ask = { subject: await subject(documentId), key, edit, args, account };
			const { cursor } = await thread.ask('edit', ask).catch(say);
			return cursor;
		},
		async read(documentId) {
			return thread.ask('read', { subject: await subject(documentId) }).catch(say);
		},
		async freeze(documentId) {
			await freezeDocument(portal, { documentId });
			const { cursor } = await thread.ask('freeze', { subject: await subject(documentId) }).catch(say);
			await keepVersion(documentId, 'frozen');
			return cursor;
		},
		health: () => thread.ask('health', {}),
		async close() {
			closed = true;
			await projector.stop();
			await keeper.stop();
			await thread.close();
		}
	};
}
