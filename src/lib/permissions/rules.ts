import { adjusts, adjustsStill } from './adjusts.ts';
import { briefingRules } from './briefing-rules.ts';
import {
	personKey,
	proposalStates,
	type Actor,
	type Facts,
	type MeetingState,
	type ProposalState,
	type SeatRole
} from './facts.ts';
import { heard } from './heard.ts';

/** One rule: pure, total, false when in doubt. */
export type Rule = (actor: Actor, facts: Facts) => boolean;

const all =
	(...rules: Rule[]): Rule =>
	(actor, facts) =>
		rules.every((rule) => rule(actor, facts));
const any =
	(...rules: Rule[]): Rule =>
	(actor, facts) =>
		rules.some((rule) => rule(actor, facts));

const anyone: Rule = () => true;
const theJob: Rule = (actor) => actor.kind === 'job';
const signedIn: Rule = (actor) => actor.accountId !== null;
const person: Rule = (actor) => actor.kind === 'person' && actor.membershipId !== null;
/** A guest and a room's screen have an account for one meeting or sheet, and nothing in it to change. */
const notBound: Rule = (actor) => actor.kind !== 'guest' && actor.kind !== 'room';
const owner: Rule = (actor, facts) => actor.accountId !== null && facts.ownerAccountId === actor.accountId;
const proposer: Rule = (actor, facts) => actor.membershipId !== null && facts.ownerMembershipId === actor.membershipId;
/** The wall: nothing of another federation, whatever else is true. */
const home: Rule = (actor, facts) => actor.federationId !== null && facts.federationId === actor.federationId;
const office: Rule = (actor) => actor.office !== null;
const seated =
	(...roles: SeatRole[]): Rule =>
	(actor, facts) =>
		facts.groupId !== undefined &&
		actor.seats.some((seat) => seat.groupId === facts.groupId && (roles.length === 0 || roles.includes(seat.role)));
const called: Rule = (actor, facts) => actor.membershipId !== null && (facts.called ?? []).includes(actor.membershipId);
const gotRelay: Rule = (actor, facts) => actor.seats.some(({ groupId }) => (facts.relayedTo ?? []).includes(groupId));
const guestHere: Rule = (actor, facts) =>
	actor.boundMeetingId !== null && facts.meetingId !== undefined && actor.boundMeetingId === facts.meetingId;
const during =
	(...states: MeetingState[]): Rule =>
	(_actor, facts) =>
		facts.meetingState !== undefined && states.includes(facts.meetingState);
const notesByAll: Rule = (_actor, facts) => facts.notesBy === 'all';

const knownSheet: Rule = (_actor, facts) => facts.sheetState !== undefined;
const openSheet: Rule = (_actor, facts) => facts.sheetState === 'open';
const ofAGroup: Rule = (_actor, facts) => facts.rehearsalOf === undefined;
const rehearses = all(home, person, (actor, { rehearsalOf }) => actor.membershipId === rehearsalOf);
const boundHere =
	(kind: 'guest' | 'room'): Rule =>
	(actor, facts) =>
		actor.kind === kind && actor.boundSheetId !== null && actor.boundSheetId === facts.sheetId;
const notCalledOut: Rule = (_actor, facts) => facts.calledOut === false;
const approves: Rule = (actor, facts) =>
	facts.approvers !== undefined &&
	(facts.approvers.length > 0 ? seated(...facts.approvers)(actor, facts) : office(actor, facts));

/** Whoever sits anywhere for the organisation; whoever works at the office only if they do. */
const ours: Rule = ({ seats }, { organisationId }) =>
	organisationId !== undefined && seats.some((seat) => seat.organisationId === organisationId);

const leads = all(home, person, any(office, seated('chair', 'vice-chair', 'secretary')));
const chairsNow: Rule = (actor, facts) =>
	actor.membershipId !== null && (facts.actingChairs ?? []).includes(actor.membershipId);
/** While the meeting is on, also whoever the chair has been handed to. */
const leadsNow = any(leads, all(home, person, chairsNow, during('live')));
const writes = all(
	home,
	person,
	any(office, seated('chair', 'vice-chair', 'secretary', 'member', 'substitute', 'co-opted', 'expert'), called)
);
const directs: Rule = (actor) => actor.office === 'director';
const readsMeeting = all(home, person, any(office, seated(), called, adjustsStill));
const visits = all(home, guestHere);
const guestsItem: Rule = (actor, facts) => facts.itemId !== undefined && actor.guestItemIds.includes(facts.itemId);

const standing =
	(...states: ProposalState[]): Rule =>
	(_actor, facts) =>
		facts.proposalState !== undefined && states.includes(facts.proposalState);
