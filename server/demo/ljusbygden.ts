import type { DemoFederation } from './federation.ts';
import { organisations, people } from './people.ts';
import { ljusbygdenGroups, ljusbygdenYears } from './years.ts';

/** The federation of the demo. Its people, places and organisations are invented. */
export const ljusbygden: DemoFederation = {
	key: 'ljusbygden',
	name: 'Samordningsförbundet Ljusbygden',
	shortName: 'Ljusbygden',
	orgNumber: '222000-0000',
	organisations,
	people,
	groups: ljusbygdenGroups,
	years: ljusbygdenYears,
	planner: 'leyla'
};
