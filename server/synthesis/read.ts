import { phaseAt } from '#lib/sheets/phase.ts';
import { exportFormatOf } from '#lib/sheets/export.ts';
import { synthesisOf } from '#lib/synthesis/synthesis.ts';
import { synthesisCsv, synthesisPaper } from '#lib/synthesis/synthesis-paper.ts';
import type { SynthesisFile, SynthesisView } from '#lib/synthesis/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { shippedTool } from '#lib/tools/shipped.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { paperResponse } from '#server/sheets/paper-response.ts';
import { gatherSheets, type Gathered } from './gather.ts';

/** Most sheets in one synthesis, and in the list they are chosen from. */
const most = { chosen: 60, listed: 200 } as const;

/** The words of a synthesis are those of the version that speaks the reader's language, else of the newest. */
const ofLanguage = (language: 'sv' | 'en') => (a: Gathered, b: Gathered) =>
	Number(b.tool.language === language) - Number(a.tool.language === language) || b.tool.version - a.tool.version;

/**
 * The same tool in several groups as one picture, of the chosen sheets or of all. Needs 'synthesis.read'. Refuses
 * 'thing.missing' for a tool that neither stands nor was ever used.
 */
export async function readSynthesis(actor: Actor, key: string, chosen: readonly string[]): Promise<SynthesisView> {
	const { read, clock } = context();
	const federationId = actor.federationId ?? '';
	demand(actor, 'synthesis.read', { federationId });
	const versions = await read.toolVersion.findMany({
		where: { federationId, key },
		select: { id: true, name: true, language: true },
		orderBy: { version: 'desc' }
	});
	const named = versions.find(({ language }) => language === actor.language) ?? versions[0];
	const name = named?.name ?? (shippedTool(key, actor.language) ?? shippedTool(key, 'sv'))?.name;
	if (name === undefined) refuse('thing.missing');
	const rows = await read.sheet.findMany({
		where: { federationId, toolVersionId: { in: versions.map(({ id }) => id) } },
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		take: most.listed
	});
	const wanted = rows.filter(({ id }) => chosen.length === 0 || chosen.includes(id)).slice(0, most.chosen);
	const now = clock.now();
	const [sheets, groups, federation] = await Promise.all([
		gatherSheets(
			read,
			federationId,
			wanted.map((row) => phaseAt(row, now))
		),
		read.group.findMany({
			where: { federationId, id: { in: rows.map(({ groupId }) => groupId) } },
			select: { id: true, name: true }
		}),
		read.federation.findUniqueOrThrow({ where: { id: federationId }, select: { name: true } })
	]);
	const names = new Map(groups.map((group) => [group.id, group.name]));
	const picked = new Set(wanted.map(({ id }) => id));
	const file: SynthesisFile = {
		format: 'samsyn-synthesis/1',
		...{ tool: { key, name }, federation: federation.name, language: actor.language, made: now.toISOString() },
		sheets: picked.size,
		...synthesisOf(sheets.toSorted(ofLanguage(actor.language)))
	};
	return {
		file,
		choices: rows.map(({ id, title, groupId, createdAt }) => ({
			...{ id, title, at: createdAt, group: names.get(groupId) ?? '', chosen: picked.has(id) }
		}))
	};
}

/** A synthesis as a file. Needs 'synthesis.read'; refuses 'thing.missing' for another format. */
export async function exportSynthesis(
	actor: Actor,
	key: string,
	chosen: readonly string[],
	word: string
): Promise<Response> {
	const format = exportFormatOf(word) ?? refuse('thing.missing');
	const { file } = await readSynthesis(actor, key, chosen);
	return paperResponse(
		{
			...{ title: `${file.tool.name} ${file.made.slice(0, 10)}`, json: file },
			paper: () => synthesisPaper(file),
			csv: () => synthesisCsv(file)
		},
		format
	);
}
