/** A local story with named and unnamed sources. @type {import("../playground.js").Sample} */
export const harbour = {
  name: "The harbour wall",
  title: "Engineers warn Port Merrin sea wall will fail",
  byline: "By Tessa Arden",
  published: "2025-03-14",
  paragraphs: [
    "PORT MERRIN – Two engineers who inspected the town’s sea wall in January warned that part of it could fail in a severe storm, according to a report published on Thursday.",
    "“We found voids behind the stone that a child could stand in,” said Ruth Calloway, the lead engineer of Merrin Marine Consultants (MMC). “Nobody can say when it will go. I would not park my car there.”",
    "The report, which cost the council £48,000, says that 120 metres of the wall have moved by as much as 9 centimetres since 2019. Repairs would cost between £3.2 million and £4 million, MMC estimated.",
    "Port Merrin Town Council reportedly knew of the damage as early as last August. A former councillor, who asked not to be named, said that an earlier survey “was put in a drawer and forgotten”.",
    "Council leader Graham Pell denied the claim. “That is a shameful smear,” he told reporters on Friday. He said the council had acted “on the very day the report arrived” and that the promenade would be closed until further notice.",
    "Pell’s reckless delay has clearly put lives at risk, and it seems unlikely that the promenade will open again before the summer. In fact, the town has ignored its wall for decades.",
    "According to the Merrin Courier, officials at the Department for Coasts told the council in November that a grant of £1.5 million was available. The Courier said it had seen an email in which an official wrote: “We are surprised to have heard nothing from you.”",
    "The department said on Friday that it could not comment on letters to individual councils. A spokeswoman added that 14 towns had applied for money this year, twice as many as in 2023.",
    "Traders on Quay Street fear a second lost season. “Last year it was the drains, this year it is the wall,” said Omar Haddad, 52, who has run the Gull Café for 11 years. Haddad said he had let two of his five staff go.",
    "Calloway, who will speak to residents on Tuesday at 7 p.m., said some sections might hold for years. She believes that the worst stretch, near the lifeboat station, should be propped up at once.",
    "“The sea does not wait for a committee,” Calloway said.",
  ],
};
