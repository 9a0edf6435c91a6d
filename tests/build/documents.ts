import { newId } from '#lib/ids/id.ts';
import { newDocument } from '#server/documents/new-document.ts';
import { context } from '#server/context.ts';
import { insert } from './rows.ts';

const aDocument = (kind: string, subjectId: string, meeting: { id: string; federationId: string }): Promise<string> =>
	insert((db) =>
		newDocument(db, {
			kind,
			subjectId,
			meetingId: meeting.id,
			federationId: meeting.federationId,
			now: context().clock.now()
		})
	);

/** The document of a meeting's agenda, made as the planning of the meeting makes it. Out: its id. */
export const anAgenda = (meeting: { id: string; federationId: string }): Promise<string> =>
	aDocument('agenda', meeting.id, meeting);

/** The text of one agenda item of a meeting, as a document of its own. Out: its id. */
export const anItem = (meeting: { id: string; federationId: string }): Promise<string> =>
	aDocument('item', newId(), meeting);
