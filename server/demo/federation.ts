import type { DemoYear } from './content.ts';
import type { DemoGroup } from './groups.ts';
import type { OrganisationFact, PersonFact } from './people.ts';

/** One invented federation: who is in it, how it is ordered, and what it has written. */
export interface DemoFederation {
	readonly key: string;
	readonly name: string;
	readonly shortName: string;
	readonly orgNumber: string;
	readonly organisations: readonly OrganisationFact[];
	readonly people: Readonly<Record<string, PersonFact>>;
	readonly groups: readonly DemoGroup[];
	/** What each group has written, by the group's key. */
	readonly years: Readonly<Record<string, DemoYear>>;
	/** Who planned the meetings. */
	readonly planner: string;
}
