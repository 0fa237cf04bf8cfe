/**
 * The eleven commitments of the Integrating Cities Charter, a text of EUROCITIES, in its four roles: policy-maker, service provider, employer, buyer.
 * Published are the roles, the commitments (paraphrased here, not quoted) and the words of the scale, fully / partly / not at all, from the Charter's monitoring.
 * The wording, the criteria, the reasons, the advice and the points of the levels are this project's own, untested by cities and not endorsed by EUROCITIES.
 */
import { defineFramework, group } from "../model/framework.ts";
import { fullyPartlyNot } from "../model/scale.ts";

/** Integrating Cities Charter: 4 roles, 11 commitments in our paraphrase, all of them core. The criteria are this project's own. */
export const integratingCitiesCharter = /* @__PURE__ */ defineFramework({
  id: "charter",
  title: "Integrating Cities Charter",
  label: "charter",
  version: "0.9.0",
  status: "untested",
  standard: "As policy-maker, service provider, employer and buyer, the city keeps the eleven promises that signatories of the Charter have made, and can show it.",
  provenance: { status: "published", relation: "paraphrase", source: "CH-1", note: "The Charter is a text of EUROCITIES and the title is its own name; our paraphrase is not its wording and is not endorsed. The words of the scale are those of CH-3; their points, 100, 50 and 0, are our convention, with the arithmetic of MPX-1. The standard, why, how and all criteria are ours." },
  why: "A mayor's signature is a promise to residents, and a promise is worth what can be shown for it. Eleven questions are few enough to be asked every year and wide enough to show where a city that makes good policy is a poor employer, or buys as if it had signed nothing.",
  how: "Any city may use this, signatory or not. One coordinator with the main papers at hand can make a first pass in about half an hour; finding records that are not at hand takes longer (estimates, not yet measured). Ask a colleague from personnel and one from procurement to answer for their own roles. Words mean the same throughout: time spans count back from the date of the assessment; in force means valid on that date; numbers of languages include the official ones; residents with a migration background may speak through their associations; origin may be read by a lawful proxy that the city names, such as language used at home; a policy is a strategy, plan, programme or regulation adopted by council or executive. A role covers what the city itself does and what it pays others to do; duties of state or region count only where the city adds to them or argues for a change.",
  scales: { level: fullyPartlyNot },
  context: [
    { id: "population", title: "Residents in the population register on the last 31 December", type: "number", unit: "residents" },
    { id: "born-abroad-share", title: "Residents born abroad, as a share of all residents", type: "number", unit: "% of residents" },
    { id: "charter-signatory", title: "The city has signed the Integrating Cities Charter", type: "boolean" },
    { id: "charter-signature-year", title: "Year in which the city signed the Integrating Cities Charter", type: "text" },
    { id: "next-council-election", title: "Month and year of the next council election", type: "text" },
  ],
  bibliography: {
    "CH-1": "EUROCITIES, Integrating Cities Charter, London, February 2010, updated October 2024. https://integratingcities.eu/charter",
    "CH-3": "EUROCITIES, Cities and migrants: implementing the Integrating Cities Charter, news page on the second report, with a survey of 20 cities, December 2014 to April 2015. https://staging.eurocities.eu/v2/news/Cities-and-migrants-implementing-the-Integrating-Cities-Charter-WSPO-A63HB6",
    "CH-4": "EUROCITIES, report of 2018 on the implementation of the Integrating Cities Charter, 22 cities. https://anyflip.com/zerr/ebqt/basic",
    "MPX-1": "Migrant Integration Policy Index, methodology. https://mipex.eu/methodology",
  },
  children: [
    group({
      id: "charter.policy-maker",
      title: "The city as policy-maker",
      label: "role",
      why: "Policies reach every resident, also those who never hear of an integration office. Equal opportunities that are said aloud, built into all policies and shaped with the people concerned bind departments that would otherwise look away.",
      how: "Say the commitment in plain words and repeat it where residents are, in their languages. Put non-discrimination into one rule for all departments and look at existing policies as well as new ones. Ask residents what kept them from taking part last time, and change that first. A text states the commitment if it says, in whatever words, that all who live in the city are to have equal opportunities.",
      provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "policy-maker role", note: "The role is the Charter's, and CH-4 reports by role; title, why and how are ours." },
      children: [
        {
          id: "charter.policy-maker.commitment-known", title: "Commitment made known",
          question: "Does the city make known, of its own accord, that it stands for equal opportunities for all its residents?",
          scale: "level", core: true,
          criteria: {
            fully: "On the assessment date the city's website states the commitment in at least three languages, and in the last 12 months the city also spread it by at least two other dated means, such as a campaign, a speech or a letter to households.",
            partly: "The website on the assessment date, or a city text or speech dated in the last 24 months, states the commitment, but at least one part is missing: the website, three languages there, or two other means in the last 12 months.",
            "not-at-all": "Neither the website on the assessment date nor any city text or speech dated in the last 24 months states the commitment.",
          },
          evidenceExpected: ["Web page in each language, with address and date of access", "Campaign material, speech or letter, with dates in the last 12 months"],
          collection: "document", answeredBy: ["communications", "mayor's office"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "policy-maker role, first commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none; the words of the scale are from CH-3." },
        },
        {
          id: "charter.policy-maker.equal-policies", title: "Policies on equal terms",
          question: "Does the city make sure that every policy of its own serves residents on equal terms, whatever their origin?",
          scale: "level", core: true,
          criteria: {
            fully: "A city rule in force forbids discrimination by origin in all departments and names a post to see to it; a review dated in the last 36 months covered policies of every top-level department, with a decision on what it found.",
            partly: "A city rule in force forbids discrimination by origin, or a review of the last 36 months looked for it in at least one department's policies, but at least one part is missing: all departments, post, whole review, or decision.",
            "not-at-all": "No city rule in force forbids discrimination by origin, and no review of the last 36 months looked for it in any department's policies; national law alone does not count.",
          },
          evidenceExpected: ["The rule, with its date and the post named", "The review beside the current organisation chart, both dated", "The decision on its findings, or a dated note that nothing was found"],
          collection: "document", answeredBy: ["equality office", "legal and data protection"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "policy-maker role, second commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none; a note that nothing was found counts as the decision. The words of the scale are from CH-3." },
        },
        {
          id: "charter.policy-maker.engagement", title: "Way into policy-making cleared",
          question: "Does the city bring residents with a migration background into its policy-making, clearing away what keeps them out?",
          scale: "level", core: true,
          criteria: {
            fully: "Files of at least two policies decided in the last 24 months show what residents with a migration background contributed; a paper of the same span names barriers to their taking part, and dated measures address at least two.",
            partly: "The file of at least one policy decided in the last 24 months shows such a contribution, or a paper or measure of that span deals with a barrier, but at least one part is missing: two policies, the paper, or measures on two barriers.",
            "not-at-all": "No file of a policy decided in the last 24 months shows such a contribution, and no paper or measure of that span deals with a barrier to taking part.",
          },
          evidenceExpected: ["Policy files with date of decision and the contributions marked", "Paper that names barriers, with its date", "Proof of each measure, such as an invoice or invitation, with date"],
          collection: "document", answeredBy: ["integration office", "council secretariat"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "policy-maker role, third commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none; so is the wider term for the residents meant. The words of the scale are from CH-3." },
        },
      ],
    }),
    group({
      id: "charter.service-provider",
      title: "The city as service provider",
      label: "role",
      why: "Entitlements on paper are of little use to those who meet a form they cannot read, a desk that sends them away or an offer made for someone else. Services show whether equality reaches daily life.",
      how: "Go through the six areas one by one. Where the city runs or pays the service, change it; where others do, agree on something with them or ask them in writing, and keep the reply. Compare use, then listen to users and change one thing at a time. A measure eases access if it does something about language, cost, place, opening hours, papers asked for or knowledge of what one is entitled to.",
      provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "service-provider role", note: "The role is the Charter's, and CH-4 reports by role; title, why and how are ours." },
      children: [
        {
          id: "charter.service-provider.equal-access", title: "Equal access to services",
          question: "Does the city help residents with a migration background to use the services they are entitled to as readily as others do?",
          scale: "level", core: true,
          criteria: {
            fully: "For each area (language learning, housing, work, health, social care, education) a record of the last 24 months shows a measure that eases access or, where others provide, an agreement or written request; figures of that span compare use in three areas.",
            partly: "A record of the last 24 months shows such a measure, agreement or request for at least one of the six areas, but not for all six, or figures of that span compare these residents' use with others' in fewer than three.",
            "not-at-all": "No record of the last 24 months shows such a measure, agreement or request for any of the six areas; offers of region or state in which the city has no part do not count.",
          },
          evidenceExpected: ["List of the six areas with the measure, agreement or request for each, dated", "Figures on use in the last 24 months, from the city or the provider"],
          collection: "document", answeredBy: ["integration office", "social services"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "service-provider role, first commitment", note: "The commitment in our words; the six areas are those that the Charter singles out. The criteria are ours, since the Charter publishes none. The words of the scale are from CH-3." },
        },
        {
          id: "charter.service-provider.needs-met", title: "Needs understood and met",
          question: "Does the city see to it that service providers act on the needs of residents with a migration background?",
          scale: "level", core: true,
          criteria: {
            fully: "For at least three services that the city runs or pays for, a paper dated in the last 36 months records needs as these residents stated them, a later dated change answers at least one, and users were asked about it afterwards.",
            partly: "For at least one such service a paper dated in the last 36 months records needs as these residents stated them, but for fewer than three services do both a later change and the question to users follow.",
            "not-at-all": "For no such service does a paper dated in the last 36 months record needs as these residents stated them; what providers believe they need does not count.",
          },
          evidenceExpected: ["Report of a survey, hearing or user panel for each service, with date", "Decision or notice of the change, with date", "Users' answers, dated after the change"],
          collection: "document", answeredBy: ["social services", "integration office"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "service-provider role, second commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none; three services are a judgement. The words of the scale are from CH-3." },
        },
      ],
    }),
    group({
      id: "charter.employer",
      title: "The city as employer",
      label: "role",
      why: "A city is often one of the largest employers in its own territory. Who sits at its desks, who is promoted and how colleagues speak to each other tells residents more than any brochure.",
      how: "Begin with figures, by voluntary statement or lawful proxy, for all posts and for those with charge of staff. Where neither set shows a gap, a dated note that says so stands for plan and step. Give staff someone to turn to outside their own line of management, and report what came of it without names. Make training part of starting work, managers included. Training is on diversity if its programme names diversity, equality or discrimination.",
      provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "employer role", note: "The role is the Charter's, and CH-4 reports by role; title, why and how are ours." },
      children: [
        {
          id: "charter.employer.diverse-workforce", title: "Staff who mirror the city",
          question: "Does the city work towards staff who mirror the diversity of its residents?",
          scale: "level", core: true,
          criteria: {
            fully: "Figures of the last 24 months set staff by origin beside residents, for all posts and for managers; a plan in force names steps on recruitment or promotion, and at least one was taken in the last 12 months.",
            partly: "Figures on staff by origin, for whatever posts, or a step taken on recruitment or promotion date from the last 24 months, but at least one part is missing: all posts, managers, residents beside both, the plan, or a step in the last 12 months.",
            "not-at-all": "Neither figures on staff by origin nor any step to open up recruitment or promotion date from the last 24 months; a plan without either does not count.",
          },
          evidenceExpected: ["Staff figures or anonymous survey, dated in the last 24 months", "Plan in force, with its date", "Proof of the step taken, with date"],
          collection: "data", answeredBy: ["human resources"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "employer role, first commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none; no share of staff is asked for, because none is published and a fair one differs by city. The words of the scale are from CH-3." },
        },
        {
          id: "charter.employer.fair-treatment", title: "Fair treatment at work",
          question: "Does the city make sure that its staff are treated fairly, whatever their origin?",
          scale: "level", core: true,
          criteria: {
            fully: "All four are on file: staff rules in force against discrimination by origin, a named contact outside the line of management, a report of case numbers and outcomes in the last 24 months, a staff survey on fair treatment in the last 36 months.",
            partly: "At least one of the four is on file, but not all: staff rules in force against discrimination by origin, named contact, report of the last 24 months (one that states no cases counts), survey of the last 36 months.",
            "not-at-all": "None of the four is on file: no staff rules against discrimination by origin, no named contact, no report of cases in the last 24 months, no survey on fair treatment in the last 36 months.",
          },
          evidenceExpected: ["Staff rules with the contact named, dated", "Report of cases without names, dated in the last 24 months", "Staff survey, dated in the last 36 months"],
          collection: "document", answeredBy: ["human resources", "equality office"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "employer role, second commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none. The words of the scale are from CH-3." },
        },
        {
          id: "charter.employer.understanding", title: "Staff understand diversity",
          question: "Does the city make sure that its staff understand diversity?",
          scale: "level", core: true,
          criteria: {
            fully: "A rule in force makes training on diversity compulsory for new staff; records show that at least half of all staff and at least half of managers attended in the last 36 months, and that a test or form asked what they had learned.",
            partly: "Records show that at least one person on the city's staff attended training on diversity in the last 36 months, but at least one part is missing: the rule, half of all staff, half of managers, or the test or form.",
            "not-at-all": "Records show no training on diversity attended by city staff in the last 36 months; material offered without a count of those who used it does not count.",
          },
          evidenceExpected: ["The rule, with its date", "Attendance records of the last 36 months beside the number of staff and managers in post", "Test results or feedback forms, dated"],
          collection: "data", answeredBy: ["human resources"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "employer role, third commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none; attendance stands in for understanding, which no record shows. The words of the scale are from CH-3." },
        },
      ],
    }),
    group({
      id: "charter.buyer",
      title: "The city as buyer",
      label: "role",
      why: "Much of what a city does is done by firms and associations under contract. What it asks of them, and who gets a chance to bid, carries equality well beyond its own staff, or leaves it at the door.",
      how: "Write equality into the purchasing rule as far as procurement law allows and tie it to the subject of the contract. Talk to contractors before the first complaint, and look at some contracts each year. Open up bidding by lowering barriers for all small and new firms and by inviting widely; the law seldom lets a city favour bidders by origin, and nothing here asks for it. An equality condition asks for more than obeying the law; a small supplier has fewer than 50 staff; a new one had no city contract in the three years before.",
      provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "buyer role", note: "The role is the Charter's, and CH-4 reports by role; title, why and how are ours." },
      children: [
        {
          id: "charter.buyer.equal-procurement", title: "Equality in procurement",
          question: "Does the city hold its own procurement to rules of equality?",
          scale: "level", core: true,
          criteria: {
            fully: "A purchasing rule in force requires an equality condition in tenders, if only above a stated value or for stated contracts, and each of the five latest tenders under it in the last 24 months (all, if fewer, but at least one) contains one.",
            partly: "The rule is in force, or at least one of the city's five latest tenders of the last 24 months contains an equality condition, but a part is missing: the rule, a tender under it, or the condition in any of the five under it.",
            "not-at-all": "No purchasing rule in force requires an equality condition, and none of the city's five latest tenders of the last 24 months contains one.",
          },
          evidenceExpected: ["Purchasing rule in force, with its date", "The five latest tenders, with dates and the condition marked"],
          collection: "document", answeredBy: ["procurement"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "buyer role, first commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none. The words of the scale are from CH-3." },
        },
        {
          id: "charter.buyer.contractors", title: "Equality among contractors",
          question: "Does the city encourage its contractors to practise equality?",
          scale: "level", core: true,
          criteria: {
            fully: "In the last 24 months the city offered guidance or training on equality to all contractors with a running contract and checked how at least five running contracts (or all, if fewer) deal with it; findings and follow-up are on file.",
            partly: "In the last 24 months the city gave at least one contractor guidance or training on equality or checked at least one running contract for it, but at least one part is missing: all contractors, five contracts, findings, or follow-up.",
            "not-at-all": "No guidance or training on equality for a contractor, and no check of a running contract for it, dates from the last 24 months; a clause in the contract alone does not count.",
          },
          evidenceExpected: ["Guidance or invitation with its date and list of recipients", "Notes of the checks, with findings and follow-up, dated"],
          collection: "document", answeredBy: ["procurement", "equality office"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "buyer role, second commitment", note: "The commitment in our words. The criteria are ours, since the Charter publishes none. The words of the scale are from CH-3." },
        },
        {
          id: "charter.buyer.supplier-range", title: "Wider range of suppliers",
          question: "Does the city work towards a wider range of suppliers?",
          scale: "level", core: true,
          criteria: {
            fully: "In the last 24 months at least two dated measures lowered barriers for small or new suppliers, at least one of them announced through business networks of residents with a migration background; small and new suppliers were counted for the last closed year.",
            partly: "At least one such measure dates from the last 24 months, or small or new suppliers were counted for the last closed year, but at least one part is missing: a second measure, the networks, or the count of both.",
            "not-at-all": "No measure of the last 24 months lowered barriers for small or new suppliers, and neither kind was counted for the last closed year.",
          },
          evidenceExpected: ["Proof of each measure, such as smaller lots, simpler papers or a bidders' briefing, dated", "Announcement sent to the networks, with date", "Count of suppliers with a contract in the last closed year"],
          collection: "document", answeredBy: ["procurement", "employment and economy"],
          provenance: { status: "published", relation: "paraphrase", source: "CH-1", locator: "buyer role, third commitment", note: "The commitment in our words. The Charter speaks of diverse suppliers; that this is shown by lower barriers for small and new ones is our reading, chosen because it is lawful. The criteria are ours, since the Charter publishes none. The words of the scale are from CH-3." },
        },
      ],
    }),
  ],
});
