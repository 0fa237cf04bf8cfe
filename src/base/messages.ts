/**
 * Every sentence that an issue can say, by code. An application translates the library by handing `describeIssue` a table of the same form.
 *
 * `{name}` is filled from the issue's params. `[[ … ]]` is left out when a param inside it is null, so that "Did you mean …?" is said only
 * when there is something near.
 */
export const messages = {
  // ------------------------------------------------------------------------------------------------ any input
  "not-plain":
    "{where} holds {received}; only plain JSON values can be used here. Turn it into text, a number, true or false, a list or a plain object.",
  "not-finite": "{where} is {received}; a finite number is expected.",
  "too-deep": "{where} is nested more than {maximum} levels deep. Flatten it.",
  cycle: "{where} contains itself. Remove the circular reference.",
  "too-large": "The input holds more than {maximum} values. Split it into parts.",
  "too-many-issues": "There are more than {maximum} issues; the others are not listed. Mend these first.",
  unreadable: "{where} cannot be read: reading it threw an error. Hand in plain data.",
  "wrong-type": "{where} should be {expected}, but is {received}.",
  "missing-key": "{where} is missing; {expected} is expected. Add it.",
  "unknown-key": "{where} is not a known key here.[[ Did you mean “{nearest}”?]] Known keys: {known}.",
  "not-allowed": "{where} is {received}; allowed are {allowed}.[[ Did you mean “{nearest}”?]]",
  "out-of-range": "{where} is {received}; it must be {expected}.",
  "bad-format": "{where} is {received}; {expected} is expected.",
  "text-empty": "{where} is empty. Write a text, or leave the key out.",
  "date-invalid": "{where} is {received}, which is not a date of the calendar. Write it as {form}.",
  // ------------------------------------------------------------------------------------------------ frameworks
  "duplicate-id": "The id “{id}” is used twice: first at {first}. Ids are unique in a framework; rename one.",
  "id-outside-parent": "The id “{id}” should begin with its parent's, “{parent}.”. Rename it, or move it.",
  "group-empty": "The group “{id}” has no children. Give it at least one indicator, or remove it.",
  "unknown-scale":
    "“{id}” refers to the scale “{scale}”, which no framework around it defines.[[ Did you mean “{nearest}”?]] Add it under scales.",
  "scale-invalid": "The scale “{scale}” cannot be used: {problem}.",
  "criterion-unknown": "“{id}” has a criterion for “{level}”, which is not a level of its scale.[[ Did you mean “{nearest}”?]]",
  "criterion-missing": "“{id}” has criteria, but none for the level “{level}”. Write one for each level, or none.",
  "source-unknown": "“{id}” names the source “{source}”, which is not in the bibliography.[[ Did you mean “{nearest}”?]] Add it there.",
  "source-missing": "“{id}” is marked {status}, but names no source. Add source, or mark it authored.",
  "routing-unknown": "“{id}” depends on “{indicator}”, which is not an indicator of this framework.[[ Did you mean “{nearest}”?]]",
  "routing-level": "“{id}” depends on the level “{level}” of “{indicator}”, which its scale does not have.[[ Did you mean “{nearest}”?]]",
  "routing-chain":
    "“{id}” depends on “{indicator}”, which is itself asked only under a condition. Let it depend on an indicator that is always asked.",
  "routing-self": "“{id}” depends on “{indicator}”, which lies inside it. Let it depend on an indicator outside.",
  "same-as-unknown": "“{id}” says that it is the same as “{other}”, which is not in this framework. Name an indicator, or remove it.",
  "nested-policy":
    "“{id}” is a framework inside another and has a policy of its own, which would not be used there: the outer framework says how all of it is scored. Take it in with policy: undefined, and state the policy outside.",
  "penalty-group": "“{id}” is a penalty, but its group “{group}” has nothing else. A penalty lowers what its siblings earn; add one.",
  // ------------------------------------------------------------------------------------------------ answers
  "unknown-indicator": "“{id}” is not an indicator of “{framework}”.[[ Did you mean “{nearest}”?]]",
  "group-answered": "“{id}” is a group of “{framework}”; answers belong to its indicators.",
  "value-off-scale": "“{id}” has the answer {received}; its scale allows {allowed}.[[ Did you mean “{nearest}”?]]",
  "value-outside-goalposts":
    "“{id}” has the answer {received}, outside {worst} to {best}; its scale refuses such values. Check the number[[ and its unit ({unit})]].",
  "answer-kind": "“{id}” should be answered by {expected}, but the answer is {received}.",
  "answer-null": "“{id}” is answered with null. Leave the key out if it is not answered, or say why in missing.",
  "answer-ambiguous": "“{id}” has {first} and {second} in one answer. Keep one of them.",
  "reason-missing": "“{id}” is marked {state} without a reason. Say why in reason; it leaves the score, so readers will ask.",
  "reason-unused": "“{id}” has a reason but is not marked missing. Move the text to comment, or say which state is meant in missing.",
  "item-twice": "“{id}” ticks “{item}” twice. Tick it once.",
  "not-asked":
    "“{id}” is answered, but it is asked only where “{indicator}” is {levels}; that one is answered “{level}”. Remove one of the two answers.",
  "unknown-context": "“{factor}” is not a context factor of “{framework}”.[[ Did you mean “{nearest}”?]]",
  "context-kind": "The context factor “{factor}” should be {expected}, but is {received}.",
  "wrong-framework": "These answers belong to “{received}”, but “{expected}” was asked for. Use the framework they were given for.",
  // ------------------------------------------------------------------------------------------------ scoring
  "not-an-assessment": "An assessment is expected, but {received} was given. Make one with assess().",
  "policy-unknown-id": "The policy names “{id}” under {where}, which is not a node of “{framework}”.[[ Did you mean “{nearest}”?]]",
  "policy-not-group": "The policy sets a rule for “{id}”, which is an indicator; only groups have a rule.",
  "policy-no-effect": "The policy sets {where}, which would change nothing: {why}. Remove it.",
  "weights-zero": "All children of “{id}” have the weight 0, so it cannot be computed. Give at least one a positive weight.",
  "bands-unordered": "The band “{name}” begins at {from}, where another band begins too. Give each band its own beginning.",
  "unknown-node": "“{id}” is not a node of “{framework}”.[[ Did you mean “{nearest}”?]]",
  "nothing-to-rebuild": "“{id}” has no value to rebuild: nothing in it is answered.",
  "not-an-explanation": "An explanation made by explain() is expected, but {received} was given.",
  // ------------------------------------------------------------------------------------------------ JSON
  "not-a-product": "A framework, assessment, scorecard, explanation or document is expected, but {received} was given.",
  "json-unreadable": "The text is not JSON: {problem}.",
  "not-an-envelope": "The text is JSON, but not an envelope that toJson() wrote ({received}).",
  "format-version": "The envelope has the format version {received}; this library reads versions up to {known}. Use a newer one.",
  "kind-differs": "The envelope holds {received}, but a product of the kind “{expected}” was asked for.",
  "framework-differs":
    "It belongs to a framework with the {part} {received}, but {expected} was given. Load it with the framework it was made with.",
  "nodes-differ": "The node “{id}” is in only one of scorecard and framework. Load it with the framework it was made with.",
  // ------------------------------------------------------------------------------------------------ tables
  "table-empty": "The table has no rows. Expected is a first row of column names and at least one row of data.",
  "column-missing": "The table has no column “{column}”.[[ Did you mean “{nearest}”?]] Columns met: {met}.",
  "column-unknown": "The column “{column}” is not known and was not read.[[ Did you mean “{nearest}”?]]",
  "column-twice": "The column “{column}” stands twice in the first row. Rename or remove one.",
  "cells-too-many":
    "Row {row} has {received} cells, but the first row names {expected} columns. Put quotes around a cell that holds the delimiter.",
  "quotes-broken":
    'Row {row} has a quotation mark that is not closed or stands inside a cell. Double it ("") and put quotes around the cell.',
  "cell-empty": "Row {row} has no {column}. Fill it in.",
  "duplicate-answer": "Row {row} answers “{id}” for “{city}” again: {second}; row {firstRow} says {first}. Keep one; the first was used.",
  "row-contradicts":
    "Row {row} says {column} = {second} for “{city}”, but row {firstRow} says {first}. Make them equal; the first was used.",
  "number-ambiguous":
    "{received} can be read as a decimal or as a thousand. Write a decimal point, or say which mark is the decimal one (option decimal).",
  "evidence-unreadable": "The evidence {received} cannot be read. Write “Title (YYYY-MM-DD) <address>”, several separated by “; ”.",
  "missing-and-answer": "“{id}” has an answer ({received}) and is marked {state}. Keep one of them.",
  "assessment-twice":
    "“{city}” has two assessments of the same date, role and rater ({first} and {second} in the list); a table could not tell them apart. Remove one, or give the raters ids.",
  "city-twice": "The city “{city}” stands twice in the list. List it once.",
  "core-none": "No indicator of “{framework}” belongs to its short form, so the table would be empty. Leave core out.",
  "not-for-rows": "{where} should be an assessment, a scorecard or an explanation, all of one kind, but is {received}.",
  "cell-value": "{where} is {received}; a cell holds a text, a finite number, true, false or null.",
} as const satisfies { readonly [code: string]: string };

/** The code of an issue: stable, kebab-case. A code is never reused for another meaning. */
export type IssueCode = keyof typeof messages;
