/** Walks a script's syntax tree: every node, and the names that the script takes from outside. */
import { type AnyNode, type Options, type Program, parse } from 'acorn';

/** A name that nothing in the script declares. */
export interface FreeName {
  readonly name: string;
  /** `getUi` of `SpreadsheetApp.getUi`; undefined when the name stands alone. */
  readonly member: string | undefined;
  /** `typeof name`, which is no mistake when there is no such name. */
  readonly probed: boolean;
  /** From 1. */
  readonly line: number;
}

export function parseScript(text: string, ecmaVersion: Options['ecmaVersion'] = 'latest'): Program {
  return parse(text, { ecmaVersion, sourceType: 'script', locations: true });
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => value)
    .filter(isNode);
}

export function everyNode(node: AnyNode): AnyNode[] {
  return [node, ...childrenOf(node).flatMap(everyNode)];
}

/** The names that a pattern binds: `{ a, b: [c = 1] } //=> a, c` */
function boundBy(pattern: AnyNode | null | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => boundBy(part.type === 'RestElement' ? part.argument : part.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundBy);
    case 'AssignmentPattern':
      return boundBy(pattern.left);
    case 'RestElement':
      return boundBy(pattern.argument);
    default:
      return [];
  }
}

const isFunction = (node: AnyNode): boolean =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

/** `var` reaches the whole function, from however deep inside its blocks. */
function varsOf(node: AnyNode): string[] {
  const own =
    node.type === 'VariableDeclaration' && node.kind === 'var' ? node.declarations.flatMap(({ id }) => boundBy(id)) : [];
  return [...own, ...childrenOf(node).flatMap((child) => (isFunction(child) ? [] : varsOf(child)))];
}

/** What the statements of one block declare for this block. */
function declaredBy(statements: readonly AnyNode[]): string[] {
  return statements.flatMap((statement) => {
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') return boundBy(statement.id);
    return statement.type === 'VariableDeclaration' ? statement.declarations.flatMap(({ id }) => boundBy(id)) : [];
  });
}

/** What a node makes known to everything inside it. */
function scopeOf(node: AnyNode): string[] {
  switch (node.type) {
    case 'Program':
      return [...declaredBy(node.body), ...varsOf(node)];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return ['arguments', ...boundBy(node.id), ...node.params.flatMap(boundBy), ...varsOf(node.body)];
    case 'ArrowFunctionExpression':
      return [...node.params.flatMap(boundBy), ...varsOf(node.body)];
    case 'ClassDeclaration':
    case 'ClassExpression':
      return boundBy(node.id);
    case 'BlockStatement':
    case 'StaticBlock':
      return declaredBy(node.body);
    case 'SwitchStatement':
      return node.cases.flatMap(({ consequent }) => declaredBy(consequent));
    case 'ForStatement':
      return node.init ? declaredBy([node.init]) : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return declaredBy([node.left]);
    case 'CatchClause':
      return boundBy(node.param);
    default:
      return [];
  }
}

/** Identifiers that name a property or a label, and so refer to nothing. */
function withoutLabels(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case 'MemberExpression':
      return node.computed ? [node.object, node.property] : [node.object];
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return [...(node.computed ? [node.key] : []), ...(node.value ? [node.value] : [])];
    case 'LabeledStatement':
      return [node.body];
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return [];
    default:
      return childrenOf(node);
  }
}

export function freeNames(program: Program): FreeName[] {
  const found: FreeName[] = [];
  const visit = (node: AnyNode, parent: AnyNode | undefined, known: ReadonlySet<string>): void => {
    if (node.type === 'Identifier') {
      if (!known.has(node.name)) found.push(freeName(node.name, node.loc?.start.line ?? 0, parent));
      return;
    }
    const scope = scopeOf(node);
    const inside = scope.length === 0 ? known : new Set([...known, ...scope]);
    for (const child of withoutLabels(node)) visit(child, node, inside);
  };
  visit(program, undefined, new Set());
  return found;
}

function freeName(name: string, line: number, parent: AnyNode | undefined): FreeName {
  const property = parent?.type === 'MemberExpression' && !parent.computed ? parent.property : undefined;
  const isObject = parent?.type === 'MemberExpression' && parent.object.type === 'Identifier' && parent.object.name === name;
  return {
    name,
    line,
    member: isObject && property?.type === 'Identifier' ? property.name : undefined,
    probed: parent?.type === 'UnaryExpression' && parent.operator === 'typeof',
  };
}
