import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { findSheet } from '#server/sheets/find.ts';

/** Whether the group has agreed to be named beside others by this sheet, and whether the reader says so for it. Needs 'sheet.read'. */
export async function readConsent(actor: Actor, sheetId: string) {
	const { read, clock } = context();
	const { facts } = await findSheet(read, sheetId, clock.now());
	demand(actor, 'sheet.read', facts);
	const agreed = (await read.sheetConsent.count({ where: { sheetId } })) > 0;
	return { agreed, maySay: can(actor, 'sheet.name', facts) };
}
