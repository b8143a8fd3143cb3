/// The version of the rules that a record was processed with, as the `copydesk.version` header of
/// everything that Copydesk writes. It goes up when the same bytes may give another outcome.
public enum CopydeskVersion {
  public static let current = "0.1.0"
}
