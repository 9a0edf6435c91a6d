import { refuse } from '#lib/refusals/refusal.ts';
import type { Actor, Facts } from '#lib/permissions/facts.ts';
import type { CommandContext } from '#server/command.ts';
import { projectBriefing } from '#server/briefings/project-briefing.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { contentOf, hashOf } from './content.ts';

/** What is sent is what was looked at: refuses 'calling.changed' when the agenda has gone on since. */
export async function seenContent(db: CommandContext['db'], facts: MeetingFacts, hash: string, message = '') {
	const content = await contentOf(db, facts, message);
	if (hashOf(content) !== hash) refuse('calling.changed');
	return content;
}

/** Refuses unless the meeting is still to come. */
export const demandPlanned = (facts: Facts): void => {
	if (facts.meetingState !== 'planned')
		refuse(facts.meetingState === 'cancelled' ? 'meeting.state' : 'meeting.started');
};

/**
 * Brings agenda, the texts of its items and information sheet up to what has been written, before a command that names what was looked at.
 * Outside commands.
 */
export async function afterProjecting(actor: Actor, meetingId: string): Promise<void> {
	demand(actor, 'meeting.read', await meetingFacts(context().read, meetingId));
	await projectAgenda(meetingId);
	const texts = await context().read.document.findMany({ where: { kind: 'item', meetingId }, select: { id: true } });
	for (const { id } of texts) await projectNow(id);
	await projectBriefing(meetingId);
}
