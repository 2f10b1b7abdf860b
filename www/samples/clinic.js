/** A business story with documents, figures and a lawsuit. @type {import("../playground.js").Sample} */
export const clinic = {
  name: "The sleep clinic",
  title: "Sleep app firm misled 2 million users, lawsuit says",
  byline: "By Priya Nandakumar and Joel Fitch",
  published: "2026-02-20",
  paragraphs: [
    "Lullwell Inc., the maker of a popular sleep app, misled about two million customers over how it uses their recordings, a lawsuit filed on Wednesday alleges.",
    "The complaint, brought by the state of Oregon, says the company sold “moments of distress” to advertisers between June 2023 and last October. The state wants Lullwell to pay $85 million and to delete every recording.",
    "“People invited this company into their bedrooms,” Attorney General Dana Okafor said at a news conference in Salem. “It took notes, and it sold the notes.”",
    "Lullwell rejected the accusation. “We have never sold a recording, and we never will,” the company said in an email. Its chief executive, Marcus Thiele, wrote on his blog on Thursday that the suit was “a fairy tale with a filing fee”.",
    "But two former employees told this newspaper that short clips were shared with a marketing firm, Brightside Media. One of them said that staff called the folder “the nightmare drawer”. Both asked not to be identified because they had signed confidentiality agreements.",
    "Brightside did not dispute that it had received data, but said it had been told that every file was anonymous. “We relied on Lullwell’s word,” said Carla Jimenez, a spokeswoman for Brightside.",
    "Thiele’s excuses are absurd. A firm that spies on sleeping families has undoubtedly lost the right to be believed, and regulators should shut it down.",
    "The app costs $6.99 a month and had sales of $164 million in 2025, up 38 percent from the year before, according to the company’s annual report. Investors appear to be worried: shares fell by 17 percent on Thursday, to $21.40.",
    "Privacy groups have warned of such deals for years. A 2024 survey by the Open Ear Foundation found that seven in ten users did not know that their app listened while they slept. “Nobody reads 40 pages before bed,” said the foundation’s director, Sven Aaltonen.",
    "Okafor said her office had interviewed more than 30 witnesses and expected other states to join. Judge Helen Marsh will hear the first arguments on March 9. Lullwell, which employs 410 people in Portland, said it intended to “fight every line”.",
    "Some users have already made up their minds. “I deleted it last night,” said Tom Reyes, a nurse in Eugene. “I slept badly, but I slept alone.”",
  ],
};
