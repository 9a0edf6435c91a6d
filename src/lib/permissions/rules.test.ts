import { describe, expect, it } from 'vitest';
import {
	nobody,
	portal,
	type Actor,
	type Facts,
	type MeetingState,
	type ProposalState,
	type SeatRole
} from './facts.ts';
import { can, rules, type Action } from './rules.ts';

const base: Actor = { ...nobody, kind: 'person', accountId: 'a', membershipId: 'm', federationId: 'F', name: 'P' };
const seat = (role: SeatRole): Actor => ({
	...base,
	seats: [{ id: 's', groupId: 'G', organisationId: 'O', role, mandate: true }]
});
const stranger: Actor = { ...seat('chair'), federationId: 'other' };
const elsewhere: Actor = {
	...base,
	seats: [{ id: 's', groupId: 'other', organisationId: 'O', role: 'chair', mandate: true }]
};

// Columns: office, chair, secretary, member, substitute, observer, called, seat in another group, other federation, nobody
const columns: Actor[] = [
	{ ...base, office: 'process-leader' },
	seat('chair'),
	seat('secretary'),
	seat('member'),
	seat('substitute'),
	seat('observer'),
	{ ...base, membershipId: 'called' },
	elsewhere,
	stranger,
	nobody
];
const statute: Record<MeetingState | 'group', Partial<Record<Action, string>>> = {
	group: {
		'group.read': '######....',
		'group.keep': '#.........',
		'standing.keep': '###.......',
		'tool.keep': '#.........',
		'tool.rehearse': '########..',
		'order.keep': '###.......',
		'sheet.start': '###.......',
		'sheet.read': '..........',
		'sheet.harvest': '..........',
		'sheet.name': '..........',
		'synthesis.read': '#.........',
		'relay.draft': '#####.#...',
		'relay.read': '######....',
		'relay.know': '######....',
		'relay.desk': '#.........',
		'relay.handle': '###.......',
		'matter.propose': '#####.#...',
		'proposal.begin': '#####.#...',
		'assignment.give': '###.......',
		'assignment.read': '######....',
		'assignment.own': '..........',
		'assignment.settle': '###.......',
		'matter.answer': '###.......',
		'meeting.plan': '###.......',
		'network.keep': '#.........',
		'network.read': '########..',
		'mail.read': '#.........',
		'people.invite': '#.........',
		'federation.found': '..........',
		'home.read': '#########.',
		'portal.read': '##########',
		'fault.report': '##########'
	},
	planned: {
		'decision.prepare': '###.......',
		'decision.decide': '..........',
		'motion.make': '..........',
		'statement.make': '..........',
		'calling.approve': '.#........',
		'calling.send': '###.......',
		'calling.answer': '#####.#...',
		'calling.note': '###.......',
		'meeting.read': '#######...',
		'history.read': '#####.#...',
		'history.erase': '.#........',
		'meeting.visit': '#######...',
		'item.read': '#######...',
		'guest.keep': '###.......',
		'attendance.own': '#######...',
		'attendance.beside': '..........',
		'attendance.keep': '###.......',
		'meeting.change': '###.......',
		'meeting.run': '###.......',
		'ballot.cast': '..........',
		'agenda.edit': '#####.#...',
		'item.edit': '#####.#...',
		'attachment.add': '#####.#...'
	},
	live: {
		'decision.prepare': '###.......',
		'decision.decide': '###.......',
		'motion.make': '.#.##.....',
		'statement.make': '.#####....',
		'meeting.read': '#######...',
		'attendance.own': '#######...',
		'attendance.beside': '.####.....',
		'attendance.keep': '###.......',
		'meeting.change': '..........',
		'meeting.run': '###.......',
		'ballot.cast': '.#.##.....',
		'floor.ask': '#######...',
		'agenda.edit': '#####.#...',
		'item.edit': '#####.#...',
		'minutes.keep': '###.......',
		'minutes.adjust': '..........',
		'paragraph.adjust': '......#...',
		'minutes.publish': '..........',
		'attachment.add': '#####.#...'
	},
	ended: {
		'floor.ask': '..........',
		'decision.prepare': '###.......',
		'decision.decide': '###.......',
		'motion.make': '..........',
		'statement.make': '.#####....',
		'meeting.read': '#######...',
		'history.read': '#####.#...',
		'history.erase': '.#........',
		'guest.keep': '###.......',
		'attendance.own': '..........',
		'attendance.beside': '..........',
		'attendance.keep': '###.......',
		'meeting.run': '..........',
		'ballot.cast': '..........',
		'agenda.edit': '..........',
		'item.edit': '###.......',
		'minutes.keep': '###.......',
		'minutes.adjust': '......#...',
		'paragraph.adjust': '......#...',
		'minutes.publish': '###.......',
		'attachment.add': '###.......'
	},
	cancelled: { 'meeting.read': '#######...', 'agenda.edit': '..........', 'item.edit': '..........' }
};

