extension Language {
  static let german = Language(
    code: "de", groupSeparator: 0x2E,
    givenNames: ["Anna", "Bernd", "Clara", "Dieter", "Elif", "Frank", "Greta", "Heinz", "Jörg"],
    familyNames: ["Albers", "Böhm", "Claasen", "Döring", "Ehlers", "Fröhlich", "Groß", "Yıldız"],
    places: ["Husum", "Lübben", "Görlitz", "Aurich", "Celle", "Zwiesel", "Nördlingen", "Wismar"],
    organizations: [
      "der Deichverband", "das Landesamt", "die Hafengesellschaft", "der Stadtrat",
      "die Küstenbank", "der Wetterdienst",
    ],
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
    attributions: [
      "wie {p} am {d} mitteilte", "so {p} in {c}", "wie aus Unterlagen hervorgeht",
      "hieß es am {d} in {c}",
    ],
    quotes: [
      "„Wir hatten {n} Tage Zeit und haben jeden genutzt“, sagte {p} in {c}.",
      "„An {n} Prozent glaubt hier niemand“, sagte {p} am {d}.",
      "„Das war mit {c} nicht abgesprochen“, schrieb {p}.",
    ],
    closings: [
      "Eine weitere Mitteilung wurde für {d} erwartet.", "In {c} leben rund {k} Menschen.",
      "{p} leitet die Stelle seit {n} Monaten.",
    ],
    topics: [
      Topic(
        section: "Panorama", code: "medtop:20000151", keywords: ["Sturm", "Deich", "Flut"],
        headlines: [
          "Sturmflut überspült Deich bei {c}", "{n} Orte nach Unwetter ohne Strom",
          "Fähre nach {c} fällt {n} Tage aus", "Helfer erreichen {c} nach {n} Stunden",
        ],
        subjects: [
          "der Deich bei {c}", "die Feuerwehr aus {c}", "ein Sturm mit {n} Metern je Sekunde",
          "die einzige Brücke nach {c}", "ein Konvoi mit {n} Pumpen", "das Wasser vor {c}",
        ],
        actions: [
          "beschädigte {n} Häuser", "war {n} Stunden lang gesperrt",
          "brachte {n} Menschen in Sicherheit", "stieg um {n} Zentimeter",
          "kostete die Gemeinde {k} Euro", "erreichte {c} erst am {d}",
        ],
        circumstances: [
          "obwohl rechtzeitig gewarnt worden war", "während es in {c} weiter regnete",
          "zum zweiten Mal in {n} Wochen", "bevor der Wind drehte",
        ])
    ])

  static let french = Language(
    code: "fr", groupSeparator: 0x20,
    givenNames: ["Agnès", "Benoît", "Cécile", "Damien", "Élodie", "François", "Gaëlle", "Hervé"],
    familyNames: [
      "Aubert", "Béranger", "Castel", "Dufrêne", "Évrard", "Fabre", "Girault", "Hamon",
    ],
    places: ["Saint-Aubin", "Belle-Rive", "Châteauneuf", "Montréval", "Tréguet", "Port-Navel"],
    organizations: [
      "la préfecture", "le conseil régional", "la compagnie du port", "le syndicat des pêcheurs",
      "l'institut maritime",
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    attributions: [
      "a indiqué {p} {d}", "selon {o}", "a-t-on appris {d} à {c}",
      "d'après {p}, joint par téléphone",
    ],
    quotes: [
      "« Nous avions {n} jours et nous les avons tous utilisés », a déclaré {p} à {c}.",
      "« Personne ici ne croit à ces {n} pour cent », a dit {p}.",
      "« Ce n'est pas ce qui était convenu », a écrit {p} {d}.",
    ],
    closings: [
      "Une nouvelle réunion est prévue {d}.", "Près de {k} personnes vivent à {c}.",
      "{p} dirige le service depuis {n} mois.",
    ],
    topics: [
      Topic(
        section: "Économie", code: "medtop:04000000", keywords: ["port", "grève", "pêche"],
        headlines: [
          "Le port de {c} bloqué depuis {n} jours", "Grève à {c} : {n} bateaux à quai",
          "{c} : accord trouvé après {n} heures", "Le budget de {c} adopté par {n} voix",
        ],
        subjects: [
          "le port de {c}", "un équipage de {n} marins", "la direction", "un accord signé à {c}",
          "le trafic vers {c}", "une délégation menée par {p}",
        ],
        actions: [
          "a repris le travail après {n} heures", "réclame une hausse de {n} pour cent",
          "a perdu {k} euros en une semaine", "n'a pas pu atteindre {c}",
          "a rejeté {n} des propositions", "doit être présenté {d}",
        ],
        circumstances: [
          "alors que {o} s'y opposait", "alors que la pluie continuait à {c}",
          "pour la deuxième fois en {n} semaines", "au terme d'un vote serré",
        ])
    ])

  static let spanish = Language(
    code: "es", groupSeparator: 0x2E,
    givenNames: ["Alba", "Bruno", "Celia", "Darío", "Elena", "Fermín", "Gloria", "Íñigo"],
    familyNames: ["Aranda", "Benítez", "Cañizares", "Durán", "Echeverría", "Fuentes", "Núñez"],
    places: ["Valdemar", "Puerto Hondo", "San Telmo", "Arroyo Seco", "Peña Blanca", "Río Claro"],
    organizations: [
      "el ayuntamiento", "la autoridad portuaria", "el ministerio", "la universidad de San Telmo",
      "el servicio meteorológico",
    ],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
    attributions: [
      "informó {o} el {d}", "según {p}", "dijo {p} en {c}", "confirmó {o}",
    ],
    quotes: [
      "«Teníamos {n} días y usamos cada uno», dijo {p} en {c}.",
      "«Nadie aquí cree en ese {n} por ciento», afirmó {p}.",
      "«No es lo que acordamos», escribió {p} el {d}.",
    ],
    closings: [
      "Se espera otro comunicado el {d}.", "En {c} viven unas {k} personas.",
      "{p} dirige el organismo desde hace {n} meses.",
    ],
    topics: [
      Topic(
        section: "Ciencia", code: "medtop:13000000", keywords: ["estudio", "costa", "salud"],
        headlines: [
          "Un estudio halla {n} especies nuevas cerca de {c}", "Vuelven las ballenas a {c}",
          "Hallan en {c} un barco hundido hace {n} siglos", "{c} amplía su ensayo a {k} pacientes",
        ],
        subjects: [
          "un equipo de {c}", "el ensayo con {k} voluntarios", "el grupo que dirige {p}",
          "las muestras tomadas en {c}", "el barco, a {n} metros de profundidad,",
          "la expedición que salió de {c}",
        ],
        actions: [
          "encontró el efecto en el {n} por ciento de los casos", "duró {n} meses",
          "descartó {n} de las muestras", "será repetido por {o}", "costó {k} euros",
          "no mostró diferencias en {n} semanas",
        ],
        circumstances: [
          "aunque la muestra era pequeña", "pese a las dudas de {p}", "lejos de las luces de {c}",
          "como ya sugería un trabajo anterior",
        ])
    ])
}
