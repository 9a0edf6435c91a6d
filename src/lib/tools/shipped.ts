import { anchoring } from './shipped/anchoring.ts';
import { bipStart } from './shipped/bip-start.ts';
import { buzz } from './shipped/buzz.ts';
import { cooperationSurvey } from './shipped/cooperation-survey.ts';
import { developmentProposal } from './shipped/development-proposal.ts';
import { dialogueCoffee } from './shipped/dialogue-coffee.ts';
import { elevatorPitch } from './shipped/elevator-pitch.ts';
import { fearsHopes } from './shipped/fears-hopes.ts';
import { fishbone } from './shipped/fishbone.ts';
import { fiveFingers } from './shipped/five-fingers.ts';
import { groundRules } from './shipped/ground-rules.ts';
import { nowWantedSteps } from './shipped/now-wanted-steps.ts';
import { oneTwoFourAll } from './shipped/one-two-four-all.ts';
import { openSpace } from './shipped/open-space.ts';
import { parkingLot } from './shipped/parking-lot.ts';
import { priorityMatrix } from './shipped/priority-matrix.ts';
import { roundIn } from './shipped/round-in.ts';
import { roundOut } from './shipped/round-out.ts';
import { skapaLearning } from './shipped/skapa-learning.ts';
import { spider } from './shipped/spider.ts';
import { swot } from './shipped/swot.ts';
import { tree } from './shipped/tree.ts';
import { worldCafe } from './shipped/world-cafe.ts';
import { Tool } from './schema.ts';

/** A tool as it is shipped: in both languages, in our own words. */
export interface Shipped {
	readonly sv: unknown;
	readonly en: unknown;
}

/** In the order they are listed: to begin and end, to think together, to choose, to develop, to look back. */
const inOrder: readonly Shipped[] = [
	...[roundIn, roundOut, groundRules, parkingLot],
	...[oneTwoFourAll, buzz, dialogueCoffee, worldCafe, openSpace],
	...[swot, nowWantedSteps, fishbone, fearsHopes, tree],
	...[priorityMatrix, fiveFingers, developmentProposal, anchoring, elevatorPitch],
	...[bipStart, skapaLearning, spider, cooperationSurvey]
];

/** The tools that come with the portal, each through the same door as a file from outside. */
export const shippedTools: readonly Tool[] = inOrder.flatMap(({ sv, en }) => [Tool.parse(sv), Tool.parse(en)]);

export const shippedTool = (key: string, language: 'sv' | 'en'): Tool | undefined =>
	shippedTools.find((tool) => tool.key === key && tool.language === language);

/** A key that a federation's own tool cannot have. */
export const isShippedKey = (key: string): boolean => shippedTools.some((tool) => tool.key === key);
