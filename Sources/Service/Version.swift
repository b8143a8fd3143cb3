import Pipeline

/// Copydesk's version, as `--version` prints it and every record carries it.
public let copydeskVersion = CopydeskVersion.current
