import { describe, expect, it } from 'vitest';
import type { ListedJournal } from '#lib/yjs/journals.ts';
import { keptMeetings, meetingOf } from './kept.ts';

const journal = (over: Partial<ListedJournal> & { meeting: string; itemId?: string }): ListedJournal => ({
	key: '',
	account: 'a',
	document: over.itemId ?? `agenda of ${over.meeting}`,
	epoch: 1,
	kind: over.itemId ? 'item' : 'agenda',
	about: {
		meetingId: over.meeting,
		itemId: over.itemId ?? null,
		title: over.itemId ?? '',
		group: 'Styrelsen',
		meeting: 'Möte 2026:1, tors 12 mars',
		startsAt: 0
	},
	whole: true,
	mayWrite: true,
	seenAt: 0,
	unsent: false,
	...over
});

describe('D38 what can be opened without the portal', () => {
	it('is gathered by meeting, the one that was open last first', () => {
		const kept = keptMeetings([
			journal({ meeting: 'old', seenAt: 1 }),
			journal({ meeting: 'new', itemId: 'one', seenAt: 3, unsent: true }),
			journal({ meeting: 'new', seenAt: 2 })
		]);
		expect(kept.map(({ id, unsent, items }) => [id, unsent, items.length])).toEqual([
			['new', true, 1],
			['old', false, 0]
		]);
	});

	it('is nothing that never came whole, and of a document its newest epoch', () => {
		const kept = keptMeetings([
			journal({ meeting: 'a', whole: false }),
			journal({ meeting: 'b', epoch: 1, seenAt: 9 }),
			journal({ meeting: 'b', epoch: 2 })
		]);
		expect(kept.map(({ id, agenda }) => [id, agenda?.epoch])).toEqual([['b', 2]]);
	});

	it('is looked for under the address that could not be reached', () => {
		expect(meetingOf('/meetings/abc/live')).toBe('abc');
		expect(meetingOf('/groups/abc')).toBeNull();
	});
});
