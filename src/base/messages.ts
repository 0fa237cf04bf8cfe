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
  "same-as-scale":
    "“{id}” says that it is the same as “{other}”, but their scales differ, so one answer cannot serve both. Give them one scale, or remove it.",
  "context-differs":
    "“{framework}” and “{other}” both have the context factor “{factor}”, but with another type or other choices. Make them equal, or rename one.",
  "nested-policy":
    "“{id}” is a framework inside another and has a policy of its own, which would not be used there: the outer framework says how all of it is scored. Take it in with policy: undefined, and state the policy outside.",
  "penalty-group": "“{id}” is a penalty, but its group “{group}” has nothing else. A penalty lowers what its siblings earn; add one.",
  // ------------------------------------------------------------------------------------------------ translations
  "text-missing": "The text {where} is missing in the translation ({language}). It reads: “{original}”.",
  "text-superfluous": "The translation ({language}) has the text {where}, which the framework does not have.[[ Did you mean “{nearest}”?]]",
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
  "same-as-conflict":
    "“{id}” and “{other}” ask for the same fact, but are answered differently ({first} and {second}). Answer one of them, or both alike.",
  "unknown-context": "“{factor}” is not a context factor of “{framework}”.[[ Did you mean “{nearest}”?]]",
  "context-kind": "The context factor “{factor}” should be {expected}, but is {received}.",
  "wrong-framework": "These answers belong to “{received}”, but “{expected}” was asked for. Use the framework they were given for.",
  "parts-contradict":
    "“{id}” is answered by {firstFrom} ({first}) and otherwise by {secondFrom} ({second}). Let them agree on value, reason, date and confidence.",
  // ------------------------------------------------------------------------------------------------ revisions and what-if
  "recipe-result": "The recipe returned {received}. Let it change the draft and return nothing; put its body in braces.",
  "recipe-async": "The recipe is asynchronous; what it does later would be lost. Wait for what it needs first, then revise.",
  "not-a-revision": "A revision made by revise() is expected, but {received} was given.",
  "revision-base":
    "The revision was made for another state of the assessment ({received}) than this one ({expected}). Apply it to the one it was made for.",
  "revision-result":
    "The patches lead to {received}, not to {expected} as the revision promises. They were changed after they were made; do not use them.",
  "patch-misfit": "{where} cannot be applied: {problem}. Use the patches as revise() made them.",
  "what-if-idle": "These changes leave every indicator as it is. Change at least one answer to something else.",
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
  // ------------------------------------------------------------------------------------------------ acting
  "names-nothing": "{where} names no node, so it would change nothing. Name at least one.",
  "target-forbidden": "“{id}” has no overall number by design, so nothing can be set beside a target. Remove it.",
  "policy-differs": "The scorecard was made under a policy with other {part}. Score both under one policy.",
  "effort-unused": "Effort counts only under the order “gain-per-effort”. Ask for that order, or leave effort out.",
  // ------------------------------------------------------------------------------------------------ subsets and progress
  "subset-condition":
    "“{id}” is asked only depending on “{indicator}”, which is left out. Keep both, or let such conditions fall away (dangling: “drop”).",
  "rounds-too-few": "Progress needs at least two rounds of one city; {received} was given.",
  "round-undated": "This round has no date, so it has no place in time. Give the assessment its date.",
  "round-same-date": "Two rounds have the date {date} ({first} and {second} in the list). Keep the one that counts, or correct a date.",
  "round-other-city": "This round is of the city “{received}”, the latest one of “{expected}”. Track one city at a time.",
  "round-other-role":
    "This round was answered in the role {received}, the latest one in the role {expected}: a change could be the rater's. Keep one role, or say raters: “mixed”.",
  "round-other-framework":
    "This round answers {received}, the latest one {expected}; their values cannot be set side by side. Keep one version, or say comparable: “shared-indicators”.",
  "nothing-shared": "The rounds share no indicator with the same id and scale, so nothing can be compared.",
  "option-no-effect": "The option {option} would change nothing: {why}. Leave it out.",
  "not-progress": "Progress made by trackProgress() is expected, but {received} was given.",
  // ------------------------------------------------------------------------------------------------ comparing
  "not-a-scorecard": "A scorecard is expected, but {received} was given. Make one with score().",
  "not-a-comparison": "A comparison is expected, but {received} was given. Make one with compare().",
  "nothing-to-compare": "There is no scorecard to compare. Hand in at least one.",
  "city-again": "“{city}” is already in the comparison (number {first}). Compare each city once; for its rounds use trackProgress().",
  "frameworks-mixed":
    "The scorecard of “{city}” was made with {received}, the first with {expected}. Compare one version, or hand the assessments to compareShared().",
  "policies-mixed": "The scorecard of “{city}” was scored under another policy than the first. Score all under one policy.",
  "roles-mixed":
    "The scorecard of “{city}” is a rating by {received}, the first by {expected}. They are not mixed silently: compare one role, or say roles: “mixed”.",
  "factor-not-stated": "No city of the comparison states “{factor}”.[[ Did you mean “{nearest}”?]] Stated are: {known}.",
  "bands-need-numbers": "Bands need numbers, but “{city}” states {factor} in another way. Leave bands out: then each value is a cohort.",
  "bands-overlap": "Bands must have different names, begin below their end, and not overlap; look at “{name}”.",
  "reference-unknown": "“{city}” is not in the comparison.[[ Did you mean “{nearest}”?]]",
  "cell-twice": "“{node}” for “{cohort}” is asked for twice. Publish each cell once.",
  aborted: "The comparison was stopped after {done} scorecards, as asked.",
  // ------------------------------------------------------------------------------------------------ comparing: ranks, likeness, practices
  "city-rated-twice": "“{city}” stands more than once in the comparison, by several raters. Compare one rating of each city for this.",
  "node-unsuitable": "“{id}” cannot be used here: {why}.",
  "nothing-to-rank": "None of the {of} cities can be ranked on “{id}”: {reasons}.",
  "shared-too-little":
    "The {n} cities to be ranked share {share} % of the weight of “{id}” ({shared} of its {of} indicators apply in all of them); a ranking needs 80 %. Least applies in “{city}”: compare without it, or rank a part of the tree.",
  "too-many-cities": "{n} cities make too many pairs to list; at most {most} can be compared pair by pair. Compare a cohort.",
  "named-twice": "{where} names “{name}” again. Name it once.",
  "factor-not-its-own": "“{city}” does not state “{factor}”, so no city can be near it there. Leave the factor out.",
  "assessments-differ":
    "The assessment of “{city}” answers {received}, the first {expected}. Hand in assessments of one version of one framework.",
  // ------------------------------------------------------------------------------------------------ JSON
  "not-a-product":
    "A framework, assessment, revision, roadmap, scorecard, explanation, document, review, round, scheme, agreement, settlement or matching is expected, but {received} was given.",
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
  // ------------------------------------------------------------------------------------------------ questionnaires
  "department-unknown": "Nothing in “{framework}” is asked of {received} first.[[ Did you mean “{nearest}”?]] Departments: {known}.",
  "department-and-by": "One department alone cannot be ordered by department. Leave out department or by.",
  // ------------------------------------------------------------------------------------------------ roadmaps
  "listed-twice": "“{id}” stands twice in one list (entries {first} and {second}). Rename or remove one.",
  "unknown-action": "“{id}” is not an action of this roadmap.[[ Did you mean “{nearest}”?]]",
  "unknown-milestone": "“{id}” is not a milestone of the action “{action}”.[[ Did you mean “{nearest}”?]]",
  "action-cycle": "These actions wait for each other: {cycle}. Remove one of the prerequisites.",
  "due-before-start": "“{id}” is due on {due}, before it starts ({start}). Correct one of the dates.",
  "milestone-outside": "The milestone “{id}” is due on {due}, but its action lasts from {start} to {end}. Move one of them.",
  "starts-too-early": "“{id}” starts on {start}, but its prerequisite “{after}” is due only on {due}. Move one of them.",
  "level-not-served": "“{action}” sets a level for “{id}”, which it does not serve. Name it, or a group around it, in serves.",
  "levels-differ":
    "“{first}” and “{action}” set different levels for “{id}”, and neither comes after the other. Say in after which does, or set one level.",
  "effort-unit-missing": "“{id}” has an effort, but the roadmap does not say in what it is counted. Add effortUnit, such as person-days.",
  "effort-unit-unused": "There is an effortUnit, but no action has an effort. Add efforts, or leave it out.",
  "not-a-roadmap": "A roadmap made by recordRoadmap() is expected, but {received} was given.",
  "not-roadmap-progress": "Progress made by monitorRoadmap() is expected, but {received} was given.",
  "roadmap-differs": "The progress belongs to another roadmap, or to another state of this one. Monitor this roadmap anew.",
  "after-as-of": "{where} is dated {date}, after {asOf}, the day that is looked at. Correct the date, or leave it out.",
  "done-twice": "“{id}” is reported done twice (entries {first} and {second}). Keep one.",
  "reported-after-done": "“{id}” is reported {status} on {date}, after it was done ({done}). Correct one of the dates, or leave it out.",
  "milestone-open": "The action “{action}” is reported done, but its milestone “{id}” is not. Report the milestone too.",
  "assessment-undated": "{where} has no date, so it cannot be placed in time. Give it a date.",
  "assessment-city": "{where} is of the city “{received}”, but the roadmap is of “{expected}”.",
  "assessment-role":
    "{where} was made in the role {received}, the first one in the role {expected}. Hand in assessments of one role; they are not mixed.",
  "assessment-day": "{where} is of the same day ({date}) as entry {first}, so neither is the later one. Hand in one of them.",
  // ------------------------------------------------------------------------------------------------ reviewing
  "not-a-process": "A {kind} that was begun here is expected, but {received} was given.",
  "step-unknown": "“{step}” is not a step of this process.[[ Did you mean “{nearest}”?]] Steps: {known}.",
  "step-not-now": "The step “{step}” begins at “{from}”, but this stands at “{state}”. Steps from here: {next}.",
  "step-too-early": "The step is dated {date}, before the one that went before it ({before}). Correct the date.",
  "step-given": "{where} is set when the entry comes in. Leave it out.",
  "need-missing": "The step “{step}” needs {what}.[[ Missing: {whom}.]] Hand it in under “{need}”, with the step or before.",
  "nothing-added": "There is nothing to add. Hand in at least one list.",
  "who-unknown": "“{who}” is not known here.[[ Did you mean “{nearest}”?]] Known are: {known}.",
  "id-reserved": "“{id}” is a word for somebody else here. Choose another id.",
  "own-city": "{where} is “{city}”, the city under review. A city never reviews itself; leave this person out.",
  "team-lacks-role": "{where} has the role {role}, but nobody in the team has. Add the rater to the team first, or with the rating.",
  "rating-twice": "The ratings {first} and {second} have the same rater and date; they could not be told apart. Correct one.",
  "unknown-entry": "“{id}” is not among the {list}.[[ Did you mean “{nearest}”?]]",
  "city-elsewhere": "{where} is “{city}”; expected is {known}.",
  "review-open": "The review of “{city}” stands at “{state}”. It joins a round when its report is issued.",
  "version-same": "The revised benchmark has the version {version}, as the one that was used. Give it another.",
  "outside-theme": "“{id}” lies outside the theme “{theme}”.",
  // ------------------------------------------------------------------------------------------------ reporting on a round
  "not-agreed":
    "“{name}” has not agreed to be shown to this audience ({audience}): {count} of the assessments in its review are for others, the first with the visibility “{visibility}”. Ask the city; then name “{city}” in agreed, or leave it out with without.",
  // ------------------------------------------------------------------------------------------------ proposing
  "phase-window":
    "“{id}” is to be done from phase {earliest} to {latest}, but the plan has {phases}. Name phases that exist, the earlier first.",
  "efforts-too-fine": "The efforts have too many digits to be added up exactly. Round them, or count them in a larger unit.",
  "nothing-to-plan": "“{id}” has no overall number that a plan could raise: {why}.",
  "not-a-solver": "A loaded solver with a function solve() is expected, but {received} was given. Wait for it first: await loadHighs().",
  "solver-not-linear":
    "A solver can plan only where every group is a plain weighted mean; “{id}” is not: {why}. Leave the solver out; the search takes any rule.",
  "solver-failed": "The solver gave no plan that holds: {problem}. Leave it out, or try another version.",
  // ------------------------------------------------------------------------------------------------ matching
  "not-a-matching": "A matching made by matchMentors() is expected, but {received} was given.",
  "theme-unknown": "“{theme}” is not one of the themes.[[ Did you mean “{nearest}”?]] Themes: {known}.",
  "city-unknown": "“{city}” is not one of the cities.[[ Did you mean “{nearest}”?]]",
  "language-spelling": "The language “{language}” is written “{first}” before, so the two would not meet. Write it one way.",
  "context-not-stated": "No city states “{factor}”.[[ Did you mean “{nearest}”?]] Stated are: {known}.",
  "result-not-shared":
    "The assessment of “{city}” may be seen by the city alone, and a match shows its value to other cities. Ask it to say visibility: “scheme”; or leave the assessment out, and let it name the points of its gap.",
  "result-of-no-theme":
    "“{city}” has a result with {received}, which no theme is about ({expected}). Leave it out, or hand in the one of that version.",
  "result-twice": "“{city}” has two results with “{framework}” (entries {first} and {second}). Hand in the one that counts.",
  "demand-unmet": "No matching gives {demand}. In the way: {binds}.[[ There, {counts}.]] Ask for less, or change what is in the way.",
  "matching-not-found":
    "No matching that meets the demands was found in {nodes} nodes, and it is not proven that there is none. Raise nodes, hand in a solver, or ask for less.",
  // ------------------------------------------------------------------------------------------------ in a notebook
  "not-displayable":
    "{received} cannot be shown. Shown are scorecards and what follows from them, documents, and lists of flat rows; of an assessment show its scorecard, or rows made by toRows().",
  // ------------------------------------------------------------------------------------------------ rating
  "no-raters": "There is no assessment to look at. Hand in at least one.",
  "rater-twice":
    "The assessments {first} and {second} in the list are both by the rater “{rater}”. Give each rater an id, and hand in one assessment of each.",
  "rated-city": "This assessment is of the city “{received}”, the first of “{expected}”. Hand in the ratings of one city.",
  "rater-unknown": "“{rater}” is not one of the raters.[[ Did you mean “{nearest}”?]] Raters: {known}.",
  "rows-uneven": "{where} has {received} entries; {expected} are expected. Give all rows the same length.",
  "weights-of-agreement":
    "{where} is {received}, but lies on the diagonal, where raters agree: weights are of disagreement, 0 there. Of weights of agreement, take 1 less each.",
  "scale-not-rated": "“{scale}” is not the id of a level scale of “{framework}”.[[ Did you mean “{nearest}”?]]",
  "nobody-to-follow": "“{rule}” needs a rating in the role {roles}, and there is none. Say in among whose judgement counts.",
  "decision-idle": "The decision on “{id}” would change nothing: {why}. Leave it out.",
  "not-a-settlement": "A settlement made by settle() is expected, but {received} was given.",
} as const satisfies { readonly [code: string]: string };

/** The code of an issue: stable, kebab-case. A code is never reused for another meaning. */
export type IssueCode = keyof typeof messages;