/** Those it was put before, and those who speak for an organisation that is asked. */
const putBefore: Rule = ({ seats }, { putBefore: bodies = [], asked = [] }) =>
	seats.some(
		({ groupId, organisationId, mandate }) =>
			bodies.includes(groupId) || (mandate && organisationId !== null && asked.includes(organisationId))
	);
/** An organisation is answered for by whoever sits for it in the group with a voice, or has its mandate anywhere. */
const speaksFor: Rule = ({ seats }, { groupId, asked, answersFor }) =>
	answersFor !== undefined &&
	(asked ?? []).includes(answersFor) &&
	seats.some(
		(seat) =>
			seat.organisationId === answersFor &&
			(seat.mandate ||
				(seat.groupId === groupId && ['chair', 'vice-chair', 'member', 'substitute'].includes(seat.role)))
	);
const leadsBody: Rule = (actor, facts) =>
	actor.seats.some(
		({ groupId, role }) =>
			(facts.putBefore ?? []).includes(groupId) && ['chair', 'vice-chair', 'secretary'].includes(role)
	);
const readsProposal = all(standing(...proposalStates), home, person, any(office, seated(), putBefore));
/** Whoever came to the sheet by its link, while it is open: a guest takes part, a room's screen shows. */
const sheetGuest = all(home, boundHere('guest'), openSheet);
const sheetScreen = all(home, boundHere('room'), openSheet);
const readsSheet = any(all(readsMeeting, ofAGroup, knownSheet), rehearses, sheetGuest, sheetScreen);
const writesSheet = any(all(any(all(writes, ofAGroup), rehearses), openSheet), sheetGuest);
const inBreakout: Rule = (actor, { breakout }) => {
	const key = personKey(actor);
	return key !== null && (breakout?.people ?? []).includes(key);
};
const looksIn: Rule = (actor, { breakout }) => actor.membershipId !== null && breakout?.visitor === actor.membershipId;

/** Whoever has a task: by name; by a role at the office or in the group that gave it; who leads the group; who sits for the organisation. */
const assigned: Rule = ({ membershipId, office: role, seats }, { assignedTo, groupId }) => {
	if (!assignedTo) return false;
	const { kind, id } = assignedTo;
	if (kind === 'person') return membershipId !== null && membershipId === id;
	if (kind === 'organisation') return seats.some((seat) => seat.organisationId === id);
	if (kind === 'group')
		return seats.some((seat) => seat.groupId === id && ['chair', 'vice-chair', 'secretary'].includes(seat.role));
	return (
		(role !== null && (id === 'office' || id === role)) || seats.some((s) => s.groupId === groupId && s.role === id)
	);
};

/**
 * Who may do what. Pages read it to hide a button; commands, sockets and the sync door to refuse the act. There is no
 * second place. Numbers are those of docs/rules.md.
 */
