/** Opens a page of the build as a dialog, with what it shows at first. */

const WIDTH = 720;

export function showDialog(page: string, view: unknown, title: string, height: number): void {
  const template = HtmlService.createTemplateFromFile(page);
  // Inside a script element only "<" could end it; JSON may say it in another way.
  template.view = JSON.stringify(view).replace(/</g, '\\u003c');
  SpreadsheetApp.getUi().showModalDialog(template.evaluate().setWidth(WIDTH).setHeight(height), title);
}
