#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// SIGTERM and SIGINT from the process's first moment to the one at which the service's lifecycle takes
/// them over.
///
/// Until then nothing is consumed and nothing is open, so there is nothing to drain: the process ends
/// with 0 at once. Without it, it would end by the signal, as if it had been lost.
enum EarlySignals {
  static func endQuietly() {
    for number in [SIGTERM, SIGINT] {
      _ = signal(number) { _ in _exit(0) }
    }
  }
}
