/**
 * The Human Development Index of 2014 as an ordinary framework: the goalposts of UNDP's Human Development Report 2015 (life expectancy 20 to 85,
 * expected schooling 0 to 18, mean schooling 0 to 15, income per head 100 to 75,000 in logarithms), capped at both ends; education is the mean
 * of two, the index the geometric mean of three. UNDP prints it from 0 to 1; here it runs from 0 to 100.
 */
import { defineFramework } from "indicatree";

export const hdiFramework = defineFramework({
  id: "hdi",
  title: "Human Development Index",
  version: "2014",
  status: "tested",
  aggregate: "geometric",
  provenance: { status: "published", relation: "paraphrase", source: "HDR-2015", locator: "Technical notes and Table 1" },
  bibliography: {
    "HDR-2015": "UNDP (2015): Human Development Report 2015. Work for Human Development. New York: United Nations Development Programme.",
  },
  children: [
    {
      id: "hdi.health",
      title: "Life expectancy",
      question: "What is life expectancy at birth?",
      scale: { kind: "number", id: "life-expectancy", unit: "years", worst: 20, best: 85 },
    },
    {
      id: "hdi.education",
      title: "Education",
      children: [
        {
          id: "hdi.education.expected",
          title: "Expected schooling",
          question: "How many years of schooling can a child expect?",
          scale: { kind: "number", id: "expected-schooling", unit: "years", worst: 0, best: 18 },
        },
        {
          id: "hdi.education.mean",
          title: "Mean schooling",
          question: "How many years of schooling have adults had on average?",
          scale: { kind: "number", id: "mean-schooling", unit: "years", worst: 0, best: 15 },
        },
      ],
    },
    {
      id: "hdi.income",
      title: "Income",
      question: "What is gross national income per head?",
      scale: { kind: "number", id: "income", unit: "2011 PPP $", worst: 100, best: 75000, transform: "log" },
    },
  ],
});
