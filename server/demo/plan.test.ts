import { describe, expect, it } from 'vitest';
import { takesNumber } from '#lib/agenda/numbering.ts';
import { itemKind, limits } from '#lib/agenda/item.ts';
import { FillAgenda } from '#lib/agenda/schema.ts';
import { toLocal } from '#lib/i18n/dates.ts';
import { isId } from '#lib/ids/id.ts';
import { FillItem } from '#lib/items/schema.ts';
import { isMeetingDay } from './days.ts';
import { demoId } from './id.ts';
import { planDemo, type DemoPlan } from './plan.ts';
import { hardMoments } from './hard-moments.ts';

type Meeting = DemoPlan['meetings']['meetings'][number];
const time = (moment: Date | string | null | undefined) => new Date(moment ?? 0).getTime();

describe.each(hardMoments)('the demo seen from %s, %s', (when) => {
	const now = new Date(when);
	const plans = planDemo(now, 'hash');
	const all = plans.flatMap((plan) => plan.meetings.meetings);
	const items = plans.flatMap((plan) => plan.meetings.items);
	const groups = plans.flatMap((plan) => plan.network.groups);
	const soonest = all.find(
		(meeting) => meeting.groupId === demoId('ljusbygden/group/regional') && meeting.state === 'planned'
	);
	const of = (groupId: string) => all.filter((meeting) => meeting.groupId === groupId);
	const numbersOf = (meeting: Meeting) =>
		items.filter((item) => item.meetingId === meeting.id).flatMap((item) => item.number ?? []);

	it('is the same every time, with ids of its own', () => {
		expect(planDemo(now, 'hash')).toEqual(plans);
		const ids = plans.flatMap(({ federation, network, meetings }) => [
			federation.id,
			...[network.organisations, network.accounts, network.memberships, network.groups, network.seats].flatMap((rows) =>
				rows.map((row) => row.id)
			),
			...[meetings.meetings, meetings.items, meetings.standing, meetings.documents].flatMap((rows) =>
				rows.map((row) => row.id)
			)
		]);
		expect(ids.filter((id) => !isId(id))).toEqual([]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('begins its next regional meeting in 25 to 30 minutes, and nothing else is under way', () => {
		const minutes = (time(soonest?.startsAt) - now.getTime()) / 60_000;
		expect(minutes).toBeGreaterThanOrEqual(25);
		expect(minutes).toBeLessThan(30);
		for (const meeting of all) {
			if (meeting.state === 'planned') expect(time(meeting.startsAt)).toBeGreaterThan(now.getTime());
			else expect(Math.max(time(meeting.endsAt), time(meeting.endedAt))).toBeLessThan(now.getTime());
		}
	});

	it('meets on working days in office hours, save the meeting that is about to begin', () => {
		for (const meeting of all.filter((one) => one !== soonest)) {
			const start = toLocal(new Date(meeting.startsAt));
			const end = toLocal(new Date(meeting.endsAt));
			expect([start.date, isMeetingDay(start.date)]).toEqual([end.date, true]);
			expect(start.time >= '08:00' && end.time <= '17:00').toBe(true);
		}
	});

	it('M1 counts the meetings of each year one by one', () => {
		for (const group of groups)
			for (const year of new Set(of(group.id).map((meeting) => meeting.year))) {
				const ordinals = of(group.id)
					.filter((meeting) => meeting.year === year)
					.map((meeting) => meeting.ordinal);
				expect(ordinals).toEqual(ordinals.map((_, index) => (ordinals[0] ?? 0) + index));
			}
	});

	it.each([
		['per-year', (last: Meeting, meeting: Meeting) => last.year === meeting.year],
		['continuous', () => true],
		['per-meeting', () => false],
		['plain', () => false]
	] as const)('numbers %s without gaps', (numbering, runsOn) => {
		for (const group of groups.filter((one) => one.numbering === numbering)) {
			let last: { meeting: Meeting; number: number } | undefined;
			for (const meeting of of(group.id).filter((one) => one.state === 'ended')) {
				const first = !last ? (group.numberStart ?? 1) : runsOn(last.meeting, meeting) ? last.number + 1 : 1;
				const numbers = numbersOf(meeting);
				expect(numbers).toEqual(numbers.map((_, index) => first + index));
				last = { meeting, number: numbers.at(-1) ?? 0 };
			}
			expect(last).toBeDefined();
		}
	});

	it('numbers what takes a number in a meeting that was held or called, and nothing before', () => {
		const fixed = all.filter((meeting) => meeting.state === 'ended' || meeting.calledAt);
		const fixedIn = new Set(fixed.map((meeting) => meeting.id));
		for (const { meetingId, parentId = null, kind, numbered = true, number = null } of items) {
			const takes = takesNumber({ parentId, kind: itemKind(kind), numbered });
			expect(number !== null).toBe(fixedIn.has(meetingId) && takes);
		}
	});

	it('called the next regional meeting in time, and nobody answered before that or after now', () => {
		const called = all.filter((meeting) => meeting.calledAt);
		expect(called).toEqual([soonest]);
		const { callings, answers, requests } = plans[0]?.meetings ?? { callings: [], answers: [], requests: [] };
		const [calling] = callings;
		expect([calling?.meetingId, time(calling?.at)]).toEqual([soonest?.id, time(soonest?.calledAt)]);
		const given = answers.filter(({ meetingId }) => meetingId === soonest?.id);
		expect(given.length).toBeGreaterThan(5);
		for (const at of [
			...given.map(({ at }) => at),
			...requests.flatMap(({ askedAt, answeredAt }) => [askedAt, answeredAt ?? askedAt])
		]) {
			expect(time(at)).toBeGreaterThan(time(calling?.at));
			expect(time(at)).toBeLessThan(now.getTime());
		}
	});

	it('gives every meeting that was held an order of treatment and a time that its items fill', () => {
		for (const meeting of all.filter((one) => one.state === 'ended')) {
			const own = items.filter((item) => item.meetingId === meeting.id);
			const seconds = own.reduce((sum, item) => sum + (item.usedSeconds ?? 0), 0);
			expect(time(meeting.endedAt) - time(meeting.startedAt)).toBe(seconds * 1000);
			expect(new Set(own.map((item) => item.treatedPlace)).size).toBe(own.length);
		}
	});

	it('writes nothing that people could not have written', () => {
		for (const { meetings } of plans)
			for (const { kind, args } of meetings.writings)
				expect((kind === 'agenda' ? FillAgenda : FillItem).safeParse(args).error).toBeUndefined();
		for (const item of items) expect(item.title.length).toBeLessThanOrEqual(limits.title);
	});
});

describe('the demo on the day of the mock-ups', () => {
	const { meetings } = planDemo(new Date('2026-03-12T11:35:00Z'), 'hash')[0] as DemoPlan;

	it('leaves thirteen numbers behind the regional group, so that the next meeting begins at § 14', () => {
		const regional = meetings.meetings.filter((one) => one.groupId === demoId('ljusbygden/group/regional'));
		const [last, next] = regional.filter((one) => one.year === 2026);
		expect(new Date(last?.startsAt ?? 0).toISOString()).toBe('2026-02-12T12:00:00.000Z');
		expect(new Date(next?.startsAt ?? 0).toISOString()).toBe('2026-03-12T12:00:00.000Z');
		const numbers = meetings.items.filter((item) => item.meetingId === last?.id).flatMap((item) => item.number ?? []);
		expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
		const coming = meetings.items.filter((item) => item.meetingId === next?.id);
		expect(coming.flatMap((item) => item.number ?? [])).toEqual([14, 15, 16, 17, 18, 19, 20, 21, 22]);
	});

	it('shows the oddities of real papers', () => {
		const item = (title: string) => meetings.items.filter((one) => one.title === title);
		const early = item('Rapport från revisionen')[0];
		const passed = item('Tilläggsmedel till Ordbron').find((one) => one.meetingId === early?.meetingId);
		expect((early?.number ?? 0) > (passed?.number ?? 0)).toBe(true);
		expect((early?.treatedPlace ?? '') < (passed?.treatedPlace ?? '')).toBe(true);
		expect(item('Sammanträdet avslutas').every((one) => one.numbered === false)).toBe(true);
		expect(item('Gemensam dag med de lokala grupperna')[0]?.parentId).toBe(
			item('Övriga frågor').find((one) => one.meetingId === item('Gemensam dag med de lokala grupperna')[0]?.meetingId)
				?.id
		);
		expect(meetings.items.some((one) => one.kind === 'section')).toBe(true);
		expect(meetings.items.some((one) => one.state === 'struck' && one.number)).toBe(true);
		expect(meetings.items.some((one) => one.state === 'planned' && one.number)).toBe(true);
		expect(meetings.meetings.some((one) => one.state === 'cancelled')).toBe(true);
		expect(meetings.meetings.some((one) => !meetings.items.some((row) => row.meetingId === one.id))).toBe(true);
	});
});
