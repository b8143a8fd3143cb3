/// Publishing status, by the names of ninjs' `pubStatus`.
public enum PubStatus: String, Sendable, CaseIterable {
  case usable
  case withheld
  case canceled
}
