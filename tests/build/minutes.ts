import { newId } from '#lib/ids/id.ts';
import type { SimpleBlock } from '#lib/items/schema.ts';
import { hashPassword } from '#server/accounts/password.ts';
import { checkIn } from '#server/attendance/check-in.ts';
import { context } from '#server/context.ts';
import { readDocument } from '#server/documents/read.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { attachSigned } from '#server/minutes/attach-signed.ts';
import { beginAdjusting } from '#server/minutes/begin-adjusting.ts';
import { chooseAdjusters } from '#server/minutes/choose-adjusters.ts';
import { lockMinutes } from '#server/minutes/lock.ts';
import { markMinutes } from '#server/minutes/mark.ts';
import { putUpNotice } from '#server/minutes/put-up-notice.ts';
import { readNoticeDraft } from '#server/minutes/read-locked.ts';
import { readMinutes } from '#server/minutes/read.ts';
import type { Group } from '#server/db/generated/client.ts';
import { pdf } from './files.ts';
import { aMeetingWith } from './meetings.ts';
import type { FakeClock } from './portal.ts';
import { insert } from './rows.ts';
import { aTable, type Seating } from './table.ts';

export const password = 'granska-lugnt-i-dag';
let hashed: Promise<string> | undefined;

const board = { decides: true, recordKind: 'minutes', numbering: 'per-year', numberPrefix: '§ ', name: 'Styrelsen' };
const seating = {
	Ordföranden: ['chair', 'VID'],
	Justeraren: ['member', 'AF'],
	Ledamoten: ['member', 'FK'],
	Sekreteraren: ['secretary']
} as const satisfies Seating;
type Name = keyof typeof seating;

/**
 * A board that has met on these items, with what was noted at each: everybody came, everybody has a password, and the
 * meeting has ended unless it is to be left on.
 */
export async function aHeldBoard(
	clock: FakeClock,
	items: Readonly<Record<string, readonly SimpleBlock[]>>,
	settings: Partial<Group> & { readonly leaveOn?: boolean } = {}
) {
	const { leaveOn = false, ...own } = settings;
	const table = await aTable(seating, { ...board, shortName: newId().slice(0, 12), ...own });
	const passwordHash = await (hashed ??= hashPassword(password));
	await insert((db) =>
		db.account.updateMany({
			where: { id: { in: Object.keys(seating).map((name) => table.at(name as Name).person.account.id) } },
			data: { passwordHash }
		})
	);
	const chair = table.at('Ordföranden').actor;
	const secretary = table.at('Sekreteraren').actor;
	const titles = Object.keys(items).map((title) => ({ title }));
	const meetingId = await aMeetingWith(chair, table.group.id, titles, '2026-03-18');
	clock.set(new Date('2026-03-18T12:00:00Z'));
	for (const name of Object.keys(seating)) await checkIn(table.at(name as Name).actor, { meetingId, form: 'room' });
	await startMeeting(chair, { meetingId });
	const rows = await context().read.agendaItem.findMany({ where: { meetingId } });
	const itemId = (title: string) => rows.find((row) => row.title === title)?.id ?? '';
	/** Writes in an item's notes, in place of what stood there. */
	const note = async (title: string, notes: readonly SimpleBlock[]) => {
		const { id } = await readDocument(secretary, 'item', itemId(title));
		await context().documents.edit(id, newId(), 'fill', { notes: [...notes] });
	};
	for (const [title, notes] of Object.entries(items)) await note(title, notes);
	clock.advance(90 * 60_000);
	if (!leaveOn) await endMeeting(chair, { meetingId });

	const who = (name: Name) => table.at(name).actor;
	const read = (name: Name = 'Sekreteraren') => readMinutes(who(name), meetingId);
	const choose = () =>
		chooseAdjusters(secretary, { meetingId, adjusters: [table.at('Justeraren').person.membership.id] });
	const mark = async (name: Name, typed = password) =>
		markMinutes(who(name), { meetingId, hash: (await read(name)).hash, password: typed, address: '10.0.0.1' });
	return {
		...{ ...table, meetingId, itemId, note, who, read, choose, mark, secretary },
		membershipId: (name: Name) => table.at(name).person.membership.id,
		/** Chosen, sent, and marked by both. */
		async adjusted() {
			await choose();
			await beginAdjusting(secretary, { meetingId });
			await mark('Ordföranden');
			await mark('Justeraren');
		},
		lock: async () => lockMinutes(secretary, { meetingId, hash: (await read()).hash })
	};
}

export type Held = Awaited<ReturnType<typeof aHeldBoard>>;

export const incoming = (bytes: Buffer, name: string) => ({
	...{ name, size: bytes.length },
	arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer)
});

/** Puts the file that was signed elsewhere to locked minutes. */
export const sign = ({ secretary, meetingId }: Held, bytes = pdf('Undertecknat'), signedOn = '2026-03-18') =>
	attachSigned(secretary, {
		...{ meetingId, signedOn, signers: 'Ordföranden\nJusteraren\nSekreteraren' },
		file: incoming(bytes, 'protokoll-undertecknat.pdf')
	});

/** Puts up the notice of signed minutes, as it is proposed. */
export async function announce({ secretary, meetingId }: Held, over: Partial<Parameters<typeof putUpNotice>[1]> = {}) {
	const { paragraphs, upOn, downOn, place, by } = await readNoticeDraft(secretary, meetingId);
	await putUpNotice(secretary, { meetingId, paragraphs, upOn, downOn, place, by, withMinutes: true, ...over });
}
