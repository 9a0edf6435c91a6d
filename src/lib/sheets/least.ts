/** Fewest people whose anonymous answers may be shown; the first is the rule, more is stricter. */
export const leastChoices = [5, 6, 7, 8, 10] as const;
