import { payloadText } from '../../../src/lib/relay/payload.ts';
import { newId } from '../../../src/lib/ids/id.ts';
import type { SeatRole } from '../../../src/lib/permissions/facts.ts';
import type { Transaction } from '../../../server/db/open.ts';
import { sha256 } from '../../../server/minutes/hash.ts';
import { aFederation, aGroup, aMeeting, anOrganisation, aPerson, aSeat, insert } from '../../build/rows.ts';
import { sessionCookieFor } from '../../build/session.ts';
import { numbers, text } from '../search/words.ts';

export const size = { groups: 100, notes: 2_000, knots: 50 } as const;

const next = numbers(11);
const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);
const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;

interface Furnished {
	readonly federationId: string;
	readonly groupIds: readonly string[];
	/** Of the office. */
	readonly cookie: string;
	/** A note that has come a long way, in the middle of the longest thread. */
	readonly noteId: string;
}

/** A hundred groups in which the organisations sit, with meetings behind and ahead of them. */
async function furnishGroups(federation: { id: string }): Promise<string[]> {
	const organisations = [];
	for (let n = 0; n < 8; n++) organisations.push(await anOrganisation(federation, { place: n }));
	const groupIds: string[] = [];
	for (let n = 0; n < size.groups; n++) {
		const kind = n === 0 ? 'board' : n < 6 ? 'regional' : 'local';
		const group = await aGroup(federation, { kind, place: n, name: `${text(next, 2)} ${n}`, shortName: `Grupp ${n}` });
		groupIds.push(group.id);
		const roles: SeatRole[] = ['chair', 'member', 'member', 'substitute'];
		for (const [seat, role] of roles.entries()) {
			const organisationId = organisations[(n + seat) % 8]?.id ?? null;
			await aSeat(group, await aPerson(federation), role, { organisationId, mandate: seat < 3 });
		}
		for (const ahead of [-200, -100, 20, 60]) {
			const startsAt = new Date(Math.floor(Date.now() / day + ahead + n / 10) * day + (8 + (n % 8)) * 3_600_000);
			const endsAt = new Date(startsAt.getTime() + 7_200_000);
			const held = ahead < 0 ? { state: 'ended', endedAt: endsAt } : {};
			await aMeeting(group, { startsAt, endsAt, ordinal: ahead + 300, ...held });
		}
	}
	return groupIds;
}

interface Note {
	readonly id: string;
	readonly groupId: string;
	readonly title: string;
	readonly what: string;
	readonly state: 'desk' | 'asked' | 'relayed';
	readonly age: number;
}

const payloadOf = ({ id: noteId, title, what }: Note): string =>
	payloadText({
		...{ form: 'samsyn-relay/1', noteId, asked: 'meeting', title, what, why: 'Fler kan göra som vi.', comment: '' },
		...{
			origins: [{ noteId, group: 'En grupp', meeting: null, item: null, name: null, title: '', what: '', why: '' }]
		},
		...{ words: [], papers: [] }
	});

/** Writes one note: a third lies with the office, the others have gone to one, two or three groups. */
async function writeNote(db: Transaction, federationId: string, note: Note, receivers: readonly string[]) {
	const { id, groupId, title, what, state, age } = note;
	const said = { title, what, why: 'Fler kan göra som vi.', asked: 'meeting', state };
	const at = ago(age);
	await db.thing.create({ data: { id, kind: 'relay', federationId, groupId, title, createdAt: at } });
	await db.relayNote.create({ data: { id, federationId, groupId, ...said, createdAt: at, sentAt: at } });
	await db.relayOrigin.create({ data: { noteId: id, originId: id } });
	if (state !== 'relayed') return;
	const payload = payloadOf(note);
	await db.relayHop.createMany({
		data: receivers.map((toGroupId, n) => ({
			...{ id: newId(), federationId, noteId: id, toGroupId, at, why: 'Rör er med.' },
			...{ payload, sha256: sha256(payload), state: n === 0 ? 'received' : 'sent' }
		}))
	});
}

/** A thread: notes and items by turns, each led to by the one before. */
async function writeThread(
	db: Transaction,
	federationId: string,
	notes: readonly Note[],
	meetingIds: readonly string[]
) {
	let before: string | null = null;
	for (let n = 0; n < size.knots; n++) {
		const note = notes[n] as Note;
		let id = note.id;
		if (n % 2 === 1) {
			id = newId();
			const title = text(next, 5);
			const row = { id, federationId, meetingId: one(meetingIds), place: id, title, kind: 'discussion' };
			await db.thing.create({
				data: { id, kind: 'item', federationId, groupId: note.groupId, title, createdAt: ago(100 - n) }
			});
			await db.agendaItem.create({ data: row });
		}
		if (before !== null)
			await db.link.create({
				data: { id: newId(), fromId: before, toId: id, act: 'relay.taken-up', at: ago(100 - n), by: '' }
			});
		before = id;
	}
}

/** 2,000 open relay notes over a hundred groups, a thread of fifty knots, and decisions of the board. In an open portal. */
export async function furnish(): Promise<Furnished> {
	const federation = await aFederation();
	const { id: federationId } = federation;
	const groupIds = await furnishGroups(federation);
	const officer = await aPerson(federation, { office: 'director' });
	const notes = Array.from({ length: size.notes }, (_, n): Note => ({
		...{ id: newId(), groupId: one(groupIds), title: text(next, 6), what: text(next, 80) },
		...{ state: n % 3 === 0 ? 'desk' : n % 30 === 1 ? 'asked' : 'relayed', age: Math.floor(next() * 300) }
	}));
	const meetings = await insert((db) =>
		db.meeting.findMany({ where: { federationId }, select: { id: true, groupId: true } })
	);
	for (let from = 0; from < notes.length; from += 200)
		await insert(async (db) => {
			for (const note of notes.slice(from, from + 200)) {
				const others = new Set(Array.from({ length: 1 + Math.floor(next() * 3) }, () => one(groupIds)));
				await writeNote(
					db,
					federationId,
					note,
					[...others].filter((id) => id !== note.groupId)
				);
			}
		});
	await insert(async (db) => {
		await writeThread(
			db,
			federationId,
			notes,
			meetings.map(({ id }) => id)
		);
		for (let n = 0; n < 120; n++) {
			const meeting = meetings.find(({ groupId }) => groupId === groupIds[n % 6]);
			const [id, itemId] = [newId(), newId()];
			const its = { groupId: meeting?.groupId ?? '', meetingId: meeting?.id ?? '' };
			const taken = { state: 'decided', year: 2026, ordinal: n + 1, decidedAt: ago(300 - n) };
			await db.thing.create({
				data: { id, kind: 'decision', federationId, groupId: its.groupId, title: 'Beslut', createdAt: ago(300 - n) }
			});
			await db.decision.create({
				data: {
					...{ id, federationId, ...its, itemId, place: 'a', text: text(next, 12), addressees: 'Kommunerna', ...taken },
					...{ createdAt: ago(300), createdBy: '' }
				}
			});
		}
	});
	return { federationId, groupIds, cookie: await sessionCookieFor(officer), noteId: notes[20]?.id ?? '' };
}
