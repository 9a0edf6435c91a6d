import type { Blocks } from '#lib/items/blocks.ts';
import type { MinutesDecision, MinutesFacts, MinutesItem, MinutesPoll } from '#lib/minutes/facts.ts';

// A meeting of made-up people, for tests.
export const words = (...lines: string[]): Blocks =>
	lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text, marks: [] }] }));

export const anItem = (over: Partial<MinutesItem> = {}): MinutesItem => ({
	...{ id: 'i1', printed: '§ 26', sub: false, kind: 'decision', kindWord: 'Beslut', title: 'Budget', presenter: '' },
	...{ minutes: 10, struck: false, text: [], notes: [], left: null, origins: [] },
	...{ files: [], relayed: [] },
	...over
});

export const aDecision = (over: Partial<MinutesDecision> = {}): MinutesDecision => ({
	...{ itemId: 'i1', kind: 'decision', text: 'att anta budgeten', reasons: '', addressees: '' },
	...{ form: 'acclamation', number: '2026:14', pollId: null, withoutQuorum: false, tookPart: ['Ada Ek', 'Bo Al'] },
	...{ motions: [], reservations: [] },
	...over
});

export const aPoll = (over: Partial<MinutesPoll> = {}): MinutesPoll => ({
	...{ id: 'p1', itemId: 'i1', question: 'Ska ansökan stödjas?', kind: 'open', advisory: false, state: 'closed' },
	entitled: 3,
	options: [
		{ text: 'Ja', votes: 2, names: ['Ada Ek', 'Bo Al'] },
		{ text: 'Nej', votes: 1, names: ['Cy Vik'] }
	],
	...{ abstained: { votes: 0, names: [] }, tie: null, winner: 'Ja', note: '', voidedReason: '' },
	...over
});

export const someFacts = (over: Partial<MinutesFacts> = {}): MinutesFacts => ({
	federation: { name: 'Samordningsförbundet Provorten', orgNumber: '222000-0001' },
	group: {
		...{
			id: 'g',
			name: 'Styrelsen',
			decides: true,
			recordKind: 'minutes',
			meetingWord: 'meeting',
			minutesLabel: 'colon',
			numberPrefix: '§ '
		}
	},
	meeting: {
		...{ id: 'm', title: '', year: 2026, ordinal: 3, state: 'ended', place: 'Stadshuset', videoLink: '' },
		startsAt: new Date('2026-03-16T08:00:00Z'),
		endsAt: new Date('2026-03-16T11:00:00Z'),
		startedAt: new Date('2026-03-16T08:02:00Z'),
		endedAt: new Date('2026-03-16T10:40:00Z')
	},
	items: [anItem()],
	attendance: {
		groups: [
			{ kind: 'serving', lines: [{ who: 's1', name: 'Ada Ek (S)', organisation: 'Provorten', notes: ['ordförande'] }] },
			{ kind: 'absent', lines: [{ who: 's2', name: 'Cy Vik', organisation: null, notes: ['anmält förhinder'] }] }
		],
		perItem: { i1: ['Kom: Bo Al (kl. 9.20).', 'Anmäler jäv: Cy Vik.'] }
	},
	...{ seated: [], called: ['Di Ro'], numbers: [26, 37], order: null, decisions: [], polls: [], assignments: [] },
	chairs: [{ name: 'Ada Ek (S)', paragraphs: '', usual: true, standIn: null }],
	...{ events: [], leads: [], secretary: 'Eva Sol', adjusters: ['Bo Al'], standIns: [], next: null },
	...over
});
