import { z } from 'zod';
import { Email, Language, PersonName, Phone, Title } from '#lib/accounts/schema.ts';
import { itemKinds, limits as itemLimits } from '#lib/agenda/item.ts';
import { fromLocal } from '#lib/i18n/dates.ts';
import { minutesLabels } from '#lib/minutes/titles.ts';
import { readDay } from '#lib/meetings/typed-time.ts';
import { officeRoles, seatRoles } from '#lib/permissions/facts.ts';
import { parts } from '#lib/ui/part.ts';
import { tieRules } from '#lib/votes/poll.ts';
import {
	callingByWhom,
	groupKinds,
	meetingWords,
	notesByWhom,
	numberings,
	quorums,
	recordKinds,
	relayByWhom
} from './group-kinds.ts';
import { pasteColumns } from './paste-words.ts';
import { mostRows } from './paste-table.ts';

/** Longest texts, in characters. */
export const limits = {
	name: 120,
	shortName: 24,
	orgShortName: 8,
	purpose: 600,
	title: 120,
	place: 200,
	link: 500
} as const;

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const Ids = z.array(Id).max(200, 'field.invalid').default([]);
const line = (longest: number) =>
	z
		.string()
		.transform((text) => text.replaceAll(/\s+/g, ' ').trim())
		.pipe(z.string().max(longest, 'field.too-long'));
const requiredLine = (longest: number) => line(longest).pipe(z.string().min(1, 'field.required'));
const whole = (least: number, most: number) =>
	z.coerce.number('field.number').int('field.number').min(least, 'field.number').max(most, 'field.number');

/** A day as it is typed, '2026-03-01', as the first moment of it in Sweden; an empty field is null. */
const Day = z
	.string()
	.trim()
	.default('')
	.transform((text, ctx): Date | null => {
		if (text === '') return null;
		const day = readDay(text);
		const moment = day && fromLocal(day, '00:00');
		if (moment) return moment;
		ctx.addIssue({ code: 'custom', message: 'field.date' });
		return z.NEVER;
	});

const isHttps = (text: string) => /^https:\/\/\S+\.\S+$/i.test(text) && URL.canParse(text);

export const AddOrganisation = z.object({
	part: z.enum(parts, 'field.required'),
	name: requiredLine(limits.name),
	shortName: requiredLine(limits.orgShortName)
});
export const ChangeOrganisation = AddOrganisation.extend({ organisationId: Id });
/** `alsoSeats`: said on purpose, when people still sit for it. */
export const EndOrganisation = z.object({ organisationId: Id, alsoSeats: z.boolean().default(false) });
export const MoveOrganisation = z.object({ organisationId: Id, by: z.union([z.literal(-1), z.literal(1)]) });

const settings = {
	name: requiredLine(limits.name),
	shortName: requiredLine(limits.shortName),
	purpose: line(limits.purpose).default(''),
	decides: z.boolean().default(false),
	recordKind: z.enum(recordKinds, 'field.required'),
	meetingWord: z.enum(meetingWords, 'field.required'),
	numbering: z.enum(numberings, 'field.required'),
	// Trimmed only at its beginning: "§ " and "§" are two ways of writing.
	numberPrefix: z
		.string()
		.max(8, 'field.too-long')
		.transform((text) => text.trimStart()),
	numberStart: whole(1, 99_999).default(1),
	notesBy: z.enum(notesByWhom, 'field.required'),
	usualMinutes: whole(15, 900),
	callingBy: z.enum(callingByWhom, 'field.required').default('chair'),
	callingDays: whole(0, 60).default(7),
	matterDays: whole(0, 90).default(14),
	adjustDays: whole(1, 90).default(14),
	noticeDays: whole(0, 60).default(2),
	noticeUpDays: whole(1, 90).default(21),
	relayBy: z.enum(relayByWhom, 'field.required').default('chair'),
	relayDirect: z.boolean().default(false),
	relayDays: whole(1, 60).default(5),
	minutesLabel: z.enum(minutesLabels, 'field.required').default('colon'),
	substitutesAttend: z.boolean().default(true),
	quorum: z.enum(quorums, 'field.required').default('half'),
	tie: z.enum(tieRules, 'field.required').default('chair'),
	remoteCounts: z.boolean().default(true),
	soundCounts: z.boolean().default(false),
	usualPlace: line(limits.place).default(''),
	usualLink: line(limits.link)
		.default('')
		.refine((text) => text === '' || isHttps(text), 'field.link'),
	/** Member organisations the group must hold. */
	mustHold: Ids
};
export const AddGroup = z.object({
	kind: z.enum(groupKinds, 'field.required'),
	...settings,
	from: Day,
	/** Groups that become this one; they end when it begins. */
	predecessorIds: Ids,
	/** Whether those who sit in them take their seats along. */
	moveSeats: z.boolean().default(false)
});
export const ChangeGroup = z.object({ groupId: Id, kind: z.enum(groupKinds, 'field.required'), ...settings });
/** `on`: the last day it exists; none = it ends now. */
export const EndGroup = z.object({ groupId: Id, on: Day });
export const SucceedGroups = z.object({
	groupId: Id,
	predecessorIds: Ids.pipe(z.array(z.string()).min(1, 'field.required')),
	moveSeats: z.boolean().default(false)
});

