import type { CommandContext } from '#server/command.ts';
import type { Reader, Words } from '#server/mail/letter.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { nameOf } from '#server/network/find.ts';

/** A letter about minutes to one member, in their language; whoever has no address gets none. Inside a command. */
export async function writeTo(
	ctx: CommandContext,
	federationId: string,
	membershipId: string,
	words: (reader: Reader, federation: string) => Words
): Promise<void> {
	const member = await ctx.db.membership.findFirst({
		where: { id: membershipId, federationId },
		include: { account: true, federation: { select: { name: true } } }
	});
	if (!member?.account.email) return;
	const reader = { name: nameOf(member), language: member.account.language };
	await writeMail(ctx, {
		to: member.account.email,
		kind: 'minutes',
		federationId,
		...words(reader, member.federation.name)
	});
}
