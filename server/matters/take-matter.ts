import { TakeMatter } from '#lib/matters/matter.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { context } from '#server/context.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findMatter } from './find.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const take = command('matter.take', TakeMatter, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { matterId, meetingId } = input;
	const { matter, facts } = await findMatter(db, matterId);
	demand('group.read', facts);
	demand('matter.answer', facts);
	const item = await db.agendaItem.findFirst({
		where: { id: matter.itemId ?? '', meetingId, federationId: facts.federationId, removedAt: null }
	});
	if (!item) refuse('thing.missing');
	if (matter.state === 'taken') return { itemId: item.id };
	if (matter.state !== 'open') refuse('matter.answered');
	await db.matter.update({
		where: { id: matterId },
		data: { state: 'taken', meetingId, answeredAt: now, answeredBy: actor.membershipId }
	});
	for (const { name, mediaType, size, sha256, createdAt, createdBy } of matter.papers)
		await db.attachment.create({
			data: {
				id: newId(),
				federationId: facts.federationId,
				meetingId,
				itemId: item.id,
				...{ name, mediaType, size, sha256, createdAt, createdBy }
			}
		});
	await db.link.create({
		data: { id: newId(), fromId: matterId, toId: item.id, act: 'matter.taken', at: now, by: actor.accountId ?? '' }
	});
	audit('matter.taken', { thingId: matterId, data: { meetingId, itemId: item.id } });
	tell({ topic: 'matters', federationId: facts.federationId, groupId: facts.groupId });
	tell({ ...meetingNews(await meetingFacts(db, meetingId)), topic: 'files', rightsOf: undefined });
	return { itemId: item.id };
});

/** Where received documents gather: the meeting's item for them, made when it has none. */
async function incomingItem(actor: Actor, meetingId: string, matterId: string): Promise<string> {
	const there = (await readAgendaOf(actor, meetingId)).items.find(
		(item) => item.kind === 'incoming' && item.parentId === null
	);
	if (there) return there.id;
	const id = newId();
	const item = { id, title: m.matters_incoming_item(), kind: 'incoming' };
	await editAgenda(actor, meetingId, 'add', item, { commandId: `${matterId}-incoming` });
	return (await readAgendaOf(actor, meetingId)).items.find((one) => one.kind === 'incoming')?.id ?? id;
}

/**
 * Takes a matter into a meeting: an item with its title and its papers, which keeps its origin. A received document
 * becomes a sub-item of the meeting's item for them. Doing it again changes nothing.
 * Refusals: 'matter.answered' when it has been declined or withdrawn, 'meeting.state' unless planned, 'thing.missing',
 * 'access.denied', and what the agenda's document refuses.
 */
export async function takeMatter(
	actor: Actor,
	input: { matterId: string; meetingId: string },
	options?: { readonly commandId?: string | undefined }
): Promise<{ itemId: string }> {
	const { read } = context();
	const { matterId, meetingId } = parseInput(TakeMatter, input);
	const { matter, facts } = await findMatter(read, matterId);
	demand(actor, 'group.read', facts);
	demand(actor, 'matter.answer', facts);
	const meeting = await meetingFacts(read, meetingId);
	if (meeting.groupId !== matter.groupId) refuse('input.invalid', { fields: { meetingId: 'field.foreign' } });
	if (meeting.meetingState !== 'planned') refuse('meeting.state');
	if (matter.state === 'declined' || matter.state === 'withdrawn') refuse('matter.answered');
	await projectAgenda(meetingId);
	const received = matter.kind === 'received';
	const title = received && matter.sender ? `${matter.title} (${matter.sender})` : matter.title;
	const target = received ? { into: await incomingItem(actor, meetingId, matterId) } : { into: null };
	const item = { id: matter.itemId, title: title.slice(0, 200), kind: received ? 'incoming' : 'other', target };
	await editAgenda(actor, meetingId, 'add', item, { commandId: `matter-${matterId}` });
	return take(actor, { matterId, meetingId }, options);
}
