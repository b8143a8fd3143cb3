/// Whether a text of another language than English is about sport: so much has to be known of it, because a
/// club there is a town's name.
extension StoryReader {
  mutating func hasWordsOfSport() -> Bool {
    if let known = isOfSport { return known }
    let answer = countsAsSport()
    isOfSport = answer
    return answer
  }

  private mutating func countsAsSport() -> Bool {
    guard let words = Self.wordsOfSport.first(where: { $0.language == languages })?.keys else {
      return false
    }
    var kinds = 0
    for index in 0..<terms.count where words.contains(terms[index].key) {
      kinds += 1
      if kinds >= Self.kindsOfSport { return true }
    }
    return false
  }

  /// One may be a figure of speech.
  private static let kindsOfSport = 3

  private static let wordsOfSport: [(language: TextLanguages, keys: Set<UInt64>)] = [
    (
      .german,
      Set(
        keys(
          """
          tor tore treffer trainer spieler spiel spieltag bundesliga mannschaft elfmeter halbzeit \
          stürmer torwart sieg pokal tabelle minute verteidiger rückstand tabellenführer
          """))
    ),
    (
      .french,
      Set(
        keys(
          """
          but buts match entraîneur joueur joueurs équipe ligue championnat penalty mi-temps \
          attaquant gardien victoire coupe défenseur buteur minute finale classement
          """))
    ),
    (
      .spanish,
      Set(
        keys(
          """
          gol goles partido entrenador jugador jugadores equipo liga campeonato penalti portero \
          delantero victoria copa defensa torneo minuto empate goleada triplete
          """))
    ),
    (
      .italian,
      Set(
        keys(
          """
          gol rete reti partita allenatore giocatore squadra serie campionato rigore portiere \
          attaccante vittoria coppa difensore classifica minuto pareggio tecnico tifosi
          """))
    ),
    (
      .portuguese,
      Set(
        keys(
          """
          gol gols golo golos jogo treinador técnico jogador equipe equipa campeonato pênalti \
          goleiro atacante vitória taça copa zagueiro rodada empate artilheiro
          """))
    ),
    (
      .dutch,
      Set(
        keys(
          """
          doelpunt doelpunten wedstrijd trainer speler spelers eredivisie competitie strafschop \
          keeper aanvaller zege beker verdediger treffer minuut rust ploeg ranglijst gelijkspel
          """))
    ),
  ]
}
