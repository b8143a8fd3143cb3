extension Topic {
  static let storm = Topic(
    section: "Disasters", code: "medtop:20000151", keywords: ["storm", "flood", "rescue"],
    headlines: [
      "Storm cuts off {n} villages near {c}", "Flood at {c} drives {k} from their homes",
      "Rescuers reach {c} after {n} hours", "{c} counts the cost of {d}'s storm",
      "{n} missing as river bursts its banks at {c}", "Power back in {c} after {n} days",
    ],
    subjects: [
      "the storm that crossed {c} on {d}", "a wall of water {n} feet high", "rescue teams from {c}",
      "the river above {c}", "more than {k} households", "a convoy of {n} trucks with pumps",
      "the only bridge to {c}", "helicopters sent by {o}",
    ],
    actions: [
      "tore the roofs from {n} houses", "cut the road to {c} in {n} places",
      "brought {n} people to safety before dawn", "left {k} customers without power",
      "rose by {n} inches within an hour", "had been forecast {n} hours ahead",
      "forced {o} to close {n} schools", "carried cars as far as {c}",
    ],
    circumstances: [
      "while rain kept falling over {c}", "although sirens had sounded {n} minutes before",
      "and damage was put at {n} million", "before the wind turned toward {c}",
      "as crews waited for fuel from {c}", "for the second time in {n} weeks",
    ])

  static let budget = Topic(
    section: "Politics", code: "medtop:11000000", keywords: ["budget", "parliament", "vote"],
    headlines: [
      "Lawmakers pass budget by {n} votes", "{p} quits over pension plan", "{o} wins vote in {c}",
      "Coalition talks in {c} enter day {n}", "{c} mayor faces recall after {n} months",
      "Opposition walks out over {n} percent levy",
    ],
    subjects: [
      "the governing coalition", "a group of {n} lawmakers", "the finance committee led by {p}",
      "the plan drawn up by {o}", "{p}, who was elected in {c},", "the second chamber",
      "a draft that {p} circulated on {d}", "the mayor of {c}",
    ],
    actions: [
      "rejected {n} of the amendments", "asked for {n} more days to study the figures",
      "would raise the levy to {n} percent", "failed to win over delegates from {c}",
      "set aside {k} for roads around {c}", "left the pensions of {k} people untouched",
      "returned the paper to {o} unread", "agreed to meet again in {c}",
    ],
    circumstances: [
      "after a debate of {n} hours", "with {n} members absent", "despite a warning from {o}",
      "in a vote that split both parties", "as protesters gathered in {c}",
      "on the last day before the recess",
    ])

  static let markets = Topic(
    section: "Business", code: "medtop:04000000", keywords: ["shares", "earnings", "rates"],
    headlines: [
      "{o} lifts forecast after {n} percent jump", "Shares slip as {o} warns on costs",
      "{o} to cut {k} jobs in {c}", "Rates held at {n} basis points above floor",
      "{c} plant sold for {n} million", "Profit at {o} falls {n} percent",
    ],
    subjects: [
      "shares in {o}", "the benchmark index in {c}", "the group's plant near {c}",
      "quarterly profit", "a consortium led by {p}", "orders from {c}",
      "the central bank's committee", "analysts polled in {c}",
    ],
    actions: [
      "fell {n} percent in early trading", "rose to {n} million from {n} million a year earlier",
      "missed forecasts by {n} percent", "will cost {k} jobs over {n} months",
      "offered {n} a share in cash", "closed at a level last seen {n} weeks ago",
      "held its rate for {n} months in a row", "asked {o} for more time",
    ],
    circumstances: [
      "as costs for freight went up", "although demand in {c} was weak",
      "with {n} minutes of trading left", "before results due on {d}",
      "after {o} changed its outlook", "while the currency lost {n} points",
    ])

  static let football = Topic(
    section: "Sport", code: "medtop:15000000", keywords: ["soccer", "league", "cup"],
    headlines: [
      "{c} beat Lindmoor to end run of {n} games", "{p} signs for {c} until next year",
      "Late goal sends {c} into cup final", "{c} coach {p} fined {k}",
      "Rain stops play at {c} after {n} minutes", "{p} out for {n} weeks with knee injury",
    ],
    subjects: [
      "the home side", "{p}, in goal for {c},", "a crowd of {k}", "the visitors from {c}",
      "substitute {p}", "the coach, {p},", "the defense", "the captain of {c}",
    ],
    actions: [
      "scored after {n} minutes", "saved a penalty from {p}", "hit the post twice",
      "had gone {n} games without a win", "left the field with an injured knee",
      "went ahead through {p}", "saw {n} shots go wide", "made {n} changes at the break",
    ],
    circumstances: [
      "in front of scouts from {c}", "with ten players left on the field",
      "before heavy rain stopped the game", "to the delight of {k} supporters",
      "just as in {d}'s match at {c}", "while the video referee looked on",
    ])

  static let trial = Topic(
    section: "Courts", code: "medtop:02000000", keywords: ["court", "trial", "fraud"],
    headlines: [
      "Court in {c} jails former banker for {n} months", "{o} must pay {n} million, judges rule",
      "Jury out in {c} fraud trial", "{p} cleared on {n} counts", "Appeal fails for {c} arsonist",
      "Witness {p} withdraws statement",
    ],
    subjects: [
      "the court in {c}", "prosecutors", "the accused, a man of {n} from {c},", "judge {p}",
      "the defense, led by {p},", "a witness who worked for {o}", "the panel of {n} judges",
      "the company's former treasurer",
    ],
    actions: [
      "asked for a sentence of {n} months", "denied all {n} counts",
      "had moved {k} to an account in {c}", "heard {n} witnesses in two weeks",
      "dismissed the appeal by {o}", "could not explain the {n} missing pages",
      "described a meeting in {c}", "set the next hearing for {d}",
    ],
    circumstances: [
      "in a room guarded by {n} officers", "after deliberating for {n} hours",
      "while relatives waited outside", "despite objections by {o}",
      "after {n} days in the dock", "without naming {p}",
    ])

  static let science = Topic(
    section: "Science", code: "medtop:13000000", keywords: ["research", "health", "study"],
    headlines: [
      "Study of {k} patients finds no benefit", "Telescope near {c} sees {n} new moons",
      "Vaccine trial in {c} widened to {k}", "Old wreck off {c} dated to {n} BC",
      "{o} reports {n} cases of rare fever", "Whales return to {c} after {n} years",
    ],
    subjects: [
      "researchers from {c}", "a trial with {k} volunteers", "the team around {p}",
      "the instrument built by {o}", "samples taken near {c}",
      "the study, which ran for {n} months,",
      "a model of the coast at {c}", "doctors at the clinic in {c}",
    ],
    actions: [
      "found the effect in {n} percent of cases", "measured a change of {n} parts in a thousand",
      "had to discard {n} of the samples", "points to a cause other than diet",
      "will be repeated by {o}", "followed {k} people for {n} years",
      "showed no difference after {n} weeks", "recorded {n} calls an hour",
    ],
    circumstances: [
      "in a paper published on {d}", "although the sample was small",
      "with money from {o}", "at depths of up to {n} meters",
      "far from the lights of {c}", "as an earlier study had suggested",
    ])
}
