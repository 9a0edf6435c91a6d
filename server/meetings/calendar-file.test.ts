import { describe, expect, it } from 'vitest';
import type { MeetingHead } from '#lib/meetings/meeting.ts';
import { calendarFile } from './calendar-file.ts';

const meeting: MeetingHead = {
	id: 'AbCdEfGhIjKlMnOpQrStUv',
	federationId: 'f',
	title: '',
	label: '2026:2',
	year: 2026,
	ordinal: 2,
	startsAt: new Date('2026-06-12T11:00:00Z'),
	endsAt: new Date('2026-06-12T13:00:00Z'),
	place: 'Folkets hus; lilla salen, Vidåkra',
	videoLink: 'https://mote.exempel.se/lokal',
	state: 'planned',
	startedAt: null,
	endedAt: null,
	currentItemId: null,
	currentSince: null,
	sequence: 3,
	version: 0,
	reason: null,
	group: {
		id: 'g',
		name: 'Lokala samverkansgruppen',
		shortName: 'LSG',
		numbering: 'plain',
		numberPrefix: '',
		notesBy: 'all',
		recordKind: 'notes',
		meetingWord: 'meeting',
		decides: false
	},
	documentIds: { agenda: null },
	called: [],
	may: { edit: false, run: false, change: false, writeNotes: false, attach: false, history: false }
};
const now = new Date('2026-05-01T10:00:00Z');
const make = (over: Partial<MeetingHead> = {}) =>
	calendarFile({ ...meeting, ...over }, 'https://samsyn.exempel.se', now);

/** Reads a calendar file as RFC 5545 has it: folded lines put together, texts unescaped. */
function parse(text: string): Record<string, string> {
	const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
	return Object.fromEntries(
		lines.filter(Boolean).map((line) => {
			const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
			return [name, value.replaceAll(/\\([nN,;\\])/g, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign))];
		})
	);
}

describe('the calendar file', () => {
	it('C1 holds the meeting: times in UTC, one UID, sequence, place, address and what it is', () => {
		expect(parse(make())).toMatchObject({
			METHOD: 'PUBLISH',
			UID: 'AbCdEfGhIjKlMnOpQrStUv@samsyn.exempel.se',
			SEQUENCE: '3',
			DTSTAMP: '20260501T100000Z',
			DTSTART: '20260612T110000Z',
			DTEND: '20260612T130000Z',
			SUMMARY: 'Lokala samverkansgruppen: Möte 2026:2',
			LOCATION: 'Folkets hus; lilla salen, Vidåkra, eller på distans',
			URL: 'https://samsyn.exempel.se/meetings/AbCdEfGhIjKlMnOpQrStUv',
			STATUS: 'CONFIRMED',
			DESCRIPTION:
				'Möte 2026:2\nDagordning och anteckningar: https://samsyn.exempel.se/meetings/AbCdEfGhIjKlMnOpQrStUv\nVideomöte: https://mote.exempel.se/lokal'
		});
	});

	it('C1 keeps the UID when the meeting changes, and says of a cancelled one that it is', () => {
		const [before, after] = [parse(make()), parse(make({ sequence: 4, state: 'cancelled', title: 'Nytt' }))];
		expect(after['UID']).toBe(before['UID']);
		expect(after).toMatchObject({
			METHOD: 'PUBLISH',
			STATUS: 'CANCELLED',
			SEQUENCE: '4',
			SUMMARY: 'Inställt: Lokala samverkansgruppen: Nytt'
		});
	});

	it('C1 lets no text write lines of its own', () => {
		const title = 'Mål; a, b \\ c\r\nATTACH:https://ond.exempel.se\nEND:VEVENT\u2028X';
		const text = make({ title, place: title });
		expect(text.match(/^END:VEVENT/gm)).toHaveLength(1);
		expect(text).not.toMatch(/^ATTACH/m);
		expect(parse(text)['SUMMARY']).toBe(
			'Lokala samverkansgruppen: Mål; a, b \\ c ATTACH:https://ond.exempel.se END:VEVENT X'
		);
	});

	it('C1 folds lines at 75 octets and ends them as the rule says', () => {
		const text = make({ title: 'å'.repeat(180) });
		for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(parse(text)['SUMMARY']).toBe(`Lokala samverkansgruppen: ${'å'.repeat(180)}`);
	});

	it('C1 says nothing of a place when there is none', () => {
		expect(parse(make({ place: '', videoLink: '' }))['LOCATION']).toBeUndefined();
	});
});
