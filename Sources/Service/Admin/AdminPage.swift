/// The page at `/`: what `/status` says, live, for a person. One document, nothing from elsewhere.
enum AdminPage {
  /// - Parameter nonce: of this response; style and script carry it, and nothing else may run.
  static func bytes(nonce: String) -> [UInt8] {
    Array(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <link rel="icon" href="data:,">
      <title>Copydesk</title>
      <style nonce="\(nonce)">
      \(style)
      </style>
      </head>
      <body>
      \(body)
      <script nonce="\(nonce)">
      \(script)
      </script>
      </body>
      </html>

      """.utf8)
  }

  private static let body = #"""
    <header>
    <h1>Copydesk</h1>
    <p><strong id="status" class="pill">…</strong> <span id="reason">waits for the first answer</span></p>
    <p id="about" class="quiet"></p>
    </header>
    <main>
    <section id="figures" class="figures" aria-label="Figures"></section>
    <section class="plots">
    <figure><figcaption>Records a second, last hour <b id="rate-now"></b></figcaption>
    <svg id="rate" role="img" aria-label="Records a second over the last hour"></svg></figure>
    <figure><figcaption>Records waiting, last hour <b id="lag-now"></b></figcaption>
    <svg id="lag" role="img" aria-label="Records waiting over the last hour"></svg></figure>
    </section>
    <section><h2>Checks</h2><ul id="checks" class="checks"></ul></section>
    <section><h2>Outcomes</h2><div class="wide"><table id="outcomes"></table></div></section>
    <section><h2>Partitions</h2><div class="wide"><table id="partitions"></table></div></section>
    <section><h2>Newest rejections</h2><div class="wide"><table id="rejections"></table></div></section>
    <section><h2>Providers</h2><div class="wide"><table id="providers"></table></div></section>
    <section><h2>Last errors</h2><div class="wide"><table id="errors"></table></div></section>
    </main>
    """#
}
