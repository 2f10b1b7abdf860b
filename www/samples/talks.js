/** A foreign story told at second hand. @type {import("../playground.js").Sample} */
export const talks = {
  name: "The river talks",
  title: "Officials admit Oranje river talks have collapsed",
  byline: "By a staff writer",
  published: "2024-10-08",
  paragraphs: [
    "Talks between Velmark and Sorania over the waters of the Oranje have broken down, the Veldstad Times reported on Monday, citing three diplomats who were in the room.",
    "“Some officials now admit that there was never a real chance of a deal,” the newspaper wrote. The Times said that the Soranian delegation left Veldstad on Saturday night without signing the minutes.",
    "Velmark’s foreign minister, Ilse Brandt, said she remained hopeful. “A pause is not an end,” Brandt told the broadcaster NVR on Sunday. She plans to travel to Sor City within two weeks, her office said.",
    "Sorania’s government accused its neighbour of “water theft”. In a statement, the Ministry of Rivers said Velmark had filled the Karst reservoir to 91 percent in September, 20 points above the limit set by the 1998 treaty.",
    "General Anton Revik, who commands Sorania’s northern district, went further. “If they close the gates, we know where the gates are,” Revik said, according to the state news agency SNA. Asked whether that was a threat, the general said he had been “misheard by people who wish us ill”.",
    "The Veldstad Times, citing two Soranian officials, said Revik’s remarks had angered President Mira Solano. The officials said that Solano learned of them from television. SNA has since deleted its report.",
    "Revik’s brutish outburst is obviously a gift to the hardliners in both capitals. It would be naive to expect that the ceasefire on the lower river survives the winter.",
    "Experts on the treaty are divided. Hanna Lindqvist, a professor at the University of Aldmoor, believes that both sides want an agreement but fear their own voters. Others say the 1998 limits are out of date, as rain has fallen by a third in 25 years.",
    "A study published last week by the Basin Institute found that the Oranje carried 4.1 billion cubic metres of water in 2023, the lowest figure since records began in 1931. The study suggests that even a full treaty would leave 600,000 people short of water every summer.",
    "It is unclear whether the talks will resume. Brandt and her Soranian counterpart, Pavel Dorn, are expected to meet in New York in December. Dorn did not respond to a request for comment.",
    "“We have shared this river for four hundred years,” Lindqvist said. “We could share it for one more.”",
  ],
};
