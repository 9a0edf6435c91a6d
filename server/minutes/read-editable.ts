import type { MinutesContent, Paragraph } from '#lib/minutes/content.ts';
import { toMarkup } from '#lib/minutes/markup.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { textHash } from './hash.ts';
import { readMinutes } from './read.ts';

export interface Editable {
	readonly kind: MinutesContent['kind'];
	readonly paragraph: Paragraph;
	/** Its text as it is edited, and the name of just this text. */
	readonly markup: string;
	readonly seen: string;
}

/** One paragraph for whoever edits its text. Needs 'minutes.keep'; refuses 'minutes.state' when they are locked. */
export async function readEditable(actor: Actor, meetingId: string, itemId: string): Promise<Editable> {
	demand(actor, 'minutes.keep', await meetingFacts(context().read, meetingId));
	const { content, state, standing } = await readMinutes(actor, meetingId);
	if (state === 'locked') refuse('minutes.state');
	if (standing[itemId]?.locked) refuse('minutes.paragraph-locked');
	const paragraph = content.paragraphs.find(({ id, kind }) => id === itemId && kind !== 'heading');
	if (!paragraph) refuse('thing.missing');
	return { kind: content.kind, paragraph, markup: toMarkup(paragraph.body), seen: textHash(paragraph.body) };
}
