import { agendaDocument } from '#lib/agenda/doc.ts';
import { breakoutDocument } from '#lib/breakouts/doc.ts';
import { briefingDocument } from '#lib/briefings/doc.ts';
import { itemDocument } from '#lib/items/doc.ts';
import { proposalDocument } from '#lib/proposals/doc.ts';
import { sheetDocument } from '#lib/sheets/doc.ts';
import type { DocumentKind } from './kind.ts';

/** Every kind of document that people write together, by its name in the database. */
export const documentKinds: Readonly<Record<string, DocumentKind>> = {
	agenda: agendaDocument,
	breakout: breakoutDocument,
	briefing: briefingDocument,
	item: itemDocument,
	proposal: proposalDocument,
	sheet: sheetDocument
};
