import { EndGroup } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { findGroup, foreign } from './find.ts';
import { checkNoMeetingsFrom } from './succession.ts';
import { dayAfter } from './days.ts';

/**
 * A group stops meeting. Its seats stay, so that those who sat in it can read on; no meetings are planned any more.
 * `on` is its last day. Refuses 'group.meetings-ahead' while meetings are planned after it.
 */
export const endGroup = command('group.end', EndGroup, async ({ db, now, demand, audit, tell }, { groupId, on }) => {
	const group = await findGroup(db, groupId);
	demand('group.keep', { federationId: group.federationId, groupId });
	const to = on ? dayAfter(on) : now;
	if (to <= group.from) foreign('on', 'field.end-before-start');
	await checkNoMeetingsFrom(db, group, to);
	await db.group.update({ where: { id: groupId }, data: { to } });
	audit('group.ended', { thingId: groupId });
	tell({ topic: 'network', federationId: group.federationId, groupId, rightsOf: { everyoneIn: 'group' } });
});
