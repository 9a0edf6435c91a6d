import type { z } from 'zod';
import { titleOf } from '#lib/harvest/blocks.ts';
import { HarvestPassed } from '#lib/harvest/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { command, parseInput } from '#server/command.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { demandShown, findPieces, freshSheet } from './find-pieces.ts';
import { entryThing, putEntries } from './put-entries.ts';

type Input = z.input<typeof HarvestPassed>;
/** What a relay note begins with. */
interface Drafted {
	readonly groupId: string;
	readonly what: string;
	readonly asked: 'information';
}
interface Options {
	readonly commandId?: string | undefined;
}

/** The group in whose name it begins, when the sheet may be harvested and the chosen are shown. */
async function groupOf(actor: Actor, input: Input): Promise<string> {
	const { sheetId, pieces } = parseInput(HarvestPassed, input);
	const found = await freshSheet(actor, sheetId);
	demandShown(found.pieces, pieces);
	return found.facts.groupId;
}

const write = (kind: 'relay' | 'proposal') =>
	command(`harvest.${kind}`, HarvestPassed, async (ctx, { sheetId, pieces, targetId = '' }) => {
		const { sheet, facts, ...found } = await findPieces(ctx.db, sheetId, ctx.now);
		ctx.demand('sheet.read', facts);
		ctx.demand('sheet.harvest', facts);
		demandShown(found.pieces, pieces);
		const became = [];
		for (const { id: pieceId, text } of pieces) {
			const thingId = await entryThing(ctx, sheet, { pieceId, text });
			became.push({ pieceId, step: found.placeOf(pieceId), thingId, kind, targetId, meetingId: null, text });
		}
		await putEntries(ctx, sheet, newId(), became);
		return {};
	});
const writeRelay = write('relay');
const writeProposal = write('proposal');

const wordsOf = (pieces: readonly { readonly text: string }[]) => pieces.map(({ text }) => text).join('\n');
/** A part of an act that is itself done once: the form's own name with the part's behind. */
const part = ({ commandId }: Options, name: string): Options =>
	commandId ? { commandId: `${commandId}-${name}` } : {};

/**
 * Begins a relay note (by `draft`, the command of relay notes) of the chosen notes and groups, in the name of the sheet's
 * group, which then stands on the red thread from each of them. Out: its id. Refuses 'sheet.harvest', 'relay.draft',
 * 'harvest.not-shown', 'input.invalid'.
 */
export async function relayPieces(
	actor: Actor,
	input: Input,
	options: Options,
	draft: (actor: Actor, said: Drafted, options: Options) => Promise<{ noteId: string }>
): Promise<{ noteId: string }> {
	const groupId = await groupOf(actor, input);
	const said = { groupId, what: wordsOf(input.pieces), asked: 'information' as const };
	const { noteId } = await draft(actor, said, part(options, 'draft'));
	await writeRelay(actor, { ...input, targetId: noteId }, options);
	return { noteId };
}

/**
 * Begins a development proposal of the chosen notes and groups, for the sheet's group or another that the actor may begin
 * one for. Out: its id. Refuses
 * 'sheet.harvest', 'proposal.begin', 'harvest.not-shown', 'input.invalid'.
 */
export async function proposePieces(
	actor: Actor,
	input: Input,
	options: Options = {}
): Promise<{ proposalId: string }> {
	const own = await groupOf(actor, input);
	const groupId = input.groupId || own;
	const title = titleOf(input.pieces[0]?.text ?? '');
	const said = { groupId, kind: 'development' as const, title, text: wordsOf(input.pieces) };
	const { proposalId } = await beginProposal(actor, said, part(options, 'draft'));
	await writeProposal(actor, { ...input, targetId: proposalId }, options);
	return { proposalId };
}
