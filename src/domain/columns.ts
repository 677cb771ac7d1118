/** The columns of Proposals that the rules know by name (spec section 2), and what they are to the check. */

export const NAME_COLUMNS = ['Lead unit', 'Units supported', 'Partner 1', 'Partner 2', 'Partner 3'] as const;
export const PARTNERS = ['Partner 1', 'Partner 2', 'Partner 3'] as const;

export const TEXT_COLUMNS = [
  'Title',
  'How it helps the core offer',
  'The need',
  'How it carries on',
  'What is new',
  'Who was involved and how',
  'How it brings people together',
  'How it narrows the gap',
  'Who carries it on',
  'What is left behind',
  'Gap measure',
] as const;

export const PRINCIPLE_HEADERS = {
  1: '1 Core offer',
  2: '2 Meeting need',
  3: '3 Partnership working',
  4: '4 Sustainability',
  5: '5 Additionality',
  6: '6 Involvement',
  7: '7 Community cohesion',
  8: '8 Narrowing the gap',
} as const;

/** Statuses in which the decision stands: a check writes nothing there. */
export const DECIDED = [
  'Approved',
  'Approved with conditions',
  'Released',
  'Delivering',
  'Completed',
  'Declined',
  'Withdrawn',
] as const;