export const rules = {
	'account.open': anyone,
	'account.own': all(signedIn, notBound, owner),
	'session.start': theJob,
	'session.end': any(theJob, owner),
	'federation.found': theJob,
	'portal.work': theJob,
	'home.read': person,
	'portal.read': anyone,
	'fault.report': anyone,
	'network.read': all(home, person),
	'network.keep': all(home, person, office),
	'people.invite': all(home, person, office),
	'mail.read': all(home, person, office),
	'group.read': all(home, person, any(office, seated())),
	'group.keep': all(home, person, office),
	'standing.keep': leads,
	'meeting.plan': leads,
	'meeting.change': all(leads, during('planned')),
	'meeting.read': readsMeeting,
	// A guest knows of the meeting, and sees of it the items they were asked to, until it ends.
	'meeting.visit': any(readsMeeting, visits),
	'item.read': any(readsMeeting, all(visits, guestsItem, during('planned', 'live'))),
	'guest.keep': all(leadsNow, during('planned', 'live', 'ended')),
	'attendance.own': all(any(readsMeeting, visits), during('planned', 'live')),
	// One screen may stand before several: whoever has a place at the table checks in those who sit beside them.
	'attendance.beside': all(
		home,
		person,
		seated('chair', 'vice-chair', 'secretary', 'member', 'substitute', 'co-opted', 'expert'),
		during('live')
	),
	'tool.keep': all(home, person, office),
	...{ 'tool.rehearse': all(home, person), 'order.keep': leads },
	'sheet.start': leads,
	'sheet.read': readsSheet,
	'sheet.write': writesSheet,
	'sheet.lead': all(any(all(leads, ofAGroup), rehearses), openSheet),
	// Who leads sees a breakout's words only while they look in, and those in it see that.
	'breakout.read': all(readsSheet, any(inBreakout, all(leads, looksIn))),
	'breakout.write': all(writesSheet, inBreakout),
	// What was written is taken further when the work is over, too.
	'sheet.harvest': all(leads, knownSheet, ofAGroup),
	// The group itself says whether it is named beside others; the office does not say it for it.
	'sheet.name': all(home, person, seated('chair', 'vice-chair', 'secretary'), knownSheet),
	'synthesis.read': all(home, person, office),
	'attendance.keep': all(leadsNow, during('planned', 'live', 'ended')),
	'meeting.run': all(leadsNow, during('planned', 'live')),
	// Who of these has a vote was settled when the poll was opened.
	'ballot.cast': all(home, person, seated('chair', 'vice-chair', 'member', 'substitute'), during('live')),
	'floor.ask': all(any(readsMeeting, all(visits, guestsItem)), during('live')),
	'decision.prepare': all(leadsNow, during('planned', 'live', 'ended')),
	'decision.decide': all(leadsNow, during('live', 'ended')),
	// Whether they have a vote on the item is for the attendance log to say.
	'motion.make': all(home, person, seated('chair', 'vice-chair', 'member', 'substitute'), during('live')),
	'statement.make': all(home, person, seated(), during('live', 'ended')),
	'assignment.give': leads,
	'assignment.read': all(home, person, any(office, seated(), assigned)),
	'assignment.own': all(home, person, assigned),
	'assignment.settle': any(leads, all(home, person, assigned)),
	...{ 'proposal.begin': writes, 'proposal.read': readsProposal, 'proposal.hear': any(readsProposal, heard) },
	// What is with those who decide is not written in behind their backs.
	'proposal.write': all(writes, standing('draft', 'sounding', 'referred')),
	'proposal.remark': all(
		readsProposal,
		any(writes, putBefore),
		standing('draft', 'sounding', 'ready', 'agenda', 'referred', 'deferred')
	),
	// The group's own steps; the table of moves (src/lib/proposals/states.ts) says which act each of them is.
	'proposal.lead': all(leads, standing(...proposalStates)),
	'proposal.prepare': all(home, person, office, standing('ready', 'agenda', 'deferred')),
	'proposal.settle': all(home, person, any(office, leadsBody), standing('agenda')),
	/** Without every position it goes on only by whoever answers for the federation, or chairs the group. */
	'proposal.override': all(home, person, any(directs, seated('chair')), standing('sounding')),
	'proposal.answer': all(home, person, any(office, speaksFor), standing('sounding', 'ready', 'agenda')),
	'proposal.register': all(home, person, office, standing(...proposalStates)),
	'relay.draft': writes,
	// Whoever the group's setting names says yes in its name; the office only where nobody sits who could.
	'relay.approve': all(home, person, approves),
	'relay.read': all(home, person, any(office, seated())),
	// Whoever got it knows of it as well; what they see of it is what was sent to their group.
	'relay.know': all(home, person, any(office, seated(), gotRelay)),
	'relay.desk': all(home, person, office),
	'relay.handle': leads,
	'relay.withdraw': all(home, person, any(office, approves)),
	...briefingRules({ leads, readsMeeting, receives: all(home, person, gotRelay) }),
	// Closed to the office too (domain.md 1.18).
	'organisation.room': all(home, person, ours),
	'matter.propose': writes,
	'matter.answer': leads,
	'matter.withdraw': all(home, person, proposer),
	'calling.approve': all(home, person, approves, during('planned')),
	'calling.send': all(leads, during('planned')),
	'calling.answer': all(writes, during('planned')),
	'calling.note': all(leads, during('planned')),
	'agenda.edit': any(
		all(leadsNow, during('planned', 'live')),
		all(writes, notCalledOut, during('planned')),
		all(writes, during('live'))
	),
	'item.edit': any(
		all(writes, during('planned')),
		all(writes, notesByAll, during('live')),
		all(leadsNow, during('live', 'ended'))
	),
	/** The paper of a meeting: written by those who lead, adjusted by those who were chosen to and by nobody else. */
	'minutes.keep': all(leads, during('live', 'ended')),
	'minutes.adjust': all(readsMeeting, adjusts, during('ended')),
	/** A single paragraph may be adjusted while the meeting is still on. */
	'paragraph.adjust': all(readsMeeting, adjusts, during('live', 'ended')),
	'minutes.publish': all(leads, during('ended')),
	/** What was written and taken out again: for those who write in the group, not for all who may read the meeting. */
	'history.read': any(writes, all(readsProposal, putBefore)),
	/** The federation answers for what is weeded out: its director, or who chairs the group. */
	'history.erase': all(home, person, any(directs, seated('chair'))),
	'attachment.add': any(all(writes, during('planned', 'live')), all(leads, during('ended')))
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;

/** Whether the actor may do it to an object with these facts. */
export const can = (actor: Actor, action: Action, facts: Facts): boolean => rules[action](actor, facts);
