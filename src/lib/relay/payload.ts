import { z } from 'zod';
import { askedWords } from './states.ts';

const Origin = z.strictObject({
	noteId: z.string(),
	/** The group's name; none = the office. */
	group: z.string().nullable(),
	/** The meeting as it is called, and the item's title. */
	meeting: z.string().nullable(),
	item: z.string().nullable(),
	/** Who wrote it, where the group lets that go along. */
	name: z.string().nullable(),
	/** The group's own words, where several notes were merged or the office has put it in others. */
	title: z.string(),
	what: z.string(),
	why: z.string()
});
const Paper = z.strictObject({
	id: z.string(),
	name: z.string(),
	mediaType: z.string(),
	size: z.number(),
	sha256: z.string()
});
const Payload = z.strictObject({
	form: z.literal('samsyn-relay/1'),
	noteId: z.string(),
	asked: z.enum(askedWords),
	title: z.string(),
	what: z.string(),
	why: z.string(),
	origins: z.array(Origin),
	/** The office's words beside it. */
	comment: z.string(),
	/** What office and group said about it. */
	words: z.array(z.strictObject({ kind: z.enum(['question', 'answer']), text: z.string() })),
	papers: z.array(Paper)
});

/** Exactly what a receiver is shown of a note. Made once, when it leaves; stored with its SHA-256, never changed. */
export type RelayPayload = z.infer<typeof Payload>;

/** The bytes that are stored, hashed and compared: the fields in one order, nothing besides them. */
export const payloadText = (payload: RelayPayload): string => JSON.stringify(Payload.parse(payload));

/** What was stored, for showing. */
export const readPayload = (text: string): RelayPayload => Payload.parse(JSON.parse(text));

/** Names of the groups it comes from, each once; none = the office. */
export const originNames = (origins: RelayPayload['origins']): string[] => [
	...new Set(origins.flatMap(({ group }) => group ?? []))
];

/** Everything in it that somebody wrote: what is searched for personal identity numbers before it leaves. */
export const wordsOf = ({ title, what, why, comment, words, origins, papers }: RelayPayload): string =>
	[
		...[title, what, why, comment],
		...words.map(({ text }) => text),
		...origins.flatMap((one) => [one.name ?? '', one.item ?? '', one.title, one.what, one.why]),
		...papers.map(({ name }) => name)
	].join('\n');
