import { earlierOf } from '#lib/sheets/earlier.ts';
import type { SheetView, StepState, StepView } from '#lib/sheets/sheet.ts';
import { writersOf } from '#lib/sheets/showing.ts';
import { laidOut, laidOutOnly } from '#lib/sheets/shown.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { wroteWhere, type WroteWhere } from '#lib/joining/wrote-where.ts';
import { personKey, type Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ToolStep } from '#lib/tools/schema.ts';
import { readCarried } from '#server/breakouts/read-carried.ts';
import { readBreakouts, readOrigins } from '#server/breakouts/read.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { demand } from '#server/permissions/demand.ts';
import { findSheet, isPrivate, isSplit, type FoundSheet } from './find.ts';
import { readHeirs } from './heirs.ts';
import { readNames, readPeople, type SheetPersonRow } from './people.ts';
import { projectedSheet } from './projected.ts';
import { readSpider } from './read-spider.ts';
import { readJoinable, readTogether } from './read-together.ts';
import { readPolls, readWay } from './work-of.ts';

async function readStep(
	read: ReadClient,
	actor: Actor,
	found: FoundSheet,
	place: number,
	people: readonly SheetPersonRow[],
	leads: boolean
): Promise<StepView> {
	const { sheet } = found;
	const { id: sheetId } = sheet;
	const step = found.step(place);
	const [hidden, split] = [isPrivate(step), isSplit(step)];
	const { own } = context();
	const membershipId = personKey(actor) ?? '';
	const [shown, ready, turns] = await Promise.all([
		read.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } }),
		read.sheetReady.findMany({ where: { sheetId, place } }),
		read.sheetTurn.findMany({ where: { sheetId, place }, orderBy: { position: 'asc' } })
	]);
	const written = hidden && leads && !shown ? own.sheets.who([sheetId], found.ownKey(place)) : [];
	const heard = new Set([...written, ...ready].map((row) => row.membershipId));
	const together = await readTogether(read, found, place, leads);
	const joins = leads && !shown && step.anonymous && sheet.state === 'open';
	const here = ready.filter((row) => people.some(({ id }) => id === row.membershipId));
	const stateOf = (id: string) => turns.find((turn) => turn.membershipId === id)?.state;
	return {
		place,
		step,
		isPrivate: hidden,
		isSplit: split,
		...(await readWay(read, found, place, context().clock.now())),
		together,
		joinable: joins ? await readJoinable(read, actor, found, place) : [],
		state: (shown?.state as StepState | undefined) ?? 'open',
		own: hidden ? own.sheets.own({ sheetId, step: found.ownKey(place), membershipId }) : [],
		ready: here.length,
		iAmReady: ready.some((row) => row.membershipId === membershipId),
		writers: hidden && leads && !shown ? writersOf(written) : null,
		silent:
			leads && hidden && !step.anonymous && !shown
				? people.filter(({ id }) => !heard.has(id)).map(({ name }) => name)
				: null,
		wrote: hidden ? wroteOf(found, place, people, shown) : null,
		breakouts: await readBreakouts(actor, found, place, people, new Set(here.map((row) => row.membershipId))),
		carried: takesNotes(step) && place > 0 ? await readCarried(actor, found, place) : [],
		spider: !hidden || shown?.state === 'revealed' ? await readSpider(read, actor, found, place) : null,
		turns: step.fields.some(({ kind }) => kind === 'rounds')
			? people.map(({ id, name }) => ({
					membershipId: id,
					name,
					state: stateOf(id) === 'spoken' ? 'spoken' : stateOf(id) === 'passed' ? 'passed' : 'waiting'
				}))
			: []
	};
}

/** A step whose notes are written together: to it notes of earlier steps may be brought. */
const takesNotes = ({ visibility, fields }: ToolStep): boolean =>
	visibility !== 'alone' && fields.some(({ kind }) => kind === 'notes' || kind === 'text');

/** How much was written in the room and elsewhere, as far as it may be known; as it was when it was shown. */
function wroteOf(
	{ sheet, ...found }: FoundSheet,
	place: number,
	people: readonly SheetPersonRow[],
	shown: { readonly room: number | null; readonly remote: number | null } | null
): WroteWhere | null {
	if (shown) return shown.room === null || shown.remote === null ? null : { room: shown.room, remote: shown.remote };
	const { anonymous } = found.step(place);
	const seats = people.map(({ id, inRoom }) => ({ membershipId: id, inRoom }));
	return wroteWhere(context().own.sheets.counts(sheet.id, found.ownKey(place)), seats, anonymous ? sheet.least : 0);
}

