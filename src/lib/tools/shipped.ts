import { bipStart } from './shipped/bip-start.ts';
import { oneTwoFourAll } from './shipped/one-two-four-all.ts';
import { nowWantedSteps } from './shipped/now-wanted-steps.ts';
import { roundIn } from './shipped/round-in.ts';
import { roundOut } from './shipped/round-out.ts';
import { skapaLearning } from './shipped/skapa-learning.ts';
import { swot } from './shipped/swot.ts';
import { Tool } from './schema.ts';

/** A tool as it is shipped: in both languages, in our own words. */
export interface Shipped {
	readonly sv: unknown;
	readonly en: unknown;
}

/** The tools that come with the portal, each through the same door as a file from outside. */
export const shippedTools: readonly Tool[] = [
	...[roundIn, roundOut, oneTwoFourAll, swot, nowWantedSteps, bipStart, skapaLearning]
].flatMap(({ sv, en }) => [Tool.parse(sv), Tool.parse(en)]);

export const shippedTool = (key: string, language: 'sv' | 'en'): Tool | undefined =>
	shippedTools.find((tool) => tool.key === key && tool.language === language);

/** A key that a federation's own tool cannot have. */
export const isShippedKey = (key: string): boolean => shippedTools.some((tool) => tool.key === key);
