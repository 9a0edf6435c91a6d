import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { context } from '#server/context.ts';
import { draftNote } from '#server/relay/draft-note.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { aBody, aMeetingWith, plainItems } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aPerson } from '../build/rows.ts';
import { actorFor } from '../build/session.ts';

let portal: TestPortal;
let federation: Awaited<ReturnType<typeof aFederation>>;

beforeAll(async () => {
	portal = await startPortal();
	federation = await aFederation();
});
afterAll(() => portal.close());

const denied = { code: 'access.denied' };
const missing = { code: 'thing.missing' };

describe('a relay note', () => {
	it('X1 is drafted from an item with its link, its own id and its meeting, by who writes in the group', async () => {
		const { group, chair, member } = await aBody(federation);
		const meetingId = await aMeetingWith(chair, group.id, plainItems(1));
		const itemId = (await readAgendaOf(chair, meetingId)).items[0]?.id ?? '';
		const said = { groupId: group.id, what: 'Väntan är för lång.\nSju veckor.', asked: 'meeting' as const };
		const { noteId } = await draftNote(member, { ...said, fromThingId: itemId });
		const { read } = context();
		expect(await read.relayNote.findUnique({ where: { id: noteId } })).toMatchObject({
			...{ title: 'Väntan är för lång.', state: 'draft', meetingId, itemId, groupId: group.id }
		});
		expect(await read.thing.findUnique({ where: { id: noteId } })).toMatchObject({ kind: 'relay' });
		expect(await read.link.findFirst({ where: { toId: noteId } })).toMatchObject({
			fromId: itemId,
			act: 'relay.drafted'
		});
		expect(await draftNote(member, said, { commandId: 'once' })).toEqual(
			await draftNote(member, said, { commandId: 'once' })
		);
		const other = await aBody(federation);
		await expect(draftNote(other.chair, said)).rejects.toMatchObject(missing);
		await expect(draftNote(other.chair, { ...said, groupId: null })).rejects.toMatchObject(denied);
		await expect(
			draftNote(other.chair, { ...said, groupId: other.group.id, fromThingId: itemId })
		).rejects.toMatchObject({ code: 'input.invalid' });
		const office = await actorFor(await aPerson(federation, { office: 'developer' }));
		await draftNote(office, { ...said, groupId: null });
		await draftNote(office, said);
		const abroad = await actorFor(await aPerson(await aFederation(), { office: 'director' }));
		await expect(draftNote(abroad, said)).rejects.toMatchObject(missing);
	});
});
