import { z } from 'zod';

const CalledItem = z.object({
	id: z.string(),
	/** As it stands in running text: "§ 26", "4.", "4a"; empty for what carries none. */
	number: z.string(),
	/** A sub-item of the last one that is none. */
	sub: z.boolean(),
	title: z.string(),
	kind: z.string(),
	presenter: z.string(),
	minutes: z.number().nullable(),
	papers: z.array(z.object({ id: z.string(), name: z.string() })),
	/** SHA-256 of the words prepared for it, and of what it is proposed to decide; not in what was sent before they were kept. */
	text: z.string().optional(),
	decisions: z.string().optional()
});
export type CalledItem = z.output<typeof CalledItem>;

/** What a calling says, exactly as it was sent; kept as JSON for ever. Moments are ISO 8601. */
export const CallingContent = z.object({
	title: z.string(),
	startsAt: z.iso.datetime(),
	endsAt: z.iso.datetime(),
	place: z.string(),
	videoLink: z.string(),
	/** A line from whoever sends it. */
	message: z.string(),
	items: z.array(CalledItem),
	/** The information sheet that goes along, by its id and the SHA-256 of what it says. */
	briefing: z.object({ id: z.string(), sha256: z.string() }).optional()
});
export type CallingContent = z.output<typeof CallingContent>;

/** What has become different in an item since the calling. */
export type ItemChange = 'new' | 'title' | 'presenter' | 'minutes' | 'papers' | 'number' | 'text' | 'decisions';

export interface CallingChanges {
	readonly meeting: readonly ('time' | 'place' | 'link' | 'briefing')[];
	/** By the item's id. */
	readonly items: ReadonlyMap<string, readonly ItemChange[]>;
	/** Items of the calling that no longer stand on the agenda. */
	readonly gone: readonly CalledItem[];
}

const papersOf = (item: CalledItem) => item.papers.map(({ id }) => id).join();

function changesOf(before: CalledItem, now: CalledItem): ItemChange[] {
	const changes: ItemChange[] = [];
	if (before.title !== now.title) changes.push('title');
	if (before.presenter !== now.presenter) changes.push('presenter');
	if (before.minutes !== now.minutes) changes.push('minutes');
	if (papersOf(before) !== papersOf(now)) changes.push('papers');
	// A sub-item's letter follows from where it stands; its own number an item keeps.
	if (before.number !== now.number && !now.sub && !before.sub) changes.push('number');
	for (const part of ['text', 'decisions'] as const)
		if (before[part] !== undefined && now[part] !== undefined && before[part] !== now[part]) changes.push(part);
	return changes;
}

/** What has changed from a calling that was sent to how the meeting stands now, for the marks "ändrat sedan kallelsen". */
export function changesSince(sent: CallingContent, now: CallingContent): CallingChanges {
	const meeting: CallingChanges['meeting'][number][] = [];
	if (sent.startsAt !== now.startsAt || sent.endsAt !== now.endsAt) meeting.push('time');
	if (sent.place !== now.place) meeting.push('place');
	if (sent.videoLink !== now.videoLink) meeting.push('link');
	if (sent.briefing?.sha256 !== now.briefing?.sha256) meeting.push('briefing');
	const before = new Map(sent.items.map((item) => [item.id, item]));
	const items = new Map<string, readonly ItemChange[]>();
	for (const item of now.items) {
		const old = before.get(item.id);
		const changes = old ? changesOf(old, item) : (['new'] as const);
		if (changes.length > 0) items.set(item.id, changes);
	}
	const standing = new Set(now.items.map(({ id }) => id));
	return { meeting, items, gone: sent.items.filter(({ id }) => !standing.has(id)) };
}

/** Whether anything of it would be news to whoever got the calling. */
export const isChanged = ({ meeting, items, gone }: CallingChanges): boolean =>
	meeting.length > 0 || items.size > 0 || gone.length > 0;
