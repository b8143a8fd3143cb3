import CMalloc

/// How the C library hands out memory.
enum Allocator {
  /// Keeps freed memory for the next batch instead of giving it back to the kernel page by page.
  ///
  /// A batch is some ten megabytes that come and go several times a second; with glibc's defaults a
  /// sixth of the processor time went to page faults. Resident memory stays at its peak, which the
  /// limits bound. Source: mallopt(3).
  static func keepFreedMemory() {
    // The answers say whether the settings were taken; without them it is slower, not wrong.
    mallopt(M_MMAP_THRESHOLD, 64 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
    mallopt(M_TOP_PAD, 16 << 20)
  }
}
