extension Language {
  static let english = Language(
    code: "en", groupSeparator: 0x2C,
    givenNames: [
      "Ada", "Ben", "Carla", "Daniel", "Edith", "Farid", "Grace", "Hugo", "Irene", "Jonas", "Kira",
      "Leon", "Mona", "Nils", "Olga", "Pavel", "Ruth", "Samir", "Tara", "Victor",
    ],
    familyNames: [
      "Abrams", "Bell", "Castle", "Dorn", "Ekström", "Farrow", "Grant", "Hollis", "Ivers", "Jarvis",
      "Keller", "Lowell", "Marsh", "Novak", "Okoye", "Prentice", "Quill", "Rhodes", "Sato",
      "Thorne",
    ],
    places: [
      "Port Ellen", "Harrow Bay", "Lindmoor", "Castleford", "Vesterby", "Ashdown", "Marrick",
      "Tolland", "Sandwick", "Brimley", "Orchard Hill", "Kettering Cross", "Stonehaven", "Duneside",
    ],
    organizations: [
      "the Port Authority", "the Interior Ministry", "the Coastal Bank", "Meridian Rail",
      "the Regional Council", "the Weather Service", "the Teachers' Union", "Halden Industries",
      "the Court of Auditors", "the Health Institute", "the Fisheries Board", "Northlight Energy",
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    attributions: [
      "{o} said on {d}", "according to {p} of {o}", "{p} told reporters in {c}",
      "two people with knowledge of the matter said", "a spokeswoman for {o} confirmed",
      "documents seen by this agency show", "residents of {c} said", "{p} said by telephone",
    ],
    quotes: [
      "\"We had {n} days to prepare and used every one of them,\" {p} said in {c}.",
      "\"Nobody here believes the figure of {n} percent,\" said {p}, who speaks for {o}.",
      "\"It is too early to say what this means for {c},\" {p} told a meeting of {o}.",
      "\"The last time this happened was {n} years ago,\" {p} recalled on {d}.",
      "\"We will not leave until the work is done,\" said {p}, {n}, from {c}.",
      "\"That is not what we agreed with {o},\" {p} wrote in a letter dated {d}.",
    ],
    closings: [
      "A further statement was expected by {d}.", "{o} did not answer questions sent on {d}.",
      "About {k} people live in {c} and the villages around it.",
      "The figures will be published again in {n} days.",
      "It was one of {n} such cases in {c} since records began, {o} said.",
      "{p} has led {o} for {n} months.",
    ],
    topics: [.storm, .budget, .markets, .football, .trial, .science])
}
