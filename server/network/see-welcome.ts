import { SeeWelcome } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { groupFacts } from '#server/permissions/read.ts';

/** Remembers that somebody has read the two lines at first entry: what is written may be public, nobody is named (N13). */
export const seeWelcome = command('welcome.see', SeeWelcome, async ({ db, actor, now, demand, audit }, { groupId }) => {
	demand('group.read', await groupFacts(db, groupId));
	const { membershipId } = actor;
	if (membershipId === null) return;
	const key = { groupId_membershipId: { groupId, membershipId } };
	if (await db.groupWelcome.findUnique({ where: key })) return;
	await db.groupWelcome.create({ data: { groupId, membershipId, at: now } });
	audit('welcome.seen', { thingId: groupId });
});
