import type { Facts } from './facts.ts';
import type { Rule } from './rules.ts';

type Who = Readonly<Record<'leads' | 'readsMeeting' | 'receives', Rule>>;

const isKind = ({ briefing }: Facts, kind: 'before' | 'report') => briefing?.kind === kind;

/**
 * Information sheets and reports. They are prepared by the office and those who lead the group; everybody else reads what
 * has gone out: the group its own, and those a report was sent to. A sheet is written until its meeting begins, a report
 * once its meeting has ended.
 */
export const briefingRules = ({ leads, readsMeeting, receives }: Who) => ({
	'briefing.prepare': ((actor, facts) => facts.briefing !== undefined && leads(actor, facts)) satisfies Rule,
	'briefing.write': ((actor, facts) =>
		leads(actor, facts) &&
		((isKind(facts, 'before') && facts.meetingState === 'planned') ||
			(isKind(facts, 'report') && facts.meetingState === 'ended'))) satisfies Rule,
	'briefing.read': ((actor, facts) =>
		facts.briefing?.sent === true &&
		(readsMeeting(actor, facts) || (isKind(facts, 'report') && receives(actor, facts)))) satisfies Rule
});
