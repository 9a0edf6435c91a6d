import { createHash } from 'node:crypto';
import { z } from 'zod';
import { limits } from '#lib/agenda/item.ts';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { numberOnPaper, paperTitle } from '#lib/minutes/titles.ts';
import type { Paragraph } from '#lib/minutes/content.ts';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { nextMeeting } from '#server/meetings/carrying.ts';
import { inSwedish } from './in-swedish.ts';

/** How a paragraph's item is linked to the one its adjusting goes on as, at a later meeting. */
export const paragraphCarried = 'paragraph.carried';

const Payload = z.object({ groupId: z.string() });
const Pair = z.object({ fromId: z.string(), toId: z.string() });

const link = command('paragraph.link', Pair, async ({ db, demand, now, tell }, { fromId, toId }) => {
	demand('portal.work', {});
	const to = await db.agendaItem.findUnique({ where: { id: toId }, include: { meeting: true } });
	if (!to) return;
	await db.link.upsert({
		where: { fromId_toId_act: { fromId, toId, act: paragraphCarried } },
		create: { id: newId(), fromId, toId, act: paragraphCarried, at: now, by: '' },
		update: {}
	});
	const { federationId, meetingId } = to;
	for (const topic of ['agenda', 'minutes']) tell({ topic, federationId, groupId: to.meeting.groupId, meetingId });
});

type Carried = Awaited<ReturnType<typeof carriedOf>>[number];

/** Paragraphs of the group's minutes whose adjusting goes to the next meeting, and those that once did. */
async function carriedOf(groupId: string) {
	const { read } = context();
	const links = await read.link.findMany({ where: { act: paragraphCarried, from: { groupId } } });
	const later = await read.agendaItem.findMany({
		where: { id: { in: links.map(({ toId }) => toId) } },
		include: { meeting: { select: { state: true } } }
	});
	const rows = await read.minutesParagraph.findMany({
		where: {
			minutes: { groupId },
			OR: [{ carried: true }, { itemId: { in: links.map(({ fromId }) => fromId) } }]
		},
		include: { minutes: true }
	});
	return rows.map((row) => {
		const ids = links.filter(({ fromId }) => fromId === row.itemId).map(({ toId }) => toId);
		const went = later.filter(({ id }) => ids.includes(id));
		return {
			...row,
			times: went.length,
			went: went.filter((one) => !one.removedAt && one.meeting.state !== 'cancelled')
		};
	});
}

const agendaOf = (meetingId: string) =>
	context().read.document.findUnique({ where: { kind_subjectId: { kind: 'agenda', subjectId: meetingId } } });

async function lay({ minutes, itemId, facts, times }: Carried): Promise<void> {
	const { read, documents } = context();
	const { meetingId, groupId, federationId } = minutes;
	const next = await nextMeeting(read, { meetingId, groupId, federationId });
	const agenda = next && (await agendaOf(next.id));
	if (!next || !agenda) return;
	const meeting = await read.meeting.findUniqueOrThrow({ where: { id: meetingId }, include: { group: true } });
	const { number = '', title = '' } = JSON.parse(facts ?? '{}') as Partial<Paragraph>;
	const paper = inSwedish(() => paperTitle('minutes', numberOnPaper(meeting.group.minutesLabel, meeting)));
	const said = m.minutes_carried_item(
		{ paragraph: [number, title].filter(Boolean).join(' '), paper: paper.charAt(0).toLowerCase() + paper.slice(1) },
		{ locale: 'sv' }
	);
	// The same id for the same paragraph put to the same meeting for the n-th time: the job may run twice.
	const id = createHash('sha256')
		.update(`${minutes.id} ${itemId} ${next.id} ${times}`)
		.digest('base64url')
		.slice(0, 22);
	const draft = { id, title: said.slice(0, limits.title), kind: 'previous', target: { into: null } };
	await documents.edit(agenda.id, `${paragraphCarried}:${id}`, 'add', draft);
	await projectNow(agenda.id);
	await link(portal, { fromId: itemId, toId: id });
}

async function takeOff({ went }: Carried): Promise<void> {
	const { documents } = context();
	for (const { id, meetingId, meeting } of went) {
		const agenda = meeting.state === 'planned' ? await agendaOf(meetingId) : null;
		if (!agenda) continue;
		await documents.edit(agenda.id, `${paragraphCarried}:${id}:back`, 'remove', { id });
		await projectNow(agenda.id);
	}
}

/**
 * Job 'minutes.carry', when a paragraph's adjusting has been sent on or taken back, and when a meeting is planned or
 * cancelled: each paragraph that goes to the next meeting stands on its agenda, once, and no other (J14). What was taken
 * off that agenda by hand, or stood at a meeting that is cancelled, is put to the next one anew.
 */
export async function layParagraphs(payload: unknown): Promise<void> {
	const { groupId } = Payload.parse(payload);
	for (const paragraph of await carriedOf(groupId)) {
		if (!paragraph.carried) await takeOff(paragraph);
		else if (paragraph.went.length === 0) await lay(paragraph);
	}
}
