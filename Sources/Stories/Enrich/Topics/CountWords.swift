/// Words that count or measure, and no story is about: `seven`, `millones`, `percent`, `crore`.
enum CountWords {
  /// Whether a word, by the hash of it with its case folded, is one.
  static func contains(_ key: UInt64) -> Bool { keys.contains(key) }

  private static let keys: Set<UInt64> = Set(
    words.split(whereSeparator: \.isWhitespace).compactMap { PhraseKey(String($0))?.whole })

  /// Of four letters or more: shorter ones are no keywords anyway.
  private static let words = """
    three four five seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
    thousands million millions billion billions trillion dozen dozens half third quarter fourth fifth
    percent percentage cents crore crores lakh lakhs
    cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien
    ciento cientos miles millón millones
    deux trois quatre cinq sept huit neuf onze douze quinze vingt trente quarante cinquante soixante
    cent cents mille million millions milliard milliards pour-cent
    zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig dreißig vierzig fünfzig hundert
    tausend tausende million millionen milliarde milliarden prozent
    dois duas três quatro sete oito nove doze vinte trinta cinquenta cento milhão milhões
    quattro cinque sette otto nove dieci undici dodici venti trenta cinquanta cento mila milione
    milioni miliardo miliardi
    twee drie vijf zeven acht negen tien twaalf twintig dertig honderd duizend miljoen miljard procent
    """
}
