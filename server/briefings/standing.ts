import { briefingText, emptyBriefing, plainBriefing, wordsIn, type BriefingJson } from '#lib/briefings/briefing.ts';
import { newId } from '#lib/ids/id.ts';
import { personalNumbers } from '#lib/minutes/personal-numbers.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { Briefing } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { sha256 } from '#server/minutes/hash.ts';

type Database = ReadClient | Transaction;

/** A briefing's text as it was last read: what would go out now. */
export interface Standing {
	readonly briefing: Briefing;
	readonly text: BriefingJson;
	/** The bytes and their SHA-256: what is seen is what is sent. */
	readonly bytes: string;
	readonly sha256: string;
	/** It says something. */
	readonly says: boolean;
}

/** The text of a briefing as it stands; empty where nothing has been read of it. */
export async function standingOf(db: Database, briefing: Briefing): Promise<Standing> {
	const document = await db.document.findUnique({
		where: { kind_subjectId: { kind: 'briefing', subjectId: briefing.id } },
		select: { epoch: true, projection: { select: { epoch: true, json: true } } }
	});
	const known = document?.projection?.epoch === document?.epoch ? document?.projection : null;
	const text = known ? (JSON.parse(known.json) as BriefingJson) : emptyBriefing;
	const bytes = briefingText(text);
	return { briefing, text, bytes, sha256: sha256(bytes), says: wordsIn(text).length > 0 };
}

/** The information sheet that goes out with a meeting's calling: one that says something. */
export async function goesAlong(
	db: Database,
	{ meetingId, federationId }: { readonly meetingId: string; readonly federationId: string }
): Promise<Standing | null> {
	const briefing = await db.briefing.findFirst({ where: { meetingId, federationId, kind: 'before' } });
	const standing = briefing && (await standingOf(db, briefing));
	return standing?.says ? standing : null;
}

/** The first personal identity number in a text that nobody has let through; none where all is well (engine.md 17). */
export const numberIn = ({ text, briefing, sha256: hash }: Standing): string | null =>
	briefing.letThrough === hash ? null : (personalNumbers(plainBriefing(text))[0] ?? null);

/** Refuses 'relay.personal-number' while such a number stands in what would go out. */
export function stopNumber(standing: Standing): void {
	const number = numberIn(standing);
	if (number !== null) refuse('relay.personal-number', { details: { number } });
}

/** Keeps what goes out, for ever; what is the same as the last time is kept once. Inside the command that sends it. */
export async function keepEdition(
	{ db, actor, now }: Pick<CommandContext, 'db' | 'actor' | 'now'>,
	{ briefing, bytes, sha256: hash }: Standing
): Promise<void> {
	const last = await db.briefingEdition.findFirst({
		where: { briefingId: briefing.id },
		orderBy: { version: 'desc' }
	});
	if (last?.sha256 === hash) return;
	const { federationId, id: briefingId } = briefing;
	await db.briefingEdition.create({
		data: {
			...{ id: newId(), federationId, briefingId, version: (last?.version ?? 0) + 1, at: now },
			...{ by: actor.accountId ?? '', json: bytes, sha256: hash }
		}
	});
}
