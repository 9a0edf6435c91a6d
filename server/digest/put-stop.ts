import type { StopWord } from '#lib/digest/stops.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';

/** Stops letters of a kind for somebody, or turns them on again; done twice it is done once. Inside a command. */
export async function putStop(
	{ db, now, audit }: Pick<CommandContext, 'db' | 'now' | 'audit'>,
	{ membershipId, what, on }: { readonly membershipId: string; readonly what: StopWord; readonly on: boolean }
): Promise<void> {
	const member = await db.membership.findUnique({ where: { id: membershipId }, select: { federationId: true } });
	if (!member) refuse('ticket.spent');
	const { federationId } = member;
	const there = await db.mailStop.count({ where: { membershipId, what } });
	if (on === (there === 0)) return;
	if (on) await db.mailStop.delete({ where: { membershipId_what: { membershipId, what } } });
	else await db.mailStop.create({ data: { membershipId, what, federationId, at: now } });
	audit(on ? 'mail.turned-on' : 'mail.stopped', { federationId, data: { membershipId, what } });
}
