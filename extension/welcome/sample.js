// The sample of the first page: invented, and in English, the one language that is read.

export const PUBLISHED = "2025-03-14";
export const HEADLINE = "Old mill to become a library";
export const PARAGRAPHS = [
  "The mill on Tanner’s Lane will be turned into a library, the town council said on Thursday. “It has stood empty for longer than I have been alive,” said Ruth Amsel, who leads the council. “That ends now.”",
  "Two people close to the talks, who asked not to be named, said the owner had wanted twice the price. The Valley Echo reported that the sum was £2.4 million; the council reportedly paid less.",
  "The plan is clearly a triumph of common sense. Some neighbours had hoped for a market instead. According to a report by the fire service, the roof may not last another winter.",
];
