import { extractOf, paperOf, type Imprint } from '#lib/minutes/paper.ts';
import { exportFormatOf, type ExportFormat } from '#lib/minutes/versions.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { dispositionOf } from '#server/files/disposition.ts';
import { serveFile } from '#server/files/serve.ts';
import type { KeptFile } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustingFacts } from './find.ts';
import { exported, exportName, mediaTypes } from './exports.ts';
import { inSwedish } from './in-swedish.ts';
import { lockedContent, readMinutes } from './read.ts';

/** A file of the version that counts. Needs 'meeting.read'; null where there is none. */
async function keptFile(actor: Actor, meetingId: string, format: string, part = ''): Promise<KeptFile | null> {
	const { read } = context();
	const { facts, minutes } = await adjustingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	if (!minutes || (part === '' && minutes.state !== 'locked')) return null;
	return read.minutesFile.findFirst({
		where: {
			...{ federationId: facts.federationId, format, removedAt: null },
			version: { minutesId: minutes.id, part, replacedAt: null }
		}
	});
}

const answer = (bytes: Buffer<ArrayBuffer>, title: string, format: ExportFormat): Response =>
	new Response(bytes, {
		headers: {
			'Content-Type': mediaTypes[format],
			'Content-Disposition': dispositionOf(exportName(title, format)),
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'Cache-Control': 'private, no-store'
		}
	});

const imprintOf = ({ state, version, hash, reason }: Awaited<ReturnType<typeof readMinutes>>): Imprint => ({
	...{ draft: state !== 'locked', version, sha256: hash, reason }
});

/** A meeting's paper as a file. Needs 'meeting.read'; refuses 'thing.missing' for another format. */
export async function exportFile(actor: Actor, meetingId: string, word: string): Promise<Response> {
	const format = exportFormatOf(word) ?? refuse('thing.missing');
	const kept = await keptFile(actor, meetingId, format);
	if (kept) return serveFile(kept);
	const view = await readMinutes(actor, meetingId);
	const paper = inSwedish(() => paperOf(view.content, imprintOf(view)));
	return answer(await exported(view.content, paper, format), paper.title, format);
}

/** The extract of one paragraph as a file. Needs 'meeting.read'; refuses 'thing.missing'. */
export async function extractFile(actor: Actor, meetingId: string, itemId: string, word: string): Promise<Response> {
	const format = exportFormatOf(word) ?? refuse('thing.missing');
	if (format === 'json') refuse('thing.missing');
	const view = await readMinutes(actor, meetingId);
	if (view.content.kind !== 'minutes') refuse('thing.missing');
	// What was adjusted at once is extracted as it was locked, whatever becomes of the rest.
	const atOnce = view.state === 'locked' ? null : (view.parts.find((part) => part.itemId === itemId)?.version ?? null);
	const content = atOnce ? await lockedContent(actor.federationId ?? '', atOnce.id) : view.content;
	const imprint = atOnce ? { draft: false, version: 1, sha256: atOnce.sha256, reason: '' } : imprintOf(view);
	const paper = inSwedish(() => extractOf(content, itemId, imprint, context().clock.now()));
	if (!paper) refuse('thing.missing');
	return answer(await exported(content, paper, format), paper.title, format);
}

/** The signed file of the version that counts, or of a paragraph's. Needs 'meeting.read'; refuses 'thing.missing'. */
export async function readSignedFile(actor: Actor, meetingId: string, part = ''): Promise<KeptFile> {
	return (await keptFile(actor, meetingId, 'signed', part)) ?? refuse('thing.missing');
}
