import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readPayload } from '#lib/relay/payload.ts';
import { PutOnAgenda } from '#lib/relay/schema.ts';
import { hopStateOf } from '#lib/relay/states.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { standing } from './at-meeting.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findHop, relayNews } from './find.ts';
import { moveHop } from './move.ts';

const act = 'relay.taken-up';

const put = command(
	'relay.put-on-agenda',
	PutOnAgenda.extend({ itemId: PutOnAgenda.shape.meetingId }),
	async (ctx, { hopId, meetingId, itemId }) => {
		const { db, actor, now, demand, audit, tell } = ctx;
		const { hop, note, facts } = await findHop(db, hopId);
		demand('relay.read', facts);
		demand('relay.handle', facts);
		const { federationId } = facts;
		const meeting = await meetingFacts(db, meetingId);
		demand('agenda.edit', meeting);
		const item = await db.agendaItem.findFirst({ where: { id: itemId, meetingId, federationId, removedAt: null } });
		if (!item) refuse('thing.missing');
		if (hop.itemId === itemId) return { itemId };
		// From an item that was taken off the agenda, or before anybody had acknowledged it: one state after the other.
		let { state } = hop;
		if (state === 'agenda') state = await moveHop(ctx, { ...hop, state }, note.asked, 'take-off');
		if (state === 'sent') state = await moveHop(ctx, { ...hop, state }, note.asked, 'receive');
		await moveHop(ctx, { ...hop, state }, note.asked, 'put-on-agenda', { itemId });
		const by = actor.accountId ?? '';
		await db.link.create({ data: { id: newId(), fromId: note.id, toId: itemId, act, at: now, by } });
		for (const { name, mediaType, size, sha256 } of readPayload(hop.payload).papers)
			await db.attachment.create({
				data: {
					id: newId(),
					federationId,
					meetingId,
					itemId,
					name,
					mediaType,
					size,
					sha256,
					createdAt: now,
					createdBy: by,
					relayHopId: hopId
				}
			});
		audit('relay.taken-up', { thingId: note.id, data: { hopId, meetingId, itemId } });
		tell(relayNews(federationId));
		tell({ ...meetingNews(meeting), topic: 'files', rightsOf: undefined });
		return { itemId };
	}
);

/** The same id for the same note put to the same meeting for the n-th time: two who do it at once do it once. */
const idOf = (hopId: string, meetingId: string, nth: number): string =>
	createHash('sha256').update(`relay ${hopId} ${meetingId} ${nth}`).digest('base64url').slice(0, 22);

/**
 * Puts a note on an agenda of the group that got it: an item with its title and its papers, which shows what was sent
 * and from where. Doing it again changes nothing; after the item was taken off, or its meeting was
 * cancelled or did not come to it, it makes another.
 * Refusals: 'relay.withdrawn', 'relay.state', 'input.invalid' for a meeting of another group, what the agenda refuses,
 * 'thing.missing', 'access.denied'.
 */
export async function putOnAgenda(
	actor: Actor,
	input: z.input<typeof PutOnAgenda>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ itemId: string }> {
	const { read } = context();
	const { hopId, meetingId } = parseInput(PutOnAgenda, input);
	const { hop, note, facts } = await findHop(read, hopId);
	demand(actor, 'relay.read', facts);
	demand(actor, 'relay.handle', facts);
	if (note.state === 'withdrawn') refuse('relay.withdrawn');
	if (!['sent', 'received', 'agenda'].includes(hopStateOf(hop.state))) refuse('relay.state');
	const meeting = await meetingFacts(read, meetingId);
	if (meeting.groupId !== facts.groupId) refuse('input.invalid', { fields: { meetingId: 'field.foreign' } });
	if (hop.state === 'agenda') {
		const there = await read.agendaItem.findFirst({
			where: { id: hop.itemId ?? '', ...standing },
			select: { id: true }
		});
		if (there) return { itemId: there.id };
	}
	await projectAgenda(meetingId);
	const before = await read.link.count({ where: { fromId: note.id, act, to: { groupId: facts.groupId } } });
	const itemId = idOf(hopId, meetingId, before);
	const { title, asked } = readPayload(hop.payload);
	const kind = asked === 'information' ? 'information' : 'discussion';
	await editAgenda(actor, meetingId, 'add', { id: itemId, title, kind, target: { into: null } }, { commandId: itemId });
	return put(actor, { hopId, meetingId, itemId }, options);
}
