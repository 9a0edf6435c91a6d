import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';

/** Brings the information sheet of a meeting up to what has been written; nothing where there is none. Outside commands. */
export async function projectBriefing(meetingId: string): Promise<void> {
	const { read } = context();
	const briefing = await read.briefing.findUnique({ where: { meetingId_kind: { meetingId, kind: 'before' } } });
	const document =
		briefing &&
		(await read.document.findUnique({
			where: { kind_subjectId: { kind: 'briefing', subjectId: briefing.id } },
			select: { id: true }
		}));
	if (document) await projectNow(document.id);
}
