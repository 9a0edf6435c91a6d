import type { ListedJournal } from '#lib/yjs/journals.ts';

/** What this browser keeps of one meeting: its agenda, and the texts of the items that were open here. */
export interface KeptMeeting {
	readonly id: string;
	readonly group: string;
	/** Name and day. */
	readonly meeting: string;
	readonly agenda: ListedJournal | null;
	readonly items: readonly ListedJournal[];
	/** Something of it has not reached the portal. */
	readonly unsent: boolean;
	readonly seenAt: number;
}

/**
 * What can be read and written without the portal, by meeting, the one that was open last first. Of a document only the
 * newest epoch; one that never came whole is left out.
 */
export function keptMeetings(journals: readonly ListedJournal[]): KeptMeeting[] {
	const newest = new Map<string, ListedJournal>();
	for (const one of journals)
		if (one.whole && one.about && (newest.get(one.document)?.epoch ?? 0) < one.epoch) newest.set(one.document, one);
	const byMeeting = Map.groupBy(newest.values(), (one) => one.about?.meetingId ?? '');
	return [...byMeeting]
		.flatMap(([id, all]): KeptMeeting[] => {
			const about = all[0]?.about;
			if (!about) return [];
			return [
				{
					id,
					group: about.group,
					meeting: about.meeting,
					agenda: all.find(({ kind }) => kind === 'agenda') ?? null,
					items: all.filter(({ kind }) => kind === 'item'),
					unsent: all.some(({ unsent }) => unsent),
					seenAt: Math.max(...all.map(({ seenAt }) => seenAt))
				}
			];
		})
		.toSorted((a, b) => b.seenAt - a.seenAt);
}

/** The meeting a page's address is about, if it is about one. */
export const meetingOf = (path: string): string | null => /^\/meetings\/([^/]+)/.exec(path)?.[1] ?? null;
