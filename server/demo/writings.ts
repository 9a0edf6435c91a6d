import type { FillAgenda } from '#lib/agenda/schema.ts';
import type { FillItem } from '#lib/items/schema.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import type { PlannedItem } from './agenda.ts';
import type { Dated } from './dated.ts';
import type { DemoFederation } from './federation.ts';
import { demoId } from './id.ts';
import { idsOf } from './rows-network.ts';

/** What is written into one document when its row is there. */
export type DemoWriting = { readonly documentId: string } & (
	{ readonly kind: 'agenda'; readonly args: FillAgenda } | { readonly kind: 'item'; readonly args: FillItem }
);

/** The documents of a meeting and what is written into them: its agenda, and the text and notes of each item. */
export function writingsOf(
	federation: DemoFederation,
	meeting: Dated,
	createdAt: Date
): { documents: Prisma.DocumentCreateManyInput[]; writings: DemoWriting[] } {
	const ids = idsOf(federation);
	const meetingId = ids.meeting(meeting.key);
	const row = (kind: string, subjectId: string) => ({
		id: demoId(`document/${kind}/${subjectId}`),
		federationId: ids.federation,
		kind,
		subjectId,
		meetingId,
		createdAt
	});
	const agenda = row('agenda', meetingId);
	const said = ({ id, title, kind, presenter, minutes, numbered }: PlannedItem) => ({
		id,
		title,
		kind,
		presenter,
		minutes,
		numbered
	});
	const tops = meeting.items.filter((item) => item.parentId === null);
	const laid = tops.map((top) => ({
		...said(top),
		items: meeting.items.filter((sub) => sub.parentId === top.id).map(said)
	}));
	const items = meeting.items.map((item) => ({ item, document: row('item', item.id) }));
	return {
		documents: [agenda, ...items.map(({ document }) => document)],
		writings: [
			...(laid.length > 0 ? [{ documentId: agenda.id, kind: 'agenda' as const, args: { items: laid } }] : []),
			...items
				.filter(({ item }) => item.text.length + item.notes.length > 0)
				.map(({ item, document }) => ({
					documentId: document.id,
					kind: 'item' as const,
					args: { text: [...item.text], notes: [...item.notes] }
				}))
		]
	};
}
