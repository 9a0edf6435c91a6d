import { newId } from '#lib/ids/id.ts';
import { Email } from '#lib/accounts/schema.ts';
import { parseInput, type CommandContext } from '#server/command.ts';
import { z } from 'zod';
import { secretKinds, type MailKind } from './kinds.ts';
import { seal } from './seal.ts';

export interface Letter {
	readonly to: string;
	readonly kind: MailKind;
	readonly subject: string;
	readonly text: string;
	/** A calendar object (RFC 5545) with its METHOD line. */
	readonly calendar?: string;
	/** Where its reader stops letters of this kind. */
	readonly stopLink?: string;
	/** Whose office carries the letter by hand when no mail server is set; none: nobody's. */
	readonly federationId: string | null;
}

// A line break in a subject would begin a header of the writer's choice.
const Head = z.object({
	to: Email,
	subject: z.string().transform((text) =>
		text
			.replaceAll(/\p{C}+/gu, ' ')
			.trim()
			.slice(0, 200)
	)
});

/**
 * Writes a letter and the job that sends it, in the command's own transaction: no act without its letter, no letter
 * without its act. Out: the letter's id, which is also its Message-ID, so that a letter sent again is the same letter.
 */
export async function writeMail(ctx: Pick<CommandContext, 'db' | 'now' | 'job'>, letter: Letter): Promise<string> {
	const { to, subject } = parseInput(Head, letter);
	const id = newId();
	await ctx.db.mail.create({
		data: {
			id,
			federationId: letter.federationId,
			to,
			subject,
			text: secretKinds.includes(letter.kind) ? seal(letter.text) : letter.text,
			calendar: letter.calendar ?? null,
			stopLink: letter.stopLink ?? null,
			kind: letter.kind,
			createdAt: ctx.now
		}
	});
	ctx.job('mail.send', `mail.send:${id}`, { mailId: id });
	return id;
}
