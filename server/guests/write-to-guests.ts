import type { CommandContext } from '#server/command.ts';
import type { Reader, Words } from '#server/mail/letter.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

/** Guests have no account before they enter, and no language but the authority's. */
const language = 'sv';

type Written = (reader: Reader, guestId: string) => Words;

/** A letter to one guest, where they gave an address. Inside a command. */
export async function writeToGuest(
	ctx: CommandContext,
	guest: { readonly id: string; readonly name: string; readonly email: string; readonly federationId: string },
	words: Written
): Promise<void> {
	if (!guest.email) return;
	const { federationId, email: to } = guest;
	await writeMail(ctx, { to, kind: 'guest', federationId, ...words({ name: guest.name, language }, guest.id) });
}

/** The same to all guests of a meeting who may still come. */
export async function writeToGuests(
	ctx: CommandContext,
	{ meetingId, federationId }: MeetingFacts,
	words: Written
): Promise<void> {
	const guests = await ctx.db.guest.findMany({
		where: { meetingId, federationId, withdrawnAt: null, email: { not: '' } }
	});
	for (const guest of guests) await writeToGuest(ctx, guest, words);
}
