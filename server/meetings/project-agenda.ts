import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';

/**
 * Brings the rows of a meeting's agenda up to what has been written, before a command that names an item. Outside
 * transactions only: it waits for the document worker. A meeting without a document, or one that does not exist, is
 * left to the command to refuse.
 */
export async function projectAgenda(meetingId: string): Promise<void> {
	const agenda = await context().read.document.findUnique({
		where: { kind_subjectId: { kind: 'agenda', subjectId: meetingId } },
		select: { id: true }
	});
	if (agenda) await projectNow(agenda.id);
}
