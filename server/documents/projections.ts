import { projectItems } from '#server/agenda/project-items.ts';
import type { News } from '#server/bus.ts';
import type { CommandContext } from '#server/command.ts';
import { followPieces } from '#server/harvest/follow-pieces.ts';
import type { DocumentRow } from './rights.ts';

/**
 * What follows in the database when a document of a kind has been read anew, inside the projecting transaction: await
 * the database only. It runs again with the same json after a crash, so it sets and never adds.
 */
export type AfterProjection = (ctx: CommandContext, document: DocumentRow, json: unknown) => Promise<void>;

export const afterProjection: Readonly<Record<string, AfterProjection | undefined>> = {
	agenda: projectItems,
	sheet: followPieces
};

const topicOfKind: Readonly<Record<string, string | undefined>> = {
	agenda: 'agenda',
	briefing: 'briefing-texts',
	item: 'items',
	proposal: 'proposal-texts'
};

/** The news that goes out when the reading of a document has changed: of a text that no meeting's page shows, about it alone. */
export function textNews({ kind, subjectId, federationId, meetingId }: DocumentRow): News | null {
	const topic = topicOfKind[kind];
	if (!topic) return null;
	const about = kind === 'proposal' ? subjectId : undefined;
	return { topic, about, federationId, meetingId: meetingId ?? undefined };
}
