import { z } from 'zod';
import type { FillAgenda } from '#lib/agenda/schema.ts';
import { itemKind } from '#lib/agenda/item.ts';
import { asRead } from '#lib/meetings/order.ts';
import { agendaChoices } from '#lib/meetings/schema.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';

const Payload = z.object({ meetingId: z.string(), choice: z.enum(agendaChoices) });

/** Key of the job that lays a meeting's first agenda. */
export const layingOf = (meetingId: string): string => `agenda.lay:${meetingId}`;

interface Line {
	readonly id: string;
	readonly parentId: string | null;
	readonly title: string;
	readonly kind: string;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly numbered: boolean;
}

const draft = ({ title, kind, presenter, minutes, numbered }: Line) => ({
	title,
	kind: itemKind(kind),
	presenter,
	minutes,
	numbered
});

/** Lines in order, sub-items inside their item, as the agenda document is filled. */
const nested = (lines: readonly Line[]): FillAgenda['items'] =>
	lines
		.filter((line) => line.parentId === null)
		.map((line) => ({ ...draft(line), items: lines.filter((sub) => sub.parentId === line.id).map(draft) }));

async function standingLines(groupId: string): Promise<Line[]> {
	return context().read.standingItem.findMany({ where: { groupId }, orderBy: [{ place: 'asc' }, { id: 'asc' }] });
}

/** The agenda of the group's latest meeting before this one that had any; not what was struck there. */
async function linesOfLast(meeting: {
	id: string;
	groupId: string;
	federationId: string;
	startsAt: Date;
}): Promise<Line[]> {
	const last = await context().read.meeting.findFirst({
		where: {
			id: { not: meeting.id },
			groupId: meeting.groupId,
			federationId: meeting.federationId,
			startsAt: { lte: meeting.startsAt },
			state: { not: 'cancelled' },
			items: { some: { removedAt: null } }
		},
		orderBy: [{ startsAt: 'desc' }, { ordinal: 'desc' }],
		include: { items: { where: { removedAt: null, state: { not: 'struck' } } } }
	});
	return asRead(last?.items ?? []);
}

/**
 * Job 'agenda.lay': fills a new meeting's agenda from the group's standing agenda or from its last meeting: titles,
 * kinds, presenters, minutes and sub-items, never their texts. Once, whatever happens in between: the document keeps
 * the key.
 */
export async function layAgenda(payload: unknown): Promise<void> {
	const { meetingId, choice } = Payload.parse(payload);
	const { read, documents } = context();
	const meeting = await read.meeting.findUnique({
		where: { id: meetingId },
		select: { id: true, groupId: true, federationId: true, startsAt: true }
	});
	const document = await read.document.findUnique({
		where: { kind_subjectId: { kind: 'agenda', subjectId: meetingId } },
		select: { id: true }
	});
	if (!meeting || !document || choice === 'empty') return;
	const items = nested(choice === 'standing' ? await standingLines(meeting.groupId) : await linesOfLast(meeting));
	if (items.length === 0) return;
	await documents.edit(document.id, layingOf(meetingId), 'fill', { items });
	await projectNow(document.id);
}

/** Waits until the agendas of new meetings are laid, so that the page that follows shows them; a failure is retried by the job table. */
export async function agendaLaid(meetingIds: readonly string[]): Promise<void> {
	const { read, jobs, log } = context();
	const keys = meetingIds.map(layingOf);
	const waiting = await read.job.findMany({ where: { key: { in: keys }, doneAt: null }, select: { key: true } });
	const results = await Promise.allSettled(waiting.map(({ key }) => jobs.settled(key)));
	for (const result of results)
		if (result.status === 'rejected') log.warn({ error: String(result.reason) }, 'an agenda is not laid yet');
}
