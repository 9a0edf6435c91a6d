import { z } from 'zod';
import { AttachSigned } from '#lib/minutes/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { checkFile, keepFile, KeptFile, type Incoming } from '#server/files/take-in.ts';
import { foreign } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustingFacts, findVersion, minutesNews } from './find.ts';

const Signed = z.object({
	meetingId: z.string(),
	part: z.string(),
	signedOn: z.date(),
	signers: z.string(),
	file: KeptFile
});

const attach = command('signed-file.attach', Signed, async ({ db, actor, now, demand, audit, tell }, input) => {
	const { facts, minutes: kept } = await adjustingFacts(db, input.meetingId);
	demand('meeting.read', facts);
	demand('minutes.publish', facts);
	const { federationId } = facts;
	const { minutes, version } = await findVersion(db, facts, kept, input.part);
	// Once the notice is up, another signed file would be another adjusting.
	if (version.notice && !version.notice.withdrawnAt) refuse('minutes.state');
	const meeting = await db.meeting.findFirstOrThrow({ where: { id: input.meetingId, federationId } });
	if (input.signedOn > now) foreign('signedOn', 'field.ahead');
	if (meeting.startedAt && input.signedOn.getTime() + 86_400_000 <= meeting.startedAt.getTime())
		foreign('signedOn', 'field.date');
	const by = { createdAt: now, createdBy: actor.accountId ?? '' };
	await db.minutesFile.updateMany({
		where: { versionId: version.id, format: 'signed', removedAt: null },
		data: { removedAt: now }
	});
	await db.minutesFile.create({
		data: { ...input.file, ...by, id: newId(), federationId, versionId: version.id, format: 'signed' }
	});
	await db.minutesVersion.update({
		where: { id: version.id },
		data: { signedOn: input.signedOn, signers: input.signers }
	});
	audit('signed-file.attached', { thingId: minutes.id, data: { versionId: version.id, sha256: input.file.sha256 } });
	tell(minutesNews(facts));
	return {};
});

/**
 * Puts the file that was signed elsewhere (e-signed PDF or a scan) to the locked minutes, with the day of the last
 * signature and who signed: now they are adjusted (J7). Refusals: 'file.empty', 'file.too-large', 'file.type' for what is
 * neither PDF nor picture, the fields 'signedOn' and 'signers', 'minutes.state', 'thing.missing', 'access.denied'.
 */
export async function attachSigned(
	actor: Actor,
	input: z.input<typeof AttachSigned> & { readonly file: Incoming | undefined },
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const { facts } = await adjustingFacts(context().read, input.meetingId);
	demand(actor, 'minutes.publish', facts);
	const { file, ...typed } = input;
	const said = parseInput(AttachSigned, typed);
	const checked = await checkFile(file);
	if (!/^(application\/pdf|image\/)/.test(checked.mediaType)) refuse('file.type');
	await attach(actor, { ...said, file: await keepFile(checked) }, options);
}
