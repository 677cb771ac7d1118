/** The services of one execution, under the names by which the script knows them. */
import type { ScriptScope } from '../runtime/context';
import type { RunningExecution } from '../runtime/execution';
import { CacheService } from './cache-service';
import { Drive } from './drive';
import { HtmlService } from './html-service';
import { LockService } from './lock-service';
import { ConsoleService, Logger } from './logging';
import { MailApp } from './mail-app';
import { MimeType } from './mime-type';
import { PropertiesService } from './properties-service';
import { ScriptApp } from './script-app';
import { SessionService } from './session-service';
import { Utilities } from './utilities';
import { openWorkbook } from './workbook-door';

/** As a script sees them; `Drive` only when the manifest enables it. */
export interface ScriptServices {
  SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  HtmlService: GoogleAppsScript.HTML.HtmlService;
  PropertiesService: GoogleAppsScript.Properties.PropertiesService;
  CacheService: GoogleAppsScript.Cache.CacheService;
  LockService: GoogleAppsScript.Lock.LockService;
  Session: GoogleAppsScript.Base.Session;
  Utilities: GoogleAppsScript.Utilities.Utilities;
  ScriptApp: GoogleAppsScript.Script.ScriptApp;
  MailApp: GoogleAppsScript.Mail.MailApp;
  MimeType: GoogleAppsScript.Base.MimeType;
  Logger: GoogleAppsScript.Base.Logger;
  console: Console;
  Drive?: GoogleAppsScript.Drive;
}

export function createServicesFor(execution: RunningExecution, scope: ScriptScope): Record<string, object> {
  return {
    SpreadsheetApp: openWorkbook(execution),
    HtmlService: new HtmlService(execution.session.project, scope),
    PropertiesService: new PropertiesService(execution),
    CacheService: new CacheService(execution),
    LockService: new LockService(execution),
    Session: new SessionService(execution),
    Utilities: new Utilities(execution),
    ScriptApp: new ScriptApp(execution),
    MailApp: new MailApp(execution),
    MimeType: new MimeType(),
    Logger: new Logger(execution),
    console: new ConsoleService(execution),
    ...advancedServices(execution),
  };
}

/** An advanced service exists only when the manifest switches it on, and under the name it gives. */
function advancedServices(execution: RunningExecution): Record<string, object> {
  const enabled = execution.manifest.dependencies?.enabledAdvancedServices ?? [];
  const drive = enabled.find(({ serviceId, version }) => serviceId === 'drive' && version === 'v3');
  return drive ? { [drive.userSymbol]: new Drive(execution) } : {};
}
