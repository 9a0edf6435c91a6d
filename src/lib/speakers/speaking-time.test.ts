import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedSeconds, pausesOf, spokenSeconds } from './speaking-time.ts';
import { SetSpeakingTime } from './schema.ts';

const at = (seconds: number) => new Date(1_000_000_000_000 + seconds * 1000);

describe('speaking time', () => {
	it('S10 does not pass while the meeting pauses', () => {
		const pauses = pausesOf([
			{ kind: 'started', at: at(0) },
			{ kind: 'paused', at: at(30) },
			{ kind: 'resumed', at: at(90) },
			{ kind: 'paused', at: at(120) }
		]);
		expect(pauses).toEqual([
			{ from: at(30), until: at(90) },
			{ from: at(120), until: null }
		]);
		const speech = { startedAt: at(10), endedAt: null };
		expect(spokenSeconds(speech, pauses, at(25))).toBe(15);
		expect(spokenSeconds(speech, pauses, at(100))).toBe(30);
		expect(spokenSeconds(speech, pauses, at(500))).toBe(50);
		expect(spokenSeconds({ startedAt: null, endedAt: null }, pauses, at(500))).toBe(0);
	});

	it('S10 is never more than the time that has gone, never less than none, and only grows', () => {
		const times = fc.array(fc.nat(1000), { maxLength: 12 }).map((some) => some.toSorted((a, b) => a - b));
		fc.assert(
			fc.property(times, fc.nat(1000), fc.nat(1000), fc.nat(300), (moments, start, span, more) => {
				const events = moments.map((moment, index) => ({ kind: index % 2 ? 'resumed' : 'paused', at: at(moment) }));
				const speech = { startedAt: at(start), endedAt: null };
				const early = spokenSeconds(speech, pausesOf(events), at(start + span));
				const late = spokenSeconds(speech, pausesOf(events), at(start + span + more));
				expect(early).toBeGreaterThanOrEqual(0);
				expect(early).toBeLessThanOrEqual(span);
				expect(late).toBeGreaterThanOrEqual(early);
				expect(late - early).toBeLessThanOrEqual(more);
			})
		);
	});

	it('S10 is as the chair has set it; a reply and a point of order have a minute at most', () => {
		expect((['floor', 'reply', 'order'] as const).map((kind) => allowedSeconds(kind, 180))).toEqual([180, 60, 60]);
		expect((['floor', 'reply', 'order'] as const).map((kind) => allowedSeconds(kind, 45))).toEqual([45, 45, 45]);
		expect((['floor', 'reply', 'order'] as const).map((kind) => allowedSeconds(kind, null))).toEqual([
			null,
			null,
			null
		]);
	});

	it('S10 is typed in minutes, with a comma if need be', () => {
		const typed = (minutes: string) => SetSpeakingTime.safeParse({ meetingId: 'm', itemId: 'i', minutes });
		expect(['3', '1,5', ' 2.5 ', ''].map((text) => typed(text).data?.minutes)).toEqual([180, 90, 150, null]);
		for (const wrong of ['0', '-1', 'tre', '61', '1e9'])
			expect(typed(wrong).error?.issues[0]?.message, wrong).toBe('field.number');
	});
});
