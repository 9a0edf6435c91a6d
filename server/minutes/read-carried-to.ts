import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import type { MinutesView } from '#lib/minutes/view.ts';
import { context } from '#server/context.ts';
import { paragraphCarried } from './lay-paragraphs.ts';

/** Where the adjusting of paragraphs goes on, by item. For whoever has asked for permission. */
export async function readCarriedTo(federationId: string, content: MinutesContent): Promise<MinutesView['carriedTo']> {
	const { read } = context();
	const links = await read.link.findMany({
		where: { act: paragraphCarried, fromId: { in: content.paragraphs.map(({ id }) => id) } }
	});
	if (links.length === 0) return {};
	const later = await read.agendaItem.findMany({
		where: { federationId, id: { in: links.map(({ toId }) => toId) }, removedAt: null },
		include: { meeting: { select: { id: true, year: true, ordinal: true, state: true } } }
	});
	return Object.fromEntries(
		links.flatMap(({ fromId, toId }) => {
			const meeting = later.find(({ id }) => id === toId)?.meeting;
			if (!meeting || meeting.state === 'cancelled') return [];
			return [[fromId, { meetingId: meeting.id, label: ordinalLabel(meeting) }] as const];
		})
	);
}
