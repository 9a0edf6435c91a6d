import type { CommandContext } from '#server/command.ts';
import type { RelayNote } from '#server/db/generated/client.ts';
import type { Words } from '#server/mail/letter.ts';
import type { MailKind } from '#server/mail/kinds.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import type { Approver } from './approvers.ts';

/** What a letter about a note says of it besides what it is about. */
export interface About {
	readonly group: string;
	readonly title: string;
	readonly federation: string;
}

/** Writes a letter about a note of a group to each of some people of it, in their language. Inside a command. */
export async function writeTo(
	ctx: Pick<CommandContext, 'db' | 'now' | 'job'>,
	{ groupId, federationId, title }: Pick<RelayNote, 'groupId' | 'federationId' | 'title'>,
	people: readonly Approver[],
	kind: MailKind,
	wordsFor: (person: Approver, about: About) => Words
): Promise<void> {
	const { name: group, federation } = await ctx.db.group.findFirstOrThrow({
		where: { id: groupId ?? '', federationId },
		select: { name: true, federation: { select: { name: true } } }
	});
	for (const person of people)
		if (person.email)
			await writeMail(ctx, {
				...{ to: person.email, kind, federationId },
				...wordsFor(person, { group, title, federation: federation.name })
			});
}
