import type { Rule } from './rules.ts';

/** Whoever adjusts the meeting's minutes, or checks its notes. */
export const adjusts: Rule = ({ membershipId }, { adjusters = [] }) =>
	membershipId !== null && adjusters.includes(membershipId);

/** The same until they are locked: they read the meeting, also when their seat has ended since. */
export const adjustsStill: Rule = ({ membershipId }, { adjusting = [] }) =>
	membershipId !== null && adjusting.includes(membershipId);
