/** The event object of a time-driven trigger. */
import type { ZonedParts } from './zoned-time';

export function timeEvent(parts: ZonedParts, timezone: string, triggerUid = 'local'): Record<string, unknown> {
  const { year, month, day, hour, minute, second } = parts;
  return {
    'day-of-month': day,
    // Monday is 1.
    'day-of-week': new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7,
    hour,
    minute,
    month,
    second,
    timezone,
    triggerUid,
    'week-of-year': isoWeek(year, month, day),
    year,
  };
}

function isoWeek(year: number, month: number, day: number): number {
  const thursday = new Date(Date.UTC(year, month - 1, day));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}