/** The document that is written in where somebody looks: their breakout's until it is shown, else the sheet's. */
async function writtenIn(read: ReadClient, sheetId: string, { isSplit: split, state, breakouts }: StepView) {
	const mine = split && state === 'open' ? (breakouts?.mine ?? breakouts?.visited) : null;
	const where = mine ? { kind: 'breakout', subjectId: mine.id } : { kind: 'sheet', subjectId: sheetId };
	return read.document.findUnique({ where: { kind_subjectId: where }, include: { projection: true } });
}

/**
 * A sheet as somebody sees it, looking at the step at `look`, else at the one the work is in. Steps that have not been
 * reached are seen by who leads. Refuses what 'sheet.read' refuses.
 */
export async function readSheet(actor: Actor, sheetId: string, look: number | null): Promise<SheetView> {
	const { read, clock } = context();
	const now = clock.now();
	const found = await findSheet(read, sheetId, now);
	const { sheet, tool, facts } = found;
	demand(actor, 'sheet.read', facts);
	const { federationId, groupId } = facts;
	const leads = can(actor, 'sheet.lead', facts);
	const last = leads ? tool.steps.length - 1 : sheet.reached;
	const place = look !== null && look >= 0 && look <= last ? look : sheet.step;
	const people = await readPeople(read, sheetId, federationId);
	const looking = await readStep(read, actor, found, place, people, leads);
	const [origins, group, leader, document, authors, polls] = await Promise.all([
		readOrigins(actor, found),
		sheet.rehearsal
			? { name: m.tools_rehearsal() }
			: read.group.findUniqueOrThrow({ where: { id: groupId, federationId }, select: { name: true } }),
		readNames(read, federationId, [sheet.leaderId]),
		writtenIn(read, sheetId, looking),
		read.sheetAuthor.findMany({ where: { sheetId } }),
		readPolls(read, sheetId)
	]);
	const looksIn = looking.isSplit && looking.state === 'open' && looking.breakouts?.visited;
	if (document?.federationId !== federationId) refuse('thing.missing');
	const names = await readNames(read, federationId, [...new Set(authors.map((row) => row.membershipId))]);
	const nameById = new Map(names.map(({ id, name }) => [id, name]));
	const { entries, groups } = projectedSheet(document.projection);
	const { id, title, meetingId, step: current, reached, nextStep, nextAt, gatheredAt, timerEndsAt, least } = sheet;
	const { shutsAtZero, spotlight, showStep, showAt } = sheet;
	const { name, purpose, source, notice, language } = tool;
	const steps = tool.steps.map((_, at) => found.step(at));
	const fields = laidOutOnly(steps);
	return {
		...{ id, title, meetingId, current, reached, gatheredAt, timerEndsAt, least, now },
		...{ shutsAtZero, spotlight, polls },
		earlier: earlierOf(found.step(place), steps),
		heirs: leads ? (await readHeirs(read, sheetId, facts, now)).filter(({ id: one }) => one !== sheet.leaderId) : [],
		open: sheet.state === 'open',
		rehearsal: sheet.rehearsal,
		group: { id: groupId, name: group.name },
		tool: { name, purpose, source, notice, language },
		steps: tool.steps.map((step) => ({ title: step.title, minutes: step.minutes, visibility: step.visibility })),
		showing: showStep !== null && showAt !== null ? { step: showStep, at: showAt } : null,
		next: nextStep !== null && nextAt !== null ? { step: nextStep, at: nextAt } : null,
		people: people.length,
		leader: leader[0]?.name ?? '',
		looking,
		message: sheet.message && sheet.messageAt && sheet.messageAt >= sheet.stepSince ? sheet.message : '',
		origins,
		entries: laidOut(
			entries.filter((entry) => !entry.removed),
			fields
		),
		laidOutOnly: fields,
		groups: groups.filter((group) => !group.removed),
		authors: Object.fromEntries(authors.map((row) => [row.entryId, nameById.get(row.membershipId) ?? ''])),
		document: { id: document.id, epoch: document.epoch, kind: document.kind === 'breakout' ? 'breakout' : 'sheet' },
		me: {
			membershipId: personKey(actor) ?? '',
			guest: actor.kind === 'guest' || actor.kind === 'room',
			inRoom: people.some((one) => one.id === personKey(actor) && one.inRoom),
			leads: sheet.leaderId === actor.membershipId,
			joined: people.some((one) => one.id === personKey(actor) && !one.held),
			// Who looks in on a breakout reads.
			may: { write: can(actor, 'sheet.write', facts) && (!looksIn || looking.breakouts?.mine !== null), lead: leads }
		}
	};
}
