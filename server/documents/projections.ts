import { projectItems } from '#server/agenda/project-items.ts';
import type { CommandContext } from '#server/command.ts';
import type { DocumentRow } from './rights.ts';

/**
 * What follows in the database when a document of a kind has been read anew, inside the projecting transaction: await
 * the database only. It runs again with the same json after a crash, so it sets and never adds.
 */
export type AfterProjection = (ctx: CommandContext, document: DocumentRow, json: unknown) => Promise<void>;

export const afterProjection: Readonly<Record<string, AfterProjection | undefined>> = { agenda: projectItems };

/** The news that goes out when the reading of a document of this kind has changed. */
export const topicOfKind: Readonly<Record<string, string | undefined>> = {
	agenda: 'agenda',
	briefing: 'briefing-texts',
	item: 'items',
	proposal: 'proposal-texts'
};
