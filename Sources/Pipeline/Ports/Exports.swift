// The ports speak in the nouns of Stories: whoever imports Pipeline gets them with it.
@_exported public import Stories
