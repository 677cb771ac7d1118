/** Every test that a row of the Criteria tab can name. */
import { choosingTests } from './choosing';
import { continuingTests } from './continuing';
import type { PrincipleTest } from './criterion';
import { partnerTests } from './partners';
import { writingTests } from './writing';

export const principleTests: readonly PrincipleTest[] = [...choosingTests, ...writingTests, ...partnerTests, ...continuingTests];
