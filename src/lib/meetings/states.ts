import { meetingStates, type MeetingState } from '#lib/permissions/facts.ts';

/** The state as it stands in the database; a word nobody knows counts as cancelled, so that nothing can be done to it. */
export const meetingState = (word: string): MeetingState =>
	meetingStates.find((known) => known === word) ?? 'cancelled';

/** Where somebody who opens a meeting is led: to what it is now for. */
export const placeOf = (state: MeetingState): 'agenda' | 'live' | 'notes' =>
	state === 'live' ? 'live' : state === 'ended' ? 'notes' : 'agenda';