const seat = {
	organisationId: Id.nullable().default(null),
	role: z.enum(seatRoles, 'field.required'),
	mandate: z.boolean().default(false),
	substituteForId: Id.nullable().default(null),
	/** Order in which substitutes are asked, 1 first; none = last. */
	callOrder: whole(1, 99).nullable().default(null)
};
export const SeatPerson = z.object({ groupId: Id, membershipId: Id, ...seat, from: Day });
export const ChangeSeat = z.object({ seatId: Id, ...seat });
/** `on`: the last day it counts; none = today. */
export const EndSeat = z.object({ seatId: Id, on: Day });
export const ReopenSeat = z.object({ seatId: Id });

const person = {
	name: PersonName,
	email: Email,
	title: Title.default(''),
	phone: Phone.default(''),
	/** The party in brackets after a board member's name, (C) or (S): a political party, not a partner organisation. */
	politicalParty: line(16)
		.default('')
		.transform((text) => text || null)
};
const language = Language.default('sv');
export const AddPerson = z.object({ ...person, language, invite: z.boolean().default(false) });
export const ChangePerson = z.object({ membershipId: Id, ...person });
export const TheMembership = z.object({ membershipId: Id });
export const InvitePeople = z.object({ membershipIds: Ids.pipe(z.array(z.string()).min(1, 'field.required')) });
export const SetOfficeRole = z.object({ membershipId: Id, role: z.enum(officeRoles, 'field.invalid').nullable() });

const cell = z.string().max(200, 'field.too-long').default('');
const PasteRow = z.object({
	line: z.number().int().min(1).max(100_000),
	...(Object.fromEntries(pasteColumns.map((column) => [column, cell])) as Record<
		(typeof pasteColumns)[number],
		typeof cell
	>)
});
export const PastePeople = z.object({
	rows: z.array(PasteRow).min(1, 'field.required').max(mostRows, 'field.too-long'),
	invite: z.boolean().default(true),
	language
});
/** Longest text that is read as a pasted list, in characters. */
export const longestPaste = 200_000;

export const StandingItem = z.object({
	/** Keeps its id when it stood there before. */
	id: Id.nullable().default(null),
	title: requiredLine(itemLimits.title),
	kind: z.enum(itemKinds, 'field.invalid'),
	presenter: line(itemLimits.presenter).default(''),
	minutes: whole(0, itemLimits.minutes).nullable().default(null),
	numbered: z.boolean().default(true),
	/** A sub-item of the nearest item above that is none. */
	sub: z.boolean().default(false)
});
export const KeepStandingAgenda = z.object({ groupId: Id, items: z.array(StandingItem).max(100, 'field.invalid') });
export const SeeWelcome = z.object({ groupId: Id });
