import Foundation
import Stories
import Testing

/// What each rule of the enrichment does, on sentences made for it.
struct EnrichRuleTests {
  /// English enough around a sentence for its language to be certain.
  private static let frame =
    "The report was published on the day after the vote, and it was the first of its kind that they "
    + "had seen in the years since the law came into force, which was what most of them had hoped for."

  private func names(_ member: String, _ sentence: String) throws -> [String] {
    let story = try JSONSerialization.data(withJSONObject: [
      "headline": "A day of news", "body": "\(sentence)\n\n\(Self.frame)",
    ])
    let ninjs = try Desk.ninjs(try Desk.prepare(Array(story)).get())
    return (ninjs[member] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
  }

  @Test(
    "A place is a place where nothing makes it another's name",
    arguments: [
      ("They flew from Syria to France on Monday.", ["Syria", "France"]),
      ("Paris Hilton met the singer in a hotel.", []),
      ("The professor Jordan Peterson spoke for an hour.", []),
      ("Troops crossed into Jordan, where Amman had closed its schools.", ["Jordan", "Amman"]),
      ("Manchester United lost to Real Madrid.", []),
      ("The Washington Post reported it first.", []),
      ("It was a nice day of reading for all of them.", []),
      (
        "It rained in China's Hunan Province and in West Sulawesi province.",
        ["China", "Hunan", "West Sulawesi"]
      ),
      ("A Filipino nurse of Manila moved to San Francisco.", ["Manila", "San Francisco"]),
      ("US officials declined to comment on the matter.", []),
      ("The US and the UK have signed it.", ["United States", "United Kingdom"]),
      ("They live in Paris, Texas, with two dogs.", ["Paris", "Texas"]),
      ("The town of Raqqa, or Raqa, was quiet in the West Bank's shadow.", ["Raqqa", "West Bank"]),
      ("Georgia was the first to vote, officials in Atlanta said.", ["Georgia", "Atlanta"]),
      ("The virus came to Georgia by ship.", []),
      ("Rigs in the Gulf of Mexico and the Strait of Malacca were shut.", []),
      ("Workers in Washington state and Oregon walked out.", ["Washington", "Oregon"]),
      ("Turkey prices rose, and a frozen turkey is dear.", []),
      ("In Lebanon, Pennsylvania, they voted. Lebanon has a mayor.", ["Lebanon", "Pennsylvania"]),
      (
        "The striker scored a hat-trick in stoppage time. The coach said Liverpool had to win the match.",
        []
      ),
      ("Erie County Executive Mark Pole spoke, and so did the Hiroshima Prefecture Governor.", []),
      ("They closed offices in Seoul, Hanoi and Marseille.", ["Seoul", "Hanoi", "Marseille"]),
      (
        "Chad Hurley flew to N'Djamena, and schools in Chad are his.", ["N'Djamena", "Chad"]
      ),
      ("The probe will reach Jupiter, said scientists in the United States.", ["United States"]),
      (
        "Floods hit North Yorkshire, Norte de Santander and the Black Forest.",
        ["North Yorkshire", "Norte de Santander", "Black Forest"]
      ),
      ("Clark Kent met the Duchess of Sussex.", []),
      (
        "They met in Port of Spain, Trinidad and Tobago, and in Barcelona and Charlotte.",
        ["Port of Spain", "Trinidad and Tobago", "Barcelona", "Charlotte"]
      ),
      (
        "Troops of the Democratic Republic of the Congo left the Isle of Man.",
        ["Democratic Republic of the Congo", "Isle of Man"]
      ),
      ("It flies from New York to Guangzhou.", ["New York", "Guangzhou"]),
      ("A fire tore through a plant in Sunderland.", ["Sunderland"]),
      ("Shells hit Rafah and Khan Younis in Gaza.", ["Rafah", "Khan Younis", "Gaza"]),
      ("Senator Gordon Paris walked out. Paris is 71, and lives in Chicago.", ["Chicago"]),
      (#"They saw "The Dentist of Shiraz" and "Little Washington" in Tehran."#, ["Tehran"]),
    ])
  func places(_ sentence: String, _ expected: [String]) throws {
    #expect(try names("places", sentence) == expected, "\(sentence)")
  }

  @Test(
    "A word ends where its marks say, whatever stands beside it",
    arguments: [
      ("Lebanon's banks and France\u{2019}s farms were shut.", ["Lebanon", "France"]),
      (
        "They saw \u{201C}France\u{201D}, (Syria) and Lebanon; all three.",
        ["France", "Syria", "Lebanon"]
      ),
      ("In 1,000 days Syria had 5.5 million; the France-led talks of 2014-15 failed.", ["Syria"]),
      (
        "Liechtenstein's neighbors, Turkmenistan and Kyrgyzstan/Mozambique met.",
        ["Liechtenstein", "Turkmenistan", "Kyrgyzstan", "Mozambique"]
      ),
    ])
  func marks(_ sentence: String, _ expected: [String]) throws {
    #expect(try names("places", sentence) == expected, "\(sentence)")
  }

  @Test(
    "A person has a title, a verb, an apposition, a given name or a surname that comes again",
    arguments: [
      ("President Bashar al-Assad spoke, and Assad left.", ["Bashar al-Assad"]),
      ("It was led by Foreign Minister Walid Muallem.", ["Walid Muallem"]),
      ("Zoltar Quibbs, 34, lives alone.", ["Zoltar Quibbs"]),
      ("Members Naoki Tamura and Zoltu Quibbata dissented.", ["Naoki Tamura", "Zoltu Quibbata"]),
      ("Aoife Ní Bhriain, 36, won. Ní Bhriain said so.", ["Aoife Ní Bhriain"]),
      ("Crown Prince Mohammed bin Salman spoke.", ["Mohammed bin Salman"]),
      ("Novelists won the James Tait Black prize.", []),
      ("Kazakhstan Temir Zholy bought it.", []),
      ("Three Maori MPs said so.", []),
      ("Justices Abhay Rao and Hugo Pratt agreed.", ["Abhay Rao", "Hugo Pratt"]),
      ("President Tsai Ing-wen met critic Kim Do-heon.", ["Tsai Ing-wen", "Kim Do-heon"]),
      ("Pope Francis and King Felipe met.", ["Pope Francis", "King Felipe"]),
      ("The chair went to Ursula von der Leyen of Germany.", ["Ursula von der Leyen"]),
      ("The Black Sea Fleet sailed past the Golden Gate Bridge.", []),
      ("Kremlin Spokesman Dmitry Zarov spoke.", ["Dmitry Zarov"]),
      ("Director-General Amara Okonjo said no.", ["Amara Okonjo"]),
      ("Former Prime Minister Theresa May said no.", ["Theresa May"]),
      ("The Champions League and the World Cup were on television.", []),
      (
        "Senate Majority Leader Jo Pratt met Chief Cabinet Secretary Yuki Sasaki.",
        ["Jo Pratt", "Yuki Sasaki"]
      ),
      ("Presiding Judge Charles L. Smith III left.", ["Charles L. Smith III"]),
      ("Organiser Leena Ghani left.", ["Leena Ghani"]),
      ("J.K. Rowling wrote it; A.I. Chatbots and Joy FM did not.", ["J.K. Rowling"]),
      ("Chris Rock and Austin Butler met at Hyde Park.", ["Chris Rock", "Austin Butler"]),
      ("May Lindqvist, an analyst, said so. In May Johansson left.", ["May Lindqvist"]),
      ("Will Trump resign? Will Hardaway, 44, did.", ["Will Hardaway"]),
      ("Smith said Sunday Okafor would come.", []),
      ("Prosecutor April Haddad said no.", ["April Haddad"]),
      ("It was heard by Justice Rowena Ray QC on Monday.", ["Rowena Ray"]),
      (
        "It went to Jean-Frédéric Quibbs and to Giulia De Zanti.",
        ["Jean-Frédéric Quibbs", "Giulia De Zanti"]
      ),
      ("Claudia Chan Suk-yee met Park Ji-hoon.", ["Claudia Chan Suk-yee", "Park Ji-hoon"]),
      ("The London-based Barney Bank and a Tory-led council met Free Wi-fi.", []),
      (
        "Their manager, Zolt Quibbs, complained to the owner, Berko Hathaze, again.",
        ["Zolt Quibbs"]
      ),
      ("Lamar County Judge Brandi Quibbs signed it.", ["Brandi Quibbs"]),
      ("Nobody had seen it, said Zolt Quibbs of the Brokers.", ["Zolt Quibbs"]),
      (#"It went to "Forrest Gump" and to "The Ballad of Emma Quibbs", she said."#, []),
      ("Commodore Zolt Quibbs met Theologian Emma Roxby.", ["Zolt Quibbs", "Emma Roxby"]),
      ("The farm was left to Luther Quibbs Jr. by his father.", ["Luther Quibbs Jr."]),
      (
        "Rep. Chip Dallas met mayor London Quibbs and opposition leader Ginevra Paris.",
        ["Chip Dallas", "London Quibbs", "Ginevra Paris"]
      ),
      ("Emma Zultan, which makes tea, fell. Emma Quibbs, which is a name, rose.", ["Emma Quibbs"]),
    ])
  func people(_ sentence: String, _ expected: [String]) throws {
    #expect(try names("people", sentence) == expected, "\(sentence)")
  }

  @Test(
    "An organization is in the list, has its noun, or its acronym behind it",
    arguments: [
      ("The UN and NATO agreed.", ["United Nations", "NATO"]),
      (
        "He led the Bureau of Alcohol, Tobacco, Firearms and Explosives in Texas.",
        ["Bureau of Alcohol, Tobacco, Firearms and Explosives"]
      ),
      (
        "The National Federation of Mining, Metallurgical and Steel Workers of Peru struck.",
        ["National Federation of Mining, Metallurgical and Steel Workers of Peru"]
      ),
      (
        "It met the Policing and Community Safety Authority.",
        ["Policing and Community Safety Authority"]
      ),
      (
        "He left the Ministry of Health, Boeing and Airbus.",
        ["Ministry of Health", "Boeing", "Airbus"]
      ),
      ("The Association of Banks in Lebanon met.", ["Association of Banks in Lebanon"]),
      ("The Bolivian Workers' Central called them out.", []),
      ("They fought the 33rd Front of the rebels.", []),
      ("The General Confederation of Labor met.", ["General Confederation of Labor"]),
      ("The Kenya Red Cross said so.", ["Kenya Red Cross"]),
      ("The World Health Organization (WHO) met. The WHO agreed.", ["World Health Organization"]),
      (
        "He works for the Harbor Observatory for Human Rights.",
        ["Harbor Observatory for Human Rights"]
      ),
      ("It was sold to Lamar Furniture Inc. for little.", ["Lamar Furniture Inc."]),
      ("It is what it is, and IS said nothing.", []),
      ("It went to the Ways and Means Committee.", ["Ways and Means Committee"]),
      ("The Kremlin and Riverside Council were silent.", ["Riverside Council"]),
      ("He told AFP so.", ["AFP"]),
      (
        "The University of Oxford and Imperial College London met the Bank of Japan and the Treasury Board.",
        ["University of Oxford", "Imperial College London", "Bank of Japan", "Treasury Board"]
      ),
      (
        "The Department of Health and Human Services and the Ministry of Science and Technology met.",
        ["Department of Health and Human Services", "Ministry of Science and Technology"]
      ),
      ("The U.S. Department of Justice agreed.", ["U.S. Department of Justice"]),
      ("The Press Office of Governor Kathy Doe was closed.", []),
      ("The Bureau of Meteorology in Melbourne said so.", ["Bureau of Meteorology"]),
      (
        "The Board of Control for Cricket in India (BCCI) met.",
        ["Board of Control for Cricket in India"]
      ),
      (
        "The Political Bureau of the Communist Party of China met.",
        ["Political Bureau of the Communist Party of China"]
      ),
      (
        "The All India Institute of Medical Sciences and the East Japan Railway Co. agreed.",
        ["All India Institute of Medical Sciences", "East Japan Railway Co."]
      ),
      (
        "Near St. Paul's Episcopal Church is the Jefferson County Sheriff's Office.",
        ["St. Paul's Episcopal Church", "Jefferson County Sheriff's Office"]
      ),
      (
        "He went from West Kowloon Magistrates' Court to Children's Hospital of Philadelphia.",
        ["West Kowloon Magistrates' Court", "Children's Hospital of Philadelphia"]
      ),
      ("Zoltan's High Court and the Governor's Office were closed.", []),
      ("France's High Court was closed.", ["High Court"]),
      (
        "The World Wide Fund for Nature (WWF) met. The WWF agreed.", ["World Wide Fund for Nature"]
      ),
      ("SOURCE Brightwater Widgets, Inc. said so.", ["Brightwater Widgets, Inc."]),
      ("They played in the Allianz Arena.", []),
      (
        "A partner of Lyle & Pennington spoke of Research & Development at Brown & Root Services.",
        ["Lyle & Pennington", "Brown & Root Services"]
      ),
      (
        "He left Smith & Wesson Brands Inc. for the London School of Hygiene & Tropical Medicine.",
        ["Smith & Wesson Brands Inc.", "London School of Hygiene & Tropical Medicine"]
      ),
      (
        "The Institute of Vertebrate Paleontology and Paleoanthropology met.",
        ["Institute of Vertebrate Paleontology and Paleoanthropology"]
      ),
      (
        "Standard & Poor's and Christie's agreed; Chris Christie did not, and Christie left.",
        ["Standard & Poor's", "Christie's"]
      ),
      (
        "The Native American Rights Fund met the Office of Victim Services.",
        ["Native American Rights Fund", "Office of Victim Services"]
      ),
      ("The Office of the Comptroller General was closed.", ["Office of the Comptroller General"]),
      (
        "A study by the Riverside College for the Bureau of Crime Statistics said so.",
        ["Riverside College", "Bureau of Crime Statistics"]
      ),
    ])
  func organizations(_ sentence: String, _ expected: [String]) throws {
    #expect(try names("organisations", sentence) == expected, "\(sentence)")
  }

  @Test("A dateline's country is a place, too, and speaks for others")
  func regionOfDateline() throws {
    let story = try JSONSerialization.data(withJSONObject: [
      "headline": "A day of news", "dateline": "NAIROBI, Kenya (AP) —", "body": Self.frame,
    ])
    let ninjs = try Desk.ninjs(try Desk.prepare(Array(story)).get())
    let places = try #require(ninjs["places"] as? [[String: Any]])
    #expect(places.map { $0["name"] as? String } == ["Nairobi", "Kenya"])
    #expect(places.map { $0["rel"] as? String } == ["dateline", nil])
  }

  @Test(
    "In another language an acronym stays, a noun comes first, and a club is no town",
    arguments: [
      (
        "organisations", "de",
        "Die Abgeordneten der CDU und der SPD haben im Bundestag über das Gesetz gestritten.",
        ["CDU", "SPD", "Bundestag"]
      ),
      (
        "organisations", "es",
        "El Banco de México y el Instituto Nacional de Estadística y Geografía publicaron las cifras.",
        ["Banco de México", "Instituto Nacional de Estadística y Geografía"]
      ),
      (
        "people", "de",
        "Die Ministerin Annika von Hardenfels und Ute Freifrau von Buhl haben das Gesetz gelobt.",
        ["Annika von Hardenfels", "Ute Freifrau von Buhl"]
      ),
      (
        "places", "it",
        "La squadra ha vinto la partita con un gol su rigore: il Parma ospita la Fiorentina a Roma.",
        ["Roma"]
      ),
    ])
  func otherLanguages(
    _ member: String, _ language: String, _ sentence: String, _ expected: [String]
  ) throws {
    let story = try JSONSerialization.data(withJSONObject: [
      "headline": "-", "body": sentence, "language": language,
    ])
    let ninjs = try Desk.ninjs(try Desk.prepare(Array(story)).get())
    let found = (ninjs[member] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    #expect(found == expected, "\(sentence)")
  }

  @Test("Two words of a topic are enough where one of them stands in the headline")
  func topicOfHeadline() throws {
    func topics(_ headline: String) throws -> [String] {
      let story = try Desk.story("\(headline)\n\nThe bus plunged into a river. \(Self.frame)")
      let subjects = try Desk.ninjs(story)["subjects"] as? [[String: Any]] ?? []
      return subjects.filter { $0["rel"] as? String == "about" }
        .compactMap { $0["literal"] as? String }
    }
    #expect(try topics("Bus plunges into ravine").first == "medtop:03000000")
    #expect(try topics("A day of news").isEmpty)
  }

  @Test("A place has its ISO code, GeoNames' name for it and its position, longitude first")
  func placesAreLocated() throws {
    let story = try Desk.story("Quiet day\n\nThey met in Sochi on Monday. \(Self.frame)")
    let places = try #require(try Desk.ninjs(story)["places"] as? [[String: Any]])
    let sochi = try #require(places.first)
    #expect(sochi["literal"] as? String == "RU")
    #expect(sochi["uri"] as? String == "https://sws.geonames.org/491422/")
    let point = try #require(sochi["geoJSON"] as? [String: Any])
    #expect(point["type"] as? String == "Point")
    let position = try #require(point["coordinates"] as? [Double])
    #expect(abs(position[0] - 39.7) < 0.1 && abs(position[1] - 43.6) < 0.1)
  }

  @Test(
    "A supplier's code is mapped exactly, and then no words are weighed",
    arguments: [
      ("medtop:15000000", "medtop:15000000"), ("subj:15054000", "medtop:15000000"),
      ("http://cv.iptc.org/newscodes/mediatopic/20000574", "medtop:20000574"),
      ("http://cv.iptc.org/newscodes/subjectcode/04000000", "medtop:04000000"),
      ("anpa:s", "medtop:15000000"),
    ])
  func supplierCodes(_ code: String, _ expected: String) throws {
    let story = try JSONSerialization.data(withJSONObject: [
      "headline": "War", "body": "The army shelled the rebels. \(Self.frame)",
      "subjects": [["code": code]],
    ])
    let ninjs = try Desk.ninjs(try Desk.prepare(Array(story)).get())
    let subjects = try #require(ninjs["subjects"] as? [[String: Any]])
    let topics = subjects.filter { $0["rel"] as? String == "about" }
    #expect(topics.map { $0["literal"] as? String } == [expected])
    #expect(topics.first?["confidence"] as? Int == 100)
  }

  @Test("A text that speaks of nothing in particular has no topic")
  func noTopicWithoutEvidence() throws {
    let ninjs = try Desk.ninjs(try Desk.story("A day\n\n\(Self.frame)"))
    let subjects = ninjs["subjects"] as? [[String: Any]] ?? []
    #expect(!subjects.contains { $0["rel"] as? String == "about" })
  }

  @Test("Quoted words have a speaker, and the speaker says so")
  func quotes() throws {
    let story = try Desk.story(
      "A day\n\n\"We will rebuild the old bridge,\" said Mayor Jane Doe. \(Self.frame)")
    var writer = NinjsWriter()
    let quotes = writer.explanation(of: story).values.filter { $0.kind == .quote }
    #expect(quotes.map(\.value) == ["Jane Doe"])
    let people = try #require(try Desk.ninjs(story)["people"] as? [[String: Any]])
    #expect(people.first?["rel"] as? String == "speaker")
  }

  @Test(
    "Who speaks is named in the sentence of the verb, or is who a pronoun stands for; else nobody",
    arguments: [
      (
        "\"We will rebuild the bridge,\" Mayor Jane Doe wrote.\n\nJohn Smith, the engineer, agreed.",
        ["Jane Doe"]
      ),
      (
        "Mayor Jane Doe walked to the harbor.\n\n\"We will rebuild the bridge,\" she said.\n\n"
          + "Governor John Smith agreed.", ["Jane Doe"]
      ),
      (
        "Governor John Smith was silent.\n\n\"The bridge will be rebuilt,\" said an economist at the bank.",
        []
      ),
      (
        "Mayor Jane Doe met Governor John Smith.\n\n\"We will rebuild the bridge,\" she said.", []
      ),
      (
        "Governor John Smith was silent. Mayor Jane Doe said: \"We will rebuild the old bridge.\"",
        ["Jane Doe"]
      ),
      (
        "\"We will rebuild the bridge,\" Mayor Jane Doe, who followed Governor John Smith, told reporters.",
        ["Jane Doe"]
      ),
      (
        "\"We will rebuild the bridge,\" Mayor Jane Doe said. \"It will take two years of work.\"",
        ["Jane Doe", "Jane Doe"]
      ),
      (
        "Governor John Smith said that the bridge was lost.\n\n\"We will rebuild the old bridge.\"",
        []
      ),
    ])
  func speakers(_ text: String, _ expected: [String]) throws {
    let story = try Desk.story("A day\n\n\(Self.frame)\n\n\(text)\n\n\(Self.frame)")
    var writer = NinjsWriter()
    let quotes = writer.explanation(of: story).values.filter { $0.kind == .quote }
    #expect(quotes.map(\.value) == expected)
  }
}
