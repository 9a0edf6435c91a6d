import { daysUntil } from '#lib/i18n/dates.ts';
import type { MeetingState } from '#lib/permissions/facts.ts';

/** How near a meeting is: what the line over its title says. */
export type Beginning =
	| { readonly kind: 'live' | 'due' | 'tomorrow' | 'over' }
	| { readonly kind: 'minutes' | 'hours' | 'days'; readonly count: number };

const minute = 60_000;

/**
 * Where a coming meeting stands at `now`. 'due': its time has come but nobody has started it; 'over': its time is out
 * and it was never started. Hours and minutes are rounded up, so that nobody comes late; days go by the calendar.
 */
export function beginning(
	meeting: { readonly startsAt: Date; readonly endsAt: Date; readonly state: MeetingState },
	now: Date
): Beginning {
	if (meeting.state === 'live') return { kind: 'live' };
	const left = meeting.startsAt.getTime() - now.getTime();
	if (left <= 0) return { kind: meeting.endsAt <= now ? 'over' : 'due' };
	if (left <= 90 * minute) return { kind: 'minutes', count: Math.ceil(left / minute) };
	const days = daysUntil(meeting.startsAt, now);
	if (days === 0) return { kind: 'hours', count: Math.ceil(left / (60 * minute)) };
	return days === 1 ? { kind: 'tomorrow' } : { kind: 'days', count: days };
}

/** Whether the room is what one wants now: the meeting is on, or it is its day. */
export const isRoomTime = (meeting: { readonly startsAt: Date; readonly state: MeetingState }, now: Date): boolean =>
	meeting.state === 'live' || (meeting.state === 'planned' && daysUntil(meeting.startsAt, now) === 0);
