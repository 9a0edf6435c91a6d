import { m } from '#lib/i18n/paraglide/messages.js';
import type { minutesLabels } from '#lib/minutes/titles.ts';
import type { TieRule } from '#lib/votes/poll.ts';

/** Kinds of group. The kind only gives the settings a new group starts with. */
export const groupKinds = [
	'board',
	'presidium',
	'regional',
	'local',
	'preparatory',
	'steering',
	'owners',
	'consultation',
	'network',
	'joint'
] as const;
export type GroupKind = (typeof groupKinds)[number];

export const recordKinds = ['minutes', 'notes'] as const;
export const meetingWords = ['meeting', 'session'] as const;
export const numberings = ['per-meeting', 'per-year', 'continuous', 'plain'] as const;
export const notesByWhom = ['all', 'secretary'] as const;
export const callingByWhom = ['chair', 'presidium'] as const;
export const relayByWhom = ['chair', 'secretary'] as const;
export const quorums = ['half', 'none'] as const;

/** What the group decides about its own ways; each group may differ from its kind. */
export interface GroupSettings {
	readonly decides: boolean;
	readonly recordKind: (typeof recordKinds)[number];
	readonly meetingWord: (typeof meetingWords)[number];
	readonly numbering: (typeof numberings)[number];
	readonly numberPrefix: string;
	readonly numberStart: number;
	readonly notesBy: (typeof notesByWhom)[number];
	/** Usual length of a meeting, in minutes. */
	readonly usualMinutes: number;
	/** Who approves the calling: the chair, or the vice-chair as well. */
	readonly callingBy: (typeof callingByWhom)[number];
	/** Days before a meeting on which its calling should be out, and after which no matter is proposed. */
	readonly callingDays: number;
	readonly matterDays: number;
	/** Days for adjusting the minutes, for putting up the notice after it, and for which it stays up. */
	readonly adjustDays: number;
	readonly noticeDays: number;
	readonly noticeUpDays: number;
	/** Who says yes before a relay note leaves, whether it then goes straight to others, and how long a suggestion waits. */
	readonly relayBy: (typeof relayByWhom)[number];
	readonly relayDirect: boolean;
	/** In working days. */
	readonly relayDays: number;
	/** How its minutes are numbered on paper. */
	readonly minutesLabel: (typeof minutesLabels)[number];
	/** Whether substitutes who do not serve may attend. */
	readonly substitutesAttend: boolean;
	/** More than half of those with a vote must be present for it to decide, or no such rule. */
	readonly quorum: (typeof quorums)[number];
	/** How equal votes are settled where it decides, but for elections and employment, which the lot settles. */
	readonly tie: TieRule;
	/** Whether who takes part from elsewhere counts as present, with picture and sound; and with sound only. */
	readonly remoteCounts: boolean;
	readonly soundCounts: boolean;
}

const advising: GroupSettings = {
	decides: false,
	recordKind: 'notes',
	meetingWord: 'meeting',
	numbering: 'plain',
	numberPrefix: '',
	numberStart: 1,
	notesBy: 'all',
	usualMinutes: 120,
	callingBy: 'chair',
	callingDays: 7,
	matterDays: 14,
	adjustDays: 14,
	noticeDays: 2,
	noticeUpDays: 21,
	relayBy: 'chair',
	relayDirect: false,
	relayDays: 5,
	minutesLabel: 'colon',
	substitutesAttend: true,
	quorum: 'none',
	tie: 'chair',
	remoteCounts: true,
	soundCounts: false
};

/** The settings a new group of each kind starts with. */
export const kindDefaults: Readonly<Record<GroupKind, GroupSettings>> = {
	board: {
		...advising,
		decides: true,
		quorum: 'half',
		recordKind: 'minutes',
		meetingWord: 'session',
		numbering: 'per-year',
		numberPrefix: '§ ',
		notesBy: 'secretary',
		usualMinutes: 180
	},
	presidium: { ...advising, usualMinutes: 60 },
	regional: { ...advising, usualMinutes: 180 },
	local: { ...advising, usualMinutes: 150 },
	preparatory: { ...advising, notesBy: 'secretary', usualMinutes: 180 },
	steering: { ...advising, decides: true, quorum: 'half', numbering: 'per-meeting', numberPrefix: '§ ' },
	owners: { ...advising, usualMinutes: 180 },
	consultation: { ...advising, usualMinutes: 90 },
	network: { ...advising, usualMinutes: 60 },
	joint: { ...advising, usualMinutes: 240 }
};

/**
 * Kinds in which every member organisation is to have a substitute as well, so that the part is always at the table;
 * in the others the lack of one is no gap.
 */
const withSubstitutes: readonly GroupKind[] = ['board', 'regional', 'local', 'preparatory'];
export const expectsSubstitutes = (kind: string): boolean => withSubstitutes.some((known) => known === kind);

/** A column of the database as a kind; an unknown word is a local group, the plainest of them. */
export const groupKindOf = (word: string): GroupKind => groupKinds.find((kind) => kind === word) ?? 'local';

/** The kind's name for the reader: "Lokal samverkansgrupp". */
export const groupKindName = (kind: string): string =>
	({
		board: m.network_kind_board,
		presidium: m.network_kind_presidium,
		regional: m.network_kind_regional,
		local: m.network_kind_local,
		preparatory: m.network_kind_preparatory,
		steering: m.network_kind_steering,
		owners: m.network_kind_owners,
		consultation: m.network_kind_consultation,
		network: m.network_kind_network,
		joint: m.network_kind_joint
	})[groupKindOf(kind)]();

/** What such a group usually does, in a few words, where one chooses a kind. */
export const kindWhat = (kind: GroupKind): string =>
	({
		board: m.network_kind_board_what,
		presidium: m.network_kind_presidium_what,
		regional: m.network_kind_regional_what,
		local: m.network_kind_local_what,
		preparatory: m.network_kind_preparatory_what,
		steering: m.network_kind_steering_what,
		owners: m.network_kind_owners_what,
		consultation: m.network_kind_consultation_what,
		network: m.network_kind_network_what,
		joint: m.network_kind_joint_what
	})[kind]();
