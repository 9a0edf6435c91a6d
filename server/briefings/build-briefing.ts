import type { z } from 'zod';
import type { BriefingJson } from '#lib/briefings/briefing.ts';
import { buildBriefing } from '#lib/briefings/build.ts';
import { OneBriefing } from '#lib/briefings/schema.ts';
import { briefingKindOf } from '#lib/briefings/sections.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { idOfAct } from '#server/history/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { briefingDocumentId, findBriefing } from './find.ts';
import { gatherBefore, gatherReport } from './gather.ts';
import { noteBuilt } from './note-built.ts';

/**
 * Builds a briefing, or builds it again: adds what has come since, and leaves alone what people have written (X17). The
 * same submit adds nothing twice. Out: how many paragraphs came. Refusals: 'thing.missing', 'access.denied', and what the
 * document refuses.
 */
export async function buildBriefingText(
	actor: Actor,
	input: z.input<typeof OneBriefing>,
	options: { readonly commandId?: string | undefined } = {}
): Promise<{ added: number }> {
	const { read, documents, clock, config } = context();
	const { briefingId } = parseInput(OneBriefing, input);
	const { briefing, facts } = await findBriefing(read, briefingId);
	demand(actor, 'briefing.write', facts);
	const now = clock.now();
	const documentId = await briefingDocumentId(read, briefingId);
	const { built } = (await documents.read(documentId)).json as BriefingJson;
	const gather = briefingKindOf(briefing.kind) === 'report' ? gatherReport : gatherBefore;
	const lines = buildBriefing(await gather(read, briefing, now), config.origin, now);
	const fresh = lines.filter(({ key }) => !built.includes(key));
	const key = `build:${idOfAct(actor, `briefing.build ${briefingId}`, options.commandId ?? newId())}`;
	if (fresh.length > 0) await documents.edit(documentId, key, 'build', { lines: fresh }, actor.accountId);
	await projectNow(documentId);
	const sources = fresh.flatMap(({ source }) => source ?? []);
	return noteBuilt(actor, { briefingId, sources, added: fresh.length }, options);
}
