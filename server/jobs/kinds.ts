import { sendCode } from '#server/accounts/send-code.ts';
import { sendReset } from '#server/accounts/send-reset.ts';
import { tidy } from '#server/accounts/tidy.ts';
import { sendWarning } from '#server/accounts/send-warning.ts';
import { showBreakouts } from '#server/breakouts/show-now.ts';
import { sendDigests } from '#server/digest/send-digests.ts';
import { scrub } from '#server/documents/scrub.ts';
import { writeDemo } from '#server/demo/write.ts';
import { eraseNow } from '#server/history/erase-now.ts';
import { thinVersions } from '#server/history/thin-versions.ts';
import { fillRehearsal } from '#server/rehearsals/fill-rehearsal.ts';
import { throwAway } from '#server/rehearsals/throw-away.ts';
import { sendMail } from '#server/mail/send.ts';
import { layAgenda } from '#server/meetings/lay-agenda.ts';
import { tellOfPacks } from '#server/organisation/tell-of-packs.ts';
import { layProposal } from '#server/proposals/lay-proposal.ts';
import { counted } from '#server/sheets/begin-showing.ts';
import { followSeats } from '#server/calling/follow-seats.ts';
import { tellAnswer } from '#server/proposals/tell-answer.ts';
import { closeNow } from '#server/sheets/close-now.ts';
import { lapseSuggestion } from '#server/relay/lapse-suggestion.ts';
import { showNow } from '#server/sheets/show-now.ts';
import { showTogether } from '#server/sheets/show-together.ts';
import { markShut } from '#server/sheets/mark-shut.ts';
import { shutNow } from '#server/sheets/shut-now.ts';
import { layParagraphs } from '#server/minutes/lay-paragraphs.ts';
import { gatherReceived } from '#server/matters/gather-received.ts';
import { layReviews } from '#server/decisions/lay-reviews.ts';
import { layCarried } from '#server/meetings/lay-carried.ts';

/** What each kind of job does with its payload; the payload is parsed by the job itself. */
export const jobKinds: Record<string, ((payload: unknown) => Promise<void>) | undefined> = {
	'accounts.code': sendCode,
	'accounts.reset': sendReset,
	'accounts.tidy': tidy,
	'accounts.warn': sendWarning,
	'history.erase': eraseNow,
	'history.thin': thinVersions,
	'mail.send': sendMail,
	'agenda.lay': layAgenda,
	'item.carry': layCarried,
	'relay.lapse': lapseSuggestion,
	'minutes.carry': layParagraphs,
	'calling.follow': followSeats,
	'matters.gather': gatherReceived,
	'digest.send': sendDigests,
	'decisions.review': layReviews,
	'documents.scrub': scrub,
	'organisation.packs': tellOfPacks,
	'proposal.lay': layProposal,
	'proposal.tell-answer': tellAnswer,
	'breakouts.show': counted(showBreakouts),
	'sheets.close': closeNow,
	'sheets.show': counted(showNow),
	'sheets.show-together': counted(showTogether),
	'rehearsals.fill': fillRehearsal,
	'rehearsals.throw': throwAway,
	'sheets.shut': shutNow,
	'sheets.mark': markShut,
	'demo.write': writeDemo
};
