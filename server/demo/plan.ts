import type { Prisma } from '#server/db/generated/client.ts';
import { demoCalendar } from './calendar.ts';
import type { DemoFederation } from './federation.ts';
import { fjallbyn } from './fjallbyn.ts';
import { ljusbygden } from './ljusbygden.ts';
import { matterRows, type MatterRows } from './rows-matters.ts';
import { meetingRows, type MeetingRows } from './rows-meetings.ts';
import { sheetRows, type SheetRows } from './rows-sheets.ts';
import { proposalRows, type ProposalRows } from './rows-proposals.ts';
import { relayRows, type RelayRows } from './rows-relays.ts';
import { idsOf, networkRows, type NetworkRows } from './rows-network.ts';

export const demoFederations: readonly DemoFederation[] = [ljusbygden, fjallbyn];

/** All rows of one invented federation, and what is written into its documents. */
export interface DemoPlan {
	readonly federation: Prisma.FederationCreateManyInput;
	readonly network: NetworkRows;
	readonly meetings: MeetingRows;
	readonly matters: MatterRows;
	readonly sheets: SheetRows;
	readonly relays: RelayRows;
	readonly proposals: ProposalRows;
}

/**
 * The whole demo as rows, seen from `now`: the same moment gives the same rows. Pure. `passwordHash`: of the password
 * that all its accounts share.
 */
export const planDemo = (now: Date, passwordHash: string): DemoPlan[] =>
	demoFederations.map((federation) => {
		const calendar = demoCalendar(now, federation.groups, federation.years);
		const network = networkRows(federation, calendar, passwordHash);
		const { name, shortName, orgNumber } = federation;
		return {
			federation: { id: idsOf(federation).federation, name, shortName, orgNumber, demo: true, createdAt: now },
			network,
			meetings: meetingRows(federation, calendar, network),
			matters: matterRows(federation, now),
			sheets: sheetRows(federation, now),
			relays: relayRows(federation, now),
			proposals: proposalRows(federation, now)
		};
	});
