import type { DemoYear } from './content.ts';
import { sharedGroups, type DemoGroup } from './groups.ts';
import { localGroups } from './local-groups.ts';
import { arlunda } from './years/arlunda.ts';
import { board } from './years/board-now.ts';
import { norrlingeHokensby } from './years/norrlinge-hokensby.ts';
import { east, north, preparatory, west } from './years/preparatory.ts';
import { presidium } from './years/presidium.ts';
import { regional } from './years/regional-now.ts';
import { stensange } from './years/stensange.ts';
import { vidakra } from './years/vidakra.ts';

/** Every group of Ljusbygden in the order it is listed. */
export const ljusbygdenGroups: readonly DemoGroup[] = [...sharedGroups, ...localGroups];

export const ljusbygdenYears: Readonly<Record<string, DemoYear>> = {
	board,
	presidium,
	regional,
	'preparatory-west': west,
	'preparatory-north': north,
	'preparatory-east': east,
	preparatory,
	vidakra,
	stensange,
	arlunda,
	'norrlinge-hokensby': norrlingeHokensby
};
