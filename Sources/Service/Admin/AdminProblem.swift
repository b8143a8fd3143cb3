import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The admin endpoint's address cannot be had, and what to change.
struct AdminProblem: Error, CustomStringConvertible {
  let description: String

  init(_ error: any Error, _ admin: Config.Admin) {
    let address = "\(admin.host):\(admin.port)"
    guard let code = (error as? IOError)?.errnoCode else {
      description = "admin.host: \(address) cannot be listened on: \(error)"
      return
    }
    description =
      switch code {
      case EADDRINUSE:
        "admin.port: \(address) is in use already; set admin.port to another one, or to 0"
      case EADDRNOTAVAIL: "admin.host: \(admin.host) is no address of this machine"
      case EACCES: "admin.port: listening on \(address) is not permitted; take one from 1024 on"
      default: "admin.host: \(address) cannot be listened on: \(error)"
      }
  }
}
