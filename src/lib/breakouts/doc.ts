import type { DocumentKind } from '#lib/documents/kind.ts';
import { sheetDocument } from '#lib/sheets/doc.ts';
import type { SheetJson } from '#lib/sheets/entry.ts';

/** What those in a breakout write: a sheet's entries, which are laid on the sheet itself when they are shown. */
export const breakoutDocument: DocumentKind<SheetJson> = { ...sheetDocument, name: 'breakout' };