/** Coming in, seeing the front of the house, and saying that something in it cannot be used. */
const openToAll: Action[] = ['account.open', 'portal.read', 'fault.report'];

describe('the permission table', () => {
	for (const [state, lines] of Object.entries(statute))
		for (const [action, expected] of Object.entries(lines))
			it(`P1 ${action} in ${state} is ${expected}`, () => {
				const facts: Facts = {
					federationId: 'F',
					groupId: 'G',
					meetingId: 'M',
					notesBy: 'all',
					called: ['called'],
					calledOut: false,
					approvers: ['chair'],
					adjusters: ['called'],
					...(state === 'group' ? {} : { meetingState: state as MeetingState })
				};
				const row = columns.map((actor) => (can(actor, action as Action, facts) ? '#' : '.')).join('');
				expect(row).toBe(expected);
			});

	it('J16 whoever adjusts reads the meeting without a seat in its group, and no other of its meetings', () => {
		const adjuster: Actor = { ...base, membershipId: 'adjuster' };
		const facts: Facts = { federationId: 'F', groupId: 'G', meetingId: 'M', meetingState: 'ended' };
		const asked: Facts = { ...facts, adjusters: ['adjuster'], adjusting: ['adjuster'] };
		expect(can(adjuster, 'meeting.read', asked) && can(adjuster, 'minutes.adjust', asked)).toBe(true);
		for (const one of [facts, { ...asked, adjusting: [] }, { ...asked, federationId: 'E' }])
			for (const action of ['meeting.read', 'minutes.adjust'] as const) expect(can(adjuster, action, one)).toBe(false);
		for (const action of ['minutes.keep', 'minutes.publish', 'item.edit', 'group.read', 'history.read'] as const)
			expect(can(adjuster, action, asked)).toBe(false);
	});

	it('P2 notes written by the secretary alone are closed to members while the meeting is live', () => {
		const facts: Facts = { federationId: 'F', groupId: 'G', meetingState: 'live', notesBy: 'secretary' };
		expect(can(seat('member'), 'item.edit', facts)).toBe(false);
		expect(can(seat('secretary'), 'item.edit', facts)).toBe(true);
	});

	it('P3 a guest sees, of the one meeting they are bound to, the items they were asked to and nothing else', () => {
		const guest: Actor = {
			...nobody,
			...{ kind: 'guest', accountId: 'g', federationId: 'F', boundMeetingId: 'M', guestItemIds: ['I'] }
		};
		const here: Facts = { federationId: 'F', groupId: 'G', meetingId: 'M', meetingState: 'live', notesBy: 'all' };
		const item: Facts = { ...here, itemId: 'I' };
		const own: Action[] = ['meeting.visit', 'attendance.own'];
		for (const action of own) expect(can(guest, action, here)).toBe(true);
		const items: Action[] = ['item.read', 'floor.ask'];
		for (const action of items) expect(can(guest, action, item)).toBe(true);
		for (const elsewhere of [
			{ ...item, itemId: 'J' },
			{ ...item, meetingId: 'N' },
			{ ...item, federationId: 'other' },
			{ ...item, meetingState: 'ended' as const },
			here
		])
			for (const action of items) expect(can(guest, action, elsewhere)).toBe(false);
		for (const action of own) expect(can(guest, action, { ...here, meetingId: 'N' })).toBe(false);
		for (const action of Object.keys(rules) as Action[])
			if (![...own, ...items, ...openToAll].includes(action)) expect(can(guest, action, item), action).toBe(false);
	});

	it('U15 a task is read and answered by whoever has it: by name, role, group or organisation, and by nobody of another federation', () => {
		const task = (kind: 'person' | 'role' | 'group' | 'organisation', id: string, groupId = 'far'): Facts => ({
			...{ federationId: 'F', groupId, assignedTo: { kind, id } }
		});
		const rows: [Facts, string][] = [
			[task('person', 'm'), '######.#..'],
			[task('person', 'called'), '#.....#...'],
			[task('role', 'office'), '#.........'],
			[task('role', 'director'), '#.........'],
			[task('role', 'chair', 'G'), '######....'],
			[task('group', 'G'), '###.......'],
			[task('group', 'other'), '#......#..'],
			[task('organisation', 'O'), '######.#..']
		];
		for (const [facts, expected] of rows)
			expect(columns.map((actor) => (can(actor, 'assignment.read', facts) ? '#' : '.')).join('')).toBe(expected);
		expect(can(seat('member'), 'assignment.settle', task('role', 'chair', 'G'))).toBe(false);
		expect(can(seat('chair'), 'assignment.settle', task('role', 'chair', 'G'))).toBe(true);
		expect(can(seat('member'), 'assignment.settle', task('organisation', 'O'))).toBe(true);
	});

	const proposal: Record<string, Record<string, string>> = {
		draft: {
			'proposal.read': '######....',
			'proposal.write': '#####.....',
			'proposal.remark': '#####.....',
			'proposal.lead': '###.......',
			'proposal.prepare': '..........',
			'proposal.settle': '..........',
			'proposal.answer': '..........',
			'proposal.register': '#.........'
		},
		sounding: {
			'proposal.read': '######.#..',
			'proposal.write': '#####.....',
			'proposal.remark': '######.#..',
			'proposal.lead': '###.......',
			'proposal.override': '.#........',
			'proposal.answer': '######.#..',
			'proposal.prepare': '..........',
			'history.read': '######.#..'
		},
		ready: { 'proposal.write': '..........', 'proposal.prepare': '#.........', 'proposal.answer': '######.#..' },
		agenda: { 'proposal.write': '..........', 'proposal.settle': '#......#..', 'proposal.lead': '###.......' },
		referred: { 'proposal.answer': '..........' },
		deferred: { 'proposal.write': '..........', 'proposal.lead': '###.......', 'proposal.prepare': '#.........' },
		decided: { 'proposal.read': '######.#..', 'proposal.remark': '..........', 'proposal.settle': '..........' }
	};
	for (const [state, lines] of Object.entries(proposal))
		for (const [action, expected] of Object.entries(lines))
			it(`Y2 ${action} of a proposal in ${state} is ${expected}`, () => {
				const facts: Facts = {
					...{ federationId: 'F', groupId: 'G', proposalState: state as ProposalState, answersFor: 'O' },
					...(state === 'draft' ? {} : { asked: ['O'], putBefore: ['other'] })
				};
				expect(columns.map((actor) => (can(actor, action as Action, facts) ? '#' : '.')).join('')).toBe(expected);
			});

	it('P4 without facts nothing but what is open to all is allowed, to anybody but the portal', () => {
		for (const action of Object.keys(rules) as Action[])
			for (const actor of columns)
				if (!['home.read', ...openToAll].includes(action)) expect(can(actor, action, {}), action).toBe(false);
	});

	it('H8 history is erased by the federation’s director and by who chairs the group, whatever state the meeting is in', () => {
		for (const meetingState of ['planned', 'live', 'ended', 'cancelled'] as const) {
			const facts: Facts = { federationId: 'F', groupId: 'G', meetingState, notesBy: 'all' };
			expect(can({ ...base, office: 'director' }, 'history.erase', facts)).toBe(true);
			expect(can(seat('chair'), 'history.erase', facts)).toBe(true);
			for (const actor of [
				{ ...base, office: 'administrator' as const },
				seat('vice-chair'),
				seat('secretary'),
				stranger
			])
				expect(can(actor, 'history.erase', facts)).toBe(false);
		}
	});

	it('P6 after the calling only those who lead change the agenda, until the meeting begins', () => {
		const sent: Facts = { federationId: 'F', groupId: 'G', meetingState: 'planned', calledOut: true };
		expect(columns.map((actor) => can(actor, 'agenda.edit', sent))).toEqual(columns.map((_, column) => column < 3));
		expect(can(seat('member'), 'agenda.edit', { ...sent, meetingState: 'live' })).toBe(true);
	});

	it('P7 the chair approves a calling, also of the office; where nobody may chair, the office does', () => {
		const facts: Facts = {
			federationId: 'F',
			groupId: 'G',
			meetingState: 'planned',
			approvers: ['chair', 'vice-chair']
		};
		const worker: Actor = { ...base, office: 'process-leader' };
		expect(
			[seat('chair'), seat('vice-chair'), seat('secretary'), worker].map((one) => can(one, 'calling.approve', facts))
		).toEqual([true, true, false, false]);
		expect(can(worker, 'calling.approve', { ...facts, approvers: [] })).toBe(true);
		expect(can(seat('secretary'), 'calling.approve', { ...facts, approvers: [] })).toBe(false);
	});

	it('L6 a sheet is written in by those who write in the group and led by those who lead it, until it is closed; then it is read', () => {
		const row = (action: Action, sheetState: 'open' | 'closed') => {
			const facts: Facts = { federationId: 'F', groupId: 'G', called: ['called'], sheetState };
			return columns.map((actor) => (can(actor, action, facts) ? '#' : '.')).join('');
		};
		expect(row('sheet.read', 'open')).toBe('#######...');
		expect(row('sheet.write', 'open')).toBe('#####.#...');
		expect(row('sheet.lead', 'open')).toBe('###.......');
		for (const state of ['open', 'closed'] as const) {
			expect(row('sheet.harvest', state)).toBe('###.......');
			expect(row('sheet.name', state)).toBe('.##.......');
		}
		expect(row('sheet.read', 'closed')).toBe('#######...');
		expect(row('sheet.write', 'closed')).toBe('..........');
		expect(row('sheet.lead', 'closed')).toBe('..........');
	});

	it('L84 a rehearsal is seen, written in and led by whoever began it, and by nobody else', () => {
		const own: Actor = { ...seat('observer'), membershipId: 'tries' };
		const facts: Facts = { federationId: 'F', groupId: '', called: [], sheetState: 'open', rehearsalOf: 'tries' };
		for (const action of ['sheet.read', 'sheet.write', 'sheet.lead'] as const) {
			expect(can(own, action, facts)).toBe(true);
			expect(can({ ...own, federationId: 'G' }, action, facts)).toBe(false);
			expect(columns.map((actor) => (can(actor, action, facts) ? '#' : '.')).join('')).toBe('..........');
		}
		// Nothing comes of it, and no group is named by it, whatever role one has besides.
		for (const action of ['sheet.harvest', 'sheet.name'] as const)
			for (const actor of [own, { ...own, office: 'director' as const }])
				expect(can(actor, action, facts), action).toBe(false);
	});

	it('L61 a guest of a sheet takes part in that one while it is open, and does nothing else; L63 a screen only shows it', () => {
		const bound = { ...nobody, accountId: 'g', federationId: 'F', boundSheetId: 'S' };
		const guest: Actor = { ...bound, kind: 'guest' };
		const screen: Actor = { ...bound, kind: 'room' };
		const here: Facts = { federationId: 'F', groupId: 'G', sheetId: 'S', sheetState: 'open', ownerAccountId: 'g' };
		const mine: Facts = { ...here, breakout: { people: ['g'], visitor: null } };
		const own: Action[] = ['sheet.read', 'sheet.write', 'session.end', ...openToAll];
		const table: [Actor, Action[]][] = [
			[guest, [...own, 'breakout.read', 'breakout.write']],
			[screen, own.filter((action) => action !== 'sheet.write')]
		];
		for (const [actor, may] of table)
			for (const action of Object.keys(rules) as Action[])
				expect(can(actor, action, mine), action).toBe(may.includes(action));
		for (const elsewhere of [
			{ ...mine, sheetId: 'T' },
			{ ...mine, sheetState: 'closed' as const },
			{ ...mine, federationId: 'other' }
		])
			for (const action of ['sheet.read', 'sheet.write', 'breakout.read', 'breakout.write'] as const)
				expect(can(guest, action, elsewhere), action).toBe(false);
		expect(can(guest, 'breakout.read', here)).toBe(false);
	});

	it('L67 a breakout is written in by those in it; L71 and read by who leads only while they look in', () => {
		const facts: Facts = { federationId: 'F', groupId: 'G', sheetId: 'S', sheetState: 'open' };
		const inIt = (people: string[], visitor: string | null = null): Facts => ({
			...facts,
			breakout: { people, visitor }
		});
		expect(can(seat('member'), 'breakout.write', inIt(['m']))).toBe(true);
		expect(can(seat('member'), 'breakout.read', inIt(['other']))).toBe(false);
		expect(can(seat('chair'), 'breakout.read', inIt(['other']))).toBe(false);
		expect(can(seat('chair'), 'breakout.read', inIt(['other'], 'm'))).toBe(true);
		expect(can(seat('chair'), 'breakout.write', inIt(['other'], 'm'))).toBe(false);
		expect(can(seat('member'), 'breakout.read', inIt(['other'], 'm'))).toBe(false);
		expect(can(seat('observer'), 'breakout.write', inIt(['m']))).toBe(false);
	});

	it('S2 whoever the chair has been handed to leads while the meeting is on, and no more than that', () => {
		const acting: Actor = { ...seat('observer'), membershipId: 'acting' };
		const facts: Facts = {
			...{ federationId: 'F', groupId: 'G', meetingId: 'M', notesBy: 'secretary', called: [], actingChairs: ['acting'] }
		};
		const led: Action[] = ['meeting.run', 'attendance.keep', 'guest.keep', 'agenda.edit', 'item.edit'];
		led.push('decision.prepare', 'decision.decide');
		for (const action of Object.keys(rules) as Action[]) {
			const [now, before] = [acting, seat('observer')].map((one) =>
				can(one, action, { ...facts, meetingState: 'live' })
			);
			expect(now, action).toBe(before || led.includes(action));
			for (const meetingState of ['planned', 'ended', 'cancelled'] as const) {
				const other = { ...facts, meetingState };
				expect(can(acting, action, other), action).toBe(can(seat('observer'), action, other));
			}
		}
		expect(can({ ...acting, federationId: 'other' }, 'meeting.run', { ...facts, meetingState: 'live' })).toBe(false);
	});

	it('P5 only the portal founds a federation', () => {
		expect(can(portal, 'federation.found', {})).toBe(true);
	});
});
