import { expect, it } from 'vitest';
import { attendanceOf } from '#lib/attendance/derive.ts';
import { eventKindOf, formOf } from '#lib/attendance/log.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import { hardMoments } from './hard-moments.ts';
import { planDemo } from './plan.ts';

const moment = (at: Date | string | null | undefined) => new Date(at ?? 0);

it.each(hardMoments)('meetings that were held have the attendance of their own people, seen from %s', (when) => {
	for (const { network, meetings } of planDemo(new Date(when), 'hash')) {
		const held = meetings.meetings.filter(({ state }) => state === 'ended');
		expect(held.length).toBeGreaterThan(0);
		for (const meeting of held) {
			const seats = network.seats.filter(
				({ groupId, from, to }) =>
					groupId === meeting.groupId &&
					moment(from) <= moment(meeting.startsAt) &&
					!(to && moment(to) <= moment(meeting.startsAt))
			);
			const rows = meetings.attendance.filter(({ meetingId }) => meetingId === meeting.id);
			const stretches = meetings.stretches.filter(({ meetingId }) => meetingId === meeting.id);
			expect(moment(stretches[0]?.startedAt)).toEqual(moment(meeting.startedAt));
			expect(moment(stretches.at(-1)?.endedAt)).toEqual(moment(meeting.endedAt));
			const places = new Set([...seats.map(({ id }) => id), ...meetings.guests.map(({ id }) => id)]);
			expect(rows.filter(({ seatId, guestId }) => !places.has(seatId ?? guestId ?? ''))).toEqual([]);
			const day = attendanceOf({
				seats: seats.map(({ id, membershipId, role, organisationId, substituteForId }) => ({
					...{ id, membershipId, role: seatRoleOf(role) },
					...{ organisationId: organisationId ?? null, substituteForId: substituteForId ?? null }
				})),
				organisations: [],
				events: rows.flatMap(({ kind, seatId, guestId, form, forSeatId, at }, id) => {
					const known = eventKindOf(kind);
					const who = seatId ?? guestId ?? '';
					const what = { form: formOf(form ?? null), itemId: null, forSeatId: forSeatId ?? null };
					return known ? [{ id, who, kind: known, ...what, at: moment(at), struck: false }] : [];
				}),
				stretches: stretches.map(({ itemId, startedAt, endedAt }) => ({
					...{ itemId, startedAt: moment(startedAt), endedAt: moment(endedAt) }
				})),
				guests: [],
				rules: { quorum: 'half', remoteCounts: true, soundCounts: false }
			});
			// Every meeting of the demo could decide, and everybody who serves does so for somebody who is away.
			const first = day.items[1]?.closing ?? day.latest;
			const serving = rows.filter(({ kind }) => kind === 'serve');
			expect([...first.votes].filter(([seat, who]) => seat !== who)).toHaveLength(serving.length);
			if (first.quorum.seats > 0) expect(first.quorum.met).toBe(true);
		}
	}
});
