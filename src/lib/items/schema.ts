import { z } from 'zod';
import type { Blocks } from './blocks.ts';

/** A text in its simplest form, for edits the server makes: a line of text, a heading, a list or a line that is a link. */
const line = z.string().max(10_000);
export const SimpleBlock = z.union([
	line,
	z.object({ heading: line, level: z.union([z.literal(2), z.literal(3)]).default(2) }),
	z.object({ bullets: z.array(line).max(200) }),
	z.object({ numbers: z.array(line).max(200) }),
	z.object({ link: line, href: z.url({ protocol: /^https?$/ }) })
]);
export type SimpleBlock = z.input<typeof SimpleBlock>;
const SimpleText = z.array(SimpleBlock).max(1000);

export const FillItem = z.object({ text: SimpleText.optional(), notes: SimpleText.optional() });
/** What another item's text was read as. */
export const PrepareItem = z.object({ text: z.custom<Blocks>(Array.isArray) });
export type FillItem = z.input<typeof FillItem>;
