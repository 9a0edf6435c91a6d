import type { DoorKeys, SheetDoor, TakingPart } from '#lib/joining/joining.ts';
import { personKey, type Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { SheetView } from '#lib/sheets/sheet.ts';
import { context } from '#server/context.ts';
import type { Sheet } from '#server/db/generated/client.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { findGroupSheet, findSheet, isPrivate } from '#server/sheets/find.ts';
import { readNames, readPeople } from '#server/sheets/people.ts';
import { readSheet } from '#server/sheets/read.ts';
import { sheetBehind, tokenOfCode } from './find.ts';
import { codeLength, doorCodeOf, doorHashOf, doorTokenOf, spelledCode, typedCode } from './secrets.ts';

/** What stands at the door that a sheet's link leads to; looking changes nothing. Refuses 'sheet.no-entry'. */
export async function readSheetDoor(actor: Actor, token: string): Promise<SheetDoor & { member: boolean }> {
	demand(actor, 'account.open', {});
	const { read, clock } = context();
	const { id } = await sheetBehind(read, token);
	const { sheet, facts } = await findSheet(read, id, clock.now());
	const { federationId, groupId, leaderId, title } = sheet;
	const [group, leader] = await Promise.all([
		read.group.findUniqueOrThrow({ where: { id: groupId, federationId }, select: { name: true } }),
		readNames(read, federationId, [leaderId])
	]);
	const known = can(actor, 'sheet.write', facts);
	return { sheetId: id, title, group: group.name, leader: leader[0]?.name ?? '', member: known };
}

/** Where a typed code leads: the token of a sheet's link. Null for what is no code of a sheet. */
export async function readDoorByCode(actor: Actor, typed: string): Promise<string | null> {
	demand(actor, 'account.open', {});
	if (typedCode(typed).length !== codeLength) return null;
	return (await tokenOfCode(context().read, typed)) ?? refuse('sheet.no-entry');
}

/** Link and code of a sheet's door as it stands; null when it is shut, or was opened under another secret. */
function keysOf({ id, doorAt, doorHash, state }: Sheet): DoorKeys | null {
	if (doorAt === null || state !== 'open') return null;
	const token = doorTokenOf(id, doorAt);
	const { origin } = context().config;
	if (doorHash !== doorHashOf(token)) return null;
	return {
		link: `${origin}/take-part/${token}`,
		code: spelledCode(doorCodeOf(id, doorAt)),
		address: `${origin}/guest`
	};
}

/** Whether somebody came by this sheet's link and the sheet is not theirs to read any more. */
export async function readIsOver(actor: Actor, sheetId: string): Promise<boolean> {
	if (actor.boundSheetId === null || actor.boundSheetId !== sheetId) return false;
	const { read, clock } = context();
	return !can(actor, 'sheet.read', (await findSheet(read, sheetId, clock.now())).facts);
}

/** Who takes part in a sheet; with 'sheet.lead' also what lets others in. Needs 'sheet.read'. */
export async function readTakingPart(actor: Actor, sheetId: string): Promise<TakingPart> {
	const { read, clock } = context();
	const now = clock.now();
	const { sheet, facts } = await findGroupSheet(read, sheetId, now);
	demand(actor, 'sheet.read', facts);
	const { federationId, groupId, title, state } = sheet;
	const leads = can(actor, 'sheet.lead', facts);
	const [people, group, seats] = await Promise.all([
		readPeople(read, sheetId, federationId),
		read.group.findUniqueOrThrow({ where: { id: groupId, federationId }, select: { name: true } }),
		read.seat.findMany({
			where: { groupId, federationId, from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }] },
			include: { membership: { include: { account: { select: { name: true } } } } },
			orderBy: [{ callOrder: 'asc' }, { id: 'asc' }]
		})
	]);
	const here = new Set(people.map(({ id }) => id));
	const others = new Map(
		seats
			.filter(({ membershipId }) => !here.has(membershipId))
			.map(({ membershipId, membership }) => [membershipId, nameOf(membership)])
	);
	return {
		sheet: { id: sheetId, title, open: state === 'open', group: group.name },
		people,
		door: leads ? keysOf(sheet) : null,
		others: leads ? [...others].map(([id, name]) => ({ id, name })) : [],
		leads,
		me: personKey(actor) ?? ''
	};
}

/** A sheet as a screen in the room shows it, with what lets people in. Needs 'sheet.read'. */
export async function readScreen(actor: Actor, sheetId: string): Promise<{ sheet: SheetView; door: DoorKeys | null }> {
	const { read } = context();
	const sheet = await readSheet(actor, sheetId, null);
	const row = await read.sheet.findUniqueOrThrow({ where: { id: sheetId } });
	demand(actor, 'sheet.read', { ...(await findSheet(read, sheetId, context().clock.now())).facts });
	return { sheet, door: keysOf(row) };
}

/**
 * The step the work is in, to write in for somebody who has a seat in the room and no device: with what was written for
 * them, and nobody else's. Needs 'sheet.lead'; refuses 'thing.missing' for whoever is not held a seat for.
 */
export async function readHeldSeat(
	actor: Actor,
	sheetId: string,
	personId: string
): Promise<{ sheet: SheetView; person: { id: string; name: string } }> {
	const { read, clock, own } = context();
	const found = await findSheet(read, sheetId, clock.now());
	demand(actor, 'sheet.lead', found.facts);
	const seat = await read.sheetPerson.findUnique({
		where: { sheetId_membershipId: { sheetId, membershipId: personId } }
	});
	const [person] = await readNames(read, found.facts.federationId, [personId]);
	if (!seat?.held || !person) refuse('thing.missing');
	const sheet = await readSheet(actor, sheetId, null);
	const { looking } = sheet;
	const mine = isPrivate(looking.step)
		? own.sheets.own({ sheetId, step: found.ownKey(looking.place), membershipId: personId })
		: [];
	return { sheet: { ...sheet, looking: { ...looking, own: mine } }, person: { id: person.id, name: person.name } };
}
