import { z } from 'zod';
import { isId } from '#lib/ids/id.ts';
import { personKey, type Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { limits } from '#lib/sheets/entry.ts';
import { answerValue, isAnswer } from '#lib/sheets/answer.ts';
import { mostMarks, ownMark } from '#lib/sheets/own-mark.ts';
import type { ToolField } from '#lib/tools/schema.ts';
import { deviceNameOf } from '#server/accounts/device-name.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { OwnEntry } from '#server/db/private-sheets.ts';
import { demand } from '#server/permissions/demand.ts';
import { findSheet, isPrivate } from './find.ts';
import { createOwnPace } from './own-pace.ts';
import { isShut } from './shut.ts';
import { readingOf } from './shown.ts';
import { ownKeyNow } from './together.ts';

const pace = createOwnPace();

const Own = z.object({
	sheetId: z.string().max(64),
	step: z.coerce.number().int().min(0),
	/** Somebody who has a seat in the room and no device, for whom one writes; '': for oneself. */
	person: z.string().max(64).default(''),
	/** The entry's own name, made where it is written. */
	id: z.string().refine(isId, 'field.invalid'),
	field: z.string().max(40),
	column: z.string().max(40).default(''),
	text: z.string().trim().max(limits.text, 'field.too-long').default(''),
	/** What was chosen; several options: several. */
	values: z.array(z.string().max(60)).max(500).default([]),
	/** On whose page it was written, by the name their browser keeps it under; '' for who has no account. */
	account: z.string().max(64).optional(),
	/** Marks of what its writer knew of: it was left by an earlier page, and nothing later is to be lost to it. */
	known: z.array(z.string().max(12)).max(mostMarks).optional()
});

/** The key of somebody whose seat in the room is held: nobody writes for who has a device of their own. Refuses 'thing.missing'. */
async function heldSeat(sheetId: string, membershipId: string): Promise<string> {
	const seat = { sheetId, membershipId };
	const row = await context().read.sheetPerson.findUnique({ where: { sheetId_membershipId: seat } });
	return row?.held ? membershipId : refuse('thing.missing');
}

/** Whether a sheet holds as many notes, or answers, as it may, with those that have not been shown. */
async function isCrowded(sheetId: string, answer: boolean): Promise<boolean> {
	const { read, own } = context();
	const { notes, answers } = own.sheets.total(sheetId);
	const { entries } = await readingOf(read, sheetId);
	const there = entries.filter(({ value, removed }) => !removed && (value !== '') === answer);
	return answer ? answers + there.length >= limits.answers : notes + there.length >= limits.entries;
}

/** A chosen answer is one a person and field: its name is kept, whatever name another tab would give it. */
function nameOf(field: ToolField, id: string, own: readonly { id: string; field: string }[]): string {
	return (isAnswer(field) && own.find((one) => one.field === field.key)?.id) || id;
}

type Said = Pick<OwnEntry, 'text' | 'value'>;
/** Whether what stands in a place came there after what its writer knew of, and is not what they would keep anyway. */
function isLater(there: Said | undefined, known: readonly string[], wanted: Said): boolean {
	const mark = ({ text, value }: Said) => ownMark({ text, values: value.split(' ') });
	const stands = mark(there ?? { text: '', value: '' });
	return !known.includes(stands) && stands !== mark(wanted);
}

/**
 * Keeps what somebody writes for themselves in a step until it is shown, or who leads for somebody in the room; empty
 * takes it away. Not a command: it leaves
 * no audit, no receipt and no time, tells nobody, and lies in no backup (engine.md 15).
 * Refuses 'access.sign-in' for what was written on another's page, 'sheet.write', 'sheet.closed', 'sheet.shown', 'sheet.time-out', 'sheet.own-full', 'sheet.own-newer', 'sheet.crowded', 'rate.limited',
 * 'thing.missing', 'storage.unavailable'.
 */
export async function keepOwn(actor: Actor, input: z.input<typeof Own>): Promise<void> {
	const { read, clock, own, log } = context();
	const {
		sheetId,
		step: place,
		person,
		id,
		field: fieldKey,
		column,
		text,
		values,
		account,
		known
	} = parseInput(Own, input);
	// Somebody else has signed in since, in this browser: it waits until its writer is back.
	if (account !== undefined && account !== (actor.accountId === null ? '' : deviceNameOf(actor.accountId)))
		refuse('access.sign-in');
	const found = await findSheet(read, sheetId, clock.now());
	const { sheet, facts } = found;
	demand(actor, 'sheet.read', facts);
	if (sheet.state !== 'open') refuse('sheet.closed');
	demand(actor, person ? 'sheet.lead' : 'sheet.write', facts);
	const membershipId = person ? await heldSeat(sheetId, person) : personKey(actor);
	if (!pace.allows(actor.accountId ?? '', clock.now().getTime())) refuse('rate.limited');
	const step = found.step(place);
	const field = step.fields.find(({ key }) => key === fieldKey);
	if (!field || !isPrivate(step) || membershipId === null) refuse('thing.missing');
	const columnFits = field.kind === 'notes' ? field.columns.some(({ key }) => key === column) : column === '';
	if (!columnFits) refuse('input.invalid');
	const value = answerValue(field, values) ?? refuse('input.invalid');
	// What has been shown stays so; a step whose time is out may be given more.
	if ((await read.sheetStep.count({ where: { sheetId, place } })) > 0) refuse('sheet.shown');
	if (await isShut(read, sheet, place, clock.now())) refuse('sheet.time-out');
	const crowded = !own.sheets.has(id) && (await isCrowded(sheetId, isAnswer(field)));
	const kept = await own.sheets.keys.hold(
		() => ownKeyNow(found, place),
		(key) => {
			const where = { sheetId, step: key, membershipId };
			try {
				const all = own.sheets.own(where);
				const name = nameOf(field, id, all);
				const there = all.find((one) => one.id === name);
				if (known && isLater(there, known, { text, value })) return 'newer' as const;
				if ((isAnswer(field) || text === '') && value === '') return own.sheets.drop(where, name);
				if (crowded && !own.sheets.has(name)) return 'crowded' as const;
				const said = { id: name, field: fieldKey, column, text: isAnswer(field) ? '' : text, value };
				return own.sheets.keep(where, said, limits.own);
			} catch (error) {
				log.error({ error: String(error) }, 'private writing of a sheet could not be kept');
				return refuse('storage.unavailable');
			}
		}
	);
	if (kept === 'sealed') refuse('sheet.shown');
	if (kept === 'newer') refuse('sheet.own-newer');
	if (kept === 'full') refuse('sheet.own-full');
	if (kept === 'crowded')
		refuse('sheet.crowded', { details: { most: isAnswer(field) ? limits.answers : limits.entries } });
}
