/** Words that the shipped benchmarks share: the departments that a form is split by, and words of theirs that no dictionary has. */

/** Who gets a question on its sheet: the first of `answeredBy` is one of these. */
export const departmentNames: readonly string[] = [
  "mayor's office",
  "council secretariat",
  "integration office",
  "equality office",
  "human resources",
  "finance",
  "procurement",
  "statistics office",
  "legal and data protection",
  "communications",
  "social services",
  "health services",
  "housing",
  "education and youth",
  "employment and economy",
  "culture, sport and libraries",
  "urban planning",
  "neighbourhood office",
  "public safety",
  "civic registration",
  "emergency planning",
  "internal audit",
  "IT and digital services",
  "consultative body",
  "partner associations",
];

/** Names and terms that the dictionary lacks; each is spelt on purpose. */
export const ownWords: readonly string[] = [
  ...["AUMA", "C4i", "CH", "COM", "EESC", "EFLG", "LAT", "MPX", "PROVIDUS", "SPARDA", "WEL", "WK"], // keys of the bibliography
  ...["EUROCITIES", "ImpleMentoring", "INTI", "consultatives"], // names, and a slip of the pen in one of them
  ...["answerability", "mainstreaming", "ombudsperson", "photovoice", "showpiece"],
];
